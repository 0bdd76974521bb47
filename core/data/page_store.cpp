#include "core/data/page_store.hpp"

#include <algorithm>
#include <cstring>
#include <map>
#include <new>
#include <stdexcept>

namespace bottega {

namespace {

// Memory is taken in slabs, so that a growing archive is never copied and no page ever moves.
constexpr std::int64_t kSlabBytes = 256 * 1024;

std::size_t as_index(std::int64_t number) { return static_cast<std::size_t>(number); }

// The pieces of [offset, offset + length) that lie in one slab each: visit(slab, offset in slab, done, length).
template <class Visit>
void for_each_piece(std::int64_t offset, std::int64_t length, Visit visit) {
    std::int64_t done = 0;
    while (done < length) {
        const std::int64_t inside = (offset + done) % kSlabBytes;
        const std::int64_t piece = std::min(kSlabBytes - inside, length - done);
        visit(as_index((offset + done) / kSlabBytes), as_index(inside), as_index(done), as_index(piece));
        done += piece;
    }
}

}  // namespace

PageStore::PageStore(int page_size, std::int64_t sequence, PageSink* sink)
    : page_size_(page_size), sequence_(sequence), sink_(sink) {
    if (page_size < 512 || kSlabBytes % page_size != 0) throw std::invalid_argument("page size");
}

bool PageStore::preload(std::int64_t size) noexcept {
    if (!make_room(size, Content::WrittenSoon)) return false;
    forget_beyond(size);
    size_ = committed_size_ = size;
    return true;
}

std::uint8_t* PageStore::page_address(std::int64_t offset) const noexcept {
    const std::size_t slab = as_index(offset / kSlabBytes);
    return offset >= 0 && slab < slabs_.size() ? slabs_[slab].get() + offset % kSlabBytes : nullptr;
}

std::size_t PageStore::read(std::int64_t offset, std::span<std::uint8_t> target) const noexcept {
    const auto wanted = static_cast<std::int64_t>(target.size());
    const std::int64_t available = std::clamp<std::int64_t>(size_ - offset, 0, wanted);
    for_each_piece(offset, available, [&](std::size_t slab, std::size_t inside, std::size_t done, std::size_t piece) {
        std::memcpy(target.data() + done, slabs_[slab].get() + inside, piece);
    });
    std::fill(target.begin() + available, target.end(), std::uint8_t{0});
    return as_index(available);
}

bool PageStore::write(std::int64_t offset, std::span<const std::uint8_t> source) noexcept {
    const auto length = static_cast<std::int64_t>(source.size());
    const std::int64_t end = offset + length;
    if (!make_room(end)) return false;
    // SQLite skips pages it has no use for (the one at the pending byte, free ones): the hole is part of the file.
    const std::int64_t first_change = std::min(offset, size_);
    if (!mark_changed(first_change, end - first_change)) return false;
    for_each_piece(offset, length, [&](std::size_t slab, std::size_t inside, std::size_t done, std::size_t piece) {
        std::memcpy(slabs_[slab].get() + inside, source.data() + done, piece);
    });
    size_ = std::max(size_, end);
    whole_ = false;
    return true;
}

bool PageStore::resize(std::int64_t size) noexcept {
    if (size == size_) return true;
    if (size > size_ && (!make_room(size) || !mark_changed(size_, size - size_))) return false;
    if (size < size_) forget_beyond(size);
    size_ = size;
    whole_ = false;
    return true;
}

void PageStore::commit() noexcept {
    whole_ = true;
    if (!has_changes()) return;
    for (const std::uint32_t page : changed_) is_changed_[page] = false;
    std::erase_if(changed_, [&](std::uint32_t page) { return std::int64_t{page} * page_size_ >= size_; });
    std::sort(changed_.begin(), changed_.end());
    handed_.clear();
    for (const std::uint32_t page : changed_) handed_.push_back(page_address(std::int64_t{page} * page_size_));

    committed_size_ = size_;
    ++sequence_;
    ++commits_;
    bytes_handed_over_ += static_cast<std::int64_t>(changed_.size()) * page_size_;
    if (sink_) {
        sink_->committed({.sequence = sequence_,
                          .file_size = size_,
                          .page_size = page_size_,
                          .numbers = changed_,
                          .pages = handed_});
    }
    changed_.clear();
}

bool PageStore::make_room(std::int64_t size, Content content) noexcept {
    try {
        const std::size_t needed = as_index((size + kSlabBytes - 1) / kSlabBytes);
        slabs_.reserve(needed);
        is_changed_.resize(std::max(is_changed_.size(), needed * as_index(kSlabBytes / page_size_)), false);
        while (slabs_.size() < needed) {
            slabs_.emplace_back(new std::uint8_t[as_index(kSlabBytes)]);
            if (content == Content::Zeros) std::memset(slabs_.back().get(), 0, as_index(kSlabBytes));
        }
        return true;
    } catch (const std::bad_alloc&) {
        return false;
    }
}

bool PageStore::mark_changed(std::int64_t offset, std::int64_t length) noexcept {
    try {
        const std::int64_t last = (offset + length - 1) / page_size_;
        for (std::int64_t page = offset / page_size_; page <= last; ++page) {
            if (is_changed_[as_index(page)]) continue;
            changed_.push_back(static_cast<std::uint32_t>(page));
            is_changed_[as_index(page)] = true;
        }
        handed_.reserve(changed_.capacity());
        return true;
    } catch (const std::bad_alloc&) {
        return false;
    }
}

// What grows there again must be zeros, as in any file.
void PageStore::forget_beyond(std::int64_t size) noexcept {
    const std::int64_t kept = (size + kSlabBytes - 1) / kSlabBytes;
    slabs_.resize(std::min(slabs_.size(), as_index(kept)));
    if (std::uint8_t* rest = page_address(size)) std::memset(rest, 0, as_index(kSlabBytes - size % kSlabBytes));
}

namespace {

// SQLite finds its file by name alone, so the files must be reachable from its callbacks.
std::map<std::string, std::unique_ptr<PageStore>, std::less<>>& stores() {
    static std::map<std::string, std::unique_ptr<PageStore>, std::less<>> all;
    return all;
}

}  // namespace

PageStore& create_page_store(const std::string& name, int page_size, std::int64_t sequence, PageSink* sink) {
    auto& slot = stores()[name];
    slot = std::make_unique<PageStore>(page_size, sequence, sink);
    return *slot;
}

PageStore* find_page_store(std::string_view name) noexcept {
    const auto found = stores().find(name);
    return found == stores().end() ? nullptr : found->second.get();
}

PageStore& page_store(std::string_view name) {
    if (PageStore* store = find_page_store(name)) return *store;
    throw std::out_of_range("no page store of this name");
}

void remove_page_store(std::string_view name) noexcept {
    if (const auto found = stores().find(name); found != stores().end()) stores().erase(found);
}

}  // namespace bottega
