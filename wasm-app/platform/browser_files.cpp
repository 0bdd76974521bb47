#include "wasm-app/platform/browser_files.hpp"

#include <emscripten.h>

#include <utility>

#include "imgui.h"
#include "wasm-app/platform/page.hpp"
#include "wasm-app/platform/platform.hpp"

extern "C" {

EM_JS(void, shell_add_files, (int request, int many), { Module.shell.files.choose(request, many !== 0); });
EM_JS(void, shell_keep_bytes, (int request, const void* bytes, int size, const char* name, const char* media_type),
      { Module.shell.files.keepBytes(request, bytes, size, UTF8ToString(name), UTF8ToString(media_type)); });
EM_JS(void, shell_stop_files, (), { Module.shell.files.stop(); });
EM_JS(void, shell_load_file, (int request, const char* hash), { Module.shell.files.load(request, UTF8ToString(hash)); });
EM_JS(void, shell_download_file, (int request, const char* hash, const char* name, const char* media_type),
      { Module.shell.files.download(request, UTF8ToString(hash), UTF8ToString(name), UTF8ToString(media_type)); });
EM_JS(void, shell_preview_file, (int request, const char* hash, const char* name, const char* media_type),
      { Module.shell.files.preview(request, UTF8ToString(hash), UTF8ToString(name), UTF8ToString(media_type)); });

}  // extern "C"

namespace bottega::platform {

BrowserFiles& browser_files() {
    static BrowserFiles files;
    return files;
}

void BrowserFiles::add_files(bool many, Taking taking) {
    waiting_for_files_.emplace(++last_request_, std::move(taking));
    shell_add_files(last_request_, many ? 1 : 0);
}

void BrowserFiles::take_dropped(Taking taking) {
    takes_dropped_ = std::move(taking);
    frame_of_dropped_ = ImGui::GetFrameCount();
}

void BrowserFiles::take_dropped_on(const ui::Rect& place, Taking taking) {
    if (std::exchange(frame_of_fields_, ImGui::GetFrameCount()) != ImGui::GetFrameCount()) fields_.clear();
    fields_.emplace_back(place, std::move(taking));
}

const ui::FileHost::Taking* BrowserFiles::field_at(float x, float y) const {
    if (frame_of_fields_ != ImGui::GetFrameCount()) return nullptr;
    for (const auto& [place, taking] : fields_)
        if (x >= place.x && x < place.right() && y >= place.y && y < place.bottom()) return &taking;
    return nullptr;
}

bool BrowserFiles::takes_files() const { return takes_dropped_.kept && frame_of_dropped_ == ImGui::GetFrameCount(); }

int BrowserFiles::files_dropped(float x, float y) {
    const Taking* field = field_at(x, y);
    if (!field && !takes_files()) return 0;
    waiting_for_files_.emplace(++last_request_, field ? *field : takes_dropped_);
    return last_request_;
}

void BrowserFiles::keep(std::span<const std::byte> bytes, std::string_view name, std::string_view media_type, Kept kept) {
    waiting_for_files_.emplace(++last_request_, Taking{.kept = std::move(kept)});
    shell_keep_bytes(last_request_, bytes.data(), static_cast<int>(bytes.size()), std::string(name).c_str(),
                     std::string(media_type).c_str());
}

void BrowserFiles::file_kept(int request, const ui::KeptFile& file, std::string_view failure) {
    const auto found = waiting_for_files_.find(request);
    if (found == waiting_for_files_.end()) return;
    const Kept kept = found->second.kept;
    kept(file, failure);
    wake(3);
}

void BrowserFiles::files_done(int request) {
    const auto found = waiting_for_files_.extract(request);
    if (found.empty() || !found.mapped().ended) return;
    found.mapped().ended();
    wake(3);
}

void BrowserFiles::stop_keeping() { shell_stop_files(); }

void BrowserFiles::load(std::string_view hash, Loaded loaded) {
    waiting_for_bytes_.emplace(++last_request_, std::move(loaded));
    shell_load_file(last_request_, std::string(hash).c_str());
}

void BrowserFiles::file_loaded(int request, std::span<const std::byte> bytes, std::string_view failure) {
    auto found = waiting_for_bytes_.extract(request);
    if (found.empty()) return;
    found.mapped()(bytes, failure);
    wake(3);
}

void BrowserFiles::download(const ui::KeptFile& file, Given given) {
    waiting_for_bytes_.emplace(++last_request_, [given = std::move(given)](auto, auto failure) { given(failure); });
    shell_download_file(last_request_, file.hash.c_str(), file.name.c_str(), file.media_type.c_str());
}

void BrowserFiles::preview(const ui::KeptFile& file, Given given) {
    waiting_for_bytes_.emplace(++last_request_, [given = std::move(given)](auto, auto failure) { given(failure); });
    shell_preview_file(last_request_, file.hash.c_str(), file.name.c_str(), file.media_type.c_str());
}

}  // namespace bottega::platform

using bottega::platform::browser_files;

extern "C" {

EMSCRIPTEN_KEEPALIVE int platform_takes_files(double x, double y) {
    if (browser_files().field_at(static_cast<float>(x), static_cast<float>(y))) return 3;
    if (browser_files().takes_files()) return 1;
    return bottega::platform::page().host.takes_dropped_file() ? 2 : 0;
}

EMSCRIPTEN_KEEPALIVE int platform_files_dropped(double x, double y) {
    return browser_files().files_dropped(static_cast<float>(x), static_cast<float>(y));
}

EMSCRIPTEN_KEEPALIVE int platform_file_dropped() { return bottega::platform::page().host.file_dropped(); }

EMSCRIPTEN_KEEPALIVE void platform_file_kept(int request, const char* name, const char* media_type, const char* hash,
                                             double bytes, const char* failure, const void* text, int size) {
    browser_files().file_kept(request,
                              {.name = name,
                               .media_type = media_type,
                               .hash = hash,
                               .bytes = static_cast<std::int64_t>(bytes),
                               .text = std::string(static_cast<const char*>(text), static_cast<std::size_t>(size))},
                              failure);
}

EMSCRIPTEN_KEEPALIVE void platform_files_done(int request) { browser_files().files_done(request); }

EMSCRIPTEN_KEEPALIVE void platform_file_progress(const char* name, double done, double total, int number, int count) {
    std::optional<bottega::ui::FileProgress> progress;
    if (total > 0)
        progress = {.name = name, .done = static_cast<std::int64_t>(done), .total = static_cast<std::int64_t>(total), .number = number, .count = count};
    browser_files().set_progress(std::move(progress));
    bottega::platform::wake(1);
}

EMSCRIPTEN_KEEPALIVE void platform_file_loaded(int request, const char* failure, const void* bytes, int size) {
    browser_files().file_loaded(request, {static_cast<const std::byte*>(bytes), static_cast<std::size_t>(size)}, failure);
}

}  // extern "C"
