#include "wasm-app/platform/page_store_bridge.hpp"

#include "core/data/memory_vfs.hpp"
#include "core/data/page_store.hpp"

#include <new>

#include <emscripten.h>

// The page's own code must not throw through SQLite: what goes wrong there is reported by the storage's status.
EM_JS(void, hand_over_commit,
      (double sequence, double size, int page_size, int count, const std::uint32_t* numbers, const void* addresses), {
          try {
              Module["storage"]["committed"]({
                  "sequence" : sequence,
                  "size" : size,
                  "pageSize" : page_size,
                  "numbers" : HEAPU32.subarray(numbers >>> 2, (numbers >>> 2) + count),
                  "addresses" : HEAPU32.subarray(addresses >>> 2, (addresses >>> 2) + count),
                  "memory" : HEAPU8
              });
          } catch (failure) {
              console.error(failure);
          }
      })

namespace bottega {

namespace {

class PageOfBrowser : public PageSink {
public:
    void committed(const PageCommit& commit) noexcept override {
        hand_over_commit(static_cast<double>(commit.sequence), static_cast<double>(commit.file_size), commit.page_size,
                         static_cast<int>(commit.numbers.size()), commit.numbers.data(), commit.pages.data());
    }
};

PageStore* archive() { return find_page_store(archive_name); }

}  // namespace

}  // namespace bottega

extern "C" {

EMSCRIPTEN_KEEPALIVE int storage_create(int page_size, double size, double sequence) {
    static bottega::PageOfBrowser browser;
    try {
        bottega::register_memory_vfs();
        auto& store =
            bottega::create_page_store(bottega::archive_name, page_size, static_cast<std::int64_t>(sequence), &browser);
        return store.preload(static_cast<std::int64_t>(size)) ? 1 : 0;
    } catch (const std::bad_alloc&) {
        return 0;
    }
}

EMSCRIPTEN_KEEPALIVE std::uint8_t* storage_page_address(double offset) {
    const auto* store = bottega::archive();
    return store ? store->page_address(static_cast<std::int64_t>(offset)) : nullptr;
}

EMSCRIPTEN_KEEPALIVE int storage_is_writing() {
    const auto* store = bottega::archive();
    return store && store->is_writing() ? 1 : 0;
}

EMSCRIPTEN_KEEPALIVE double storage_size() {
    const auto* store = bottega::archive();
    return store ? static_cast<double>(store->size()) : 0;
}

EMSCRIPTEN_KEEPALIVE double storage_sequence() {
    const auto* store = bottega::archive();
    return store ? static_cast<double>(store->sequence()) : 0;
}

EMSCRIPTEN_KEEPALIVE double storage_commits() {
    const auto* store = bottega::archive();
    return store ? static_cast<double>(store->commits()) : 0;
}

EMSCRIPTEN_KEEPALIVE double storage_bytes_handed_over() {
    const auto* store = bottega::archive();
    return store ? static_cast<double>(store->bytes_handed_over()) : 0;
}

}  // extern "C"
