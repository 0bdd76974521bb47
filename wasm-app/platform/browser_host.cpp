#include "wasm-app/platform/browser_host.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>

#include "imgui.h"
#include "wasm-app/kit/mirror.hpp"
#include "wasm-app/platform/page.hpp"
#include "wasm-app/platform/shell_calls.hpp"

namespace bottega::platform {
namespace {

int size_of(std::span<const std::byte> bytes) { return static_cast<int>(bytes.size()); }

// The calls to the page want a terminating zero.
struct Terminated {
    explicit Terminated(std::string_view text) : text_(text) {}
    operator const char*() const { return text_.c_str(); }  // NOLINT: stands in for the text in a call

private:
    std::string text_;
};

}  // namespace

void BrowserHost::wake(int frames) { page().loop.wake(frames); }
void BrowserHost::animate() { page().loop.animate(); }
void BrowserHost::wake_in(double milliseconds) { page().loop.wake_in(milliseconds); }

bool BrowserHost::is_touch() const { return page().touch.is_last_pointer(); }

double BrowserHost::now_ms() const {
    const auto since_1970 = std::chrono::system_clock::now().time_since_epoch();
    return static_cast<double>(std::chrono::duration_cast<std::chrono::milliseconds>(since_1970).count());
}

std::string BrowserHost::today() const {
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    localtime_r(&now, &local);
    char text[16];
    std::snprintf(text, sizeof text, "%04d-%02d-%02d", local.tm_year + 1900, local.tm_mon + 1, local.tm_mday);
    return text;
}

void BrowserHost::set_text_size(int percent) { shell_set_text_size(percent); }

void BrowserHost::announce(std::string_view text, bool assertive) {
    shell_announce(text.data(), static_cast<int>(text.size()), assertive ? 1 : 0);
}

void BrowserHost::copy_text(std::string_view text) {
    page().clipboard = text;
    shell_copy_text(text.data(), static_cast<int>(text.size()));
}

void BrowserHost::download(std::span<const std::byte> bytes, std::string_view name, std::string_view mime) {
    shell_download(bytes.data(), size_of(bytes), Terminated(name), Terminated(mime));
}

void BrowserHost::pick_file(std::string_view accept, std::function<void(ui::PickedFile)> picked) {
    waiting_for_file_.clear();  // the browser shows one file dialog at a time
    waiting_for_file_.emplace(++last_request_, std::move(picked));
    shell_pick_file(last_request_, Terminated(accept));
}

void BrowserHost::file_picked(int request, ui::PickedFile file) {
    const auto found = waiting_for_file_.find(request);
    if (found == waiting_for_file_.end()) {
        return;
    }
    const std::function<void(ui::PickedFile)> picked = std::move(found->second);
    waiting_for_file_.erase(found);
    picked(std::move(file));
    wake(3);
}

void BrowserHost::take_dropped_file(std::function<void(ui::PickedFile)> picked) {
    takes_dropped_ = std::move(picked);
    frame_of_dropped_ = ImGui::GetFrameCount();
}

bool BrowserHost::takes_dropped_file() const {
    return takes_dropped_ && frame_of_dropped_ == ImGui::GetFrameCount();
}

int BrowserHost::file_dropped() {
    if (!takes_dropped_file()) return 0;
    waiting_for_file_.emplace(++last_request_, takes_dropped_);
    return last_request_;
}

void BrowserHost::render_pdf(std::string_view definition_json, PdfDone done) {
    waiting_for_pdf_.emplace(++last_request_, std::move(done));
    shell_render_pdf(last_request_, definition_json.data(), static_cast<int>(definition_json.size()));
}

void BrowserHost::pdf_rendered(int request, std::span<const std::byte> bytes, std::string_view failure) {
    const auto found = waiting_for_pdf_.find(request);
    if (found == waiting_for_pdf_.end()) {
        return;
    }
    const PdfDone done = std::move(found->second);
    waiting_for_pdf_.erase(found);
    done(bytes, failure);
    wake(3);
}

void BrowserHost::ask_page(std::string_view what, std::string_view wish, PageAnswer done) {
    waiting_for_page_.emplace(++last_request_, std::move(done));
    shell_ask_page(last_request_, Terminated(what), Terminated(wish));
}

void BrowserHost::page_answered(int request, std::string_view json, std::string_view failure) {
    const auto found = waiting_for_page_.find(request);
    if (found == waiting_for_page_.end()) return;
    const PageAnswer done = std::move(found->second);
    waiting_for_page_.erase(found);
    done(json, failure);
    wake(3);
}

void BrowserHost::print_pdf(std::span<const std::byte> bytes, std::string_view name) {
    shell_print_pdf(bytes.data(), size_of(bytes), Terminated(name));
}

void BrowserHost::mail_pdf(std::span<const std::byte> bytes, const ui::Paper& paper) {
    shell_mail_pdf(bytes.data(), size_of(bytes), paper.name.c_str(), paper.to.c_str(), paper.subject.c_str(),
                   paper.body.c_str());
}

void BrowserHost::preview_pdf(std::span<const std::byte> bytes, const ui::Paper& paper, Preview preview) {
    shell_preview_pdf(bytes.data(), size_of(bytes), paper.name.c_str(), paper.to.c_str(), paper.subject.c_str(),
                      paper.body.c_str(), preview == Preview::ToShare ? 1 : 0);
}

void BrowserHost::move_to(std::string_view fragment, bool is_step) {
    if (location_ != fragment) {
        location_ = fragment;
        shell_set_location(location_.c_str(), is_step ? 1 : 0);
    }
}

void BrowserHost::open_url(std::string_view url) { shell_open_url(Terminated(url)); }

std::optional<std::string> BrowserHost::edit_long_text(const ui::LongTextArea& area) {
    return page().long_text.edit(area);
}

std::uint32_t BrowserHost::long_text_being_edited() const { return page().long_text.id(); }

ui::SaveState BrowserHost::save_state() const { return storage_.state; }
int BrowserHost::pending_commits() const { return storage_.pending; }
std::uint64_t BrowserHost::durable_sequence() const { return storage_.durable_sequence; }
void BrowserHost::ask_for_persistence() { shell_ask_for_persistence(); }
void BrowserHost::keep_forms(std::string_view text) { shell_keep_forms(text.data(), static_cast<int>(text.size())); }
void BrowserHost::change_to_new_version() { shell_change_to_new_version(); }

bool BrowserHost::is_drag_handle(ImGuiID id) const {
    return std::find(drag_handles_.begin(), drag_handles_.end(), id) != drag_handles_.end();
}

bool BrowserHost::is_lift_handle(ImGuiID id) const {
    return std::find(lift_handles_.begin(), lift_handles_.end(), id) != lift_handles_.end();
}

}  // namespace bottega::platform
