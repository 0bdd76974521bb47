#pragma once

// ui::Host for a browser page.

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "imgui.h"
#include "wasm-app/kit/host.hpp"

namespace bottega::platform {

// What the system says about the person's wishes; the page tells it at the start and when it changes.
struct Preferences {
    std::string language = "en";
    bool dark = false;
    bool contrast = false;  // more of it, or the system's own colours only
    bool reduced_motion = false;
    bool can_share = false;
};

// How far the page has got in keeping the archive.
struct StorageStatus {
    ui::SaveState state = ui::SaveState::Saved;
    std::string reason;     // only of NotSaved, see NotSavedReason in web-shell/src/storage/types.js
    bool is_final = false;  // nothing this tab does will be saved any more
    int pending = 0;
    std::uint64_t durable_sequence = 0;
};

class BrowserHost final : public ui::Host {
public:
    void wake(int frames) override;
    void animate() override;
    void wake_in(double milliseconds) override;

    [[nodiscard]] bool is_touch() const override;
    [[nodiscard]] std::string language() const override { return preferences_.language; }
    [[nodiscard]] bool prefers_dark() const override { return preferences_.dark; }
    [[nodiscard]] bool prefers_contrast() const override { return preferences_.contrast; }
    void set_text_size(int percent) override;
    [[nodiscard]] bool reduced_motion() const override { return preferences_.reduced_motion; }
    [[nodiscard]] double now_ms() const override;
    [[nodiscard]] std::string today() const override;
    void announce(std::string_view text, bool assertive) override;
    void drag_handle(std::uint32_t id) override { drag_handles_.push_back(id); }
    void lift_handle(std::uint32_t id) override { lift_handles_.push_back(id); }

    void copy_text(std::string_view text) override;
    void download(std::span<const std::byte> bytes, std::string_view name, std::string_view mime) override;
    void pick_file(std::string_view accept, std::function<void(ui::PickedFile)> picked) override;
    void take_dropped_file(std::function<void(ui::PickedFile)> picked) override;
    void render_pdf(std::string_view definition_json, PdfDone done) override;
    void print_pdf(std::span<const std::byte> bytes, std::string_view name) override;
    [[nodiscard]] bool can_share() const override { return preferences_.can_share; }
    void mail_pdf(std::span<const std::byte> bytes, const ui::Paper& paper) override;
    void preview_pdf(std::span<const std::byte> bytes, const ui::Paper& paper, Preview preview) override;
    void ask_page(std::string_view what, std::string_view wish, PageAnswer done) override;
    void set_location(std::string_view fragment) override { move_to(fragment, true); }
    void replace_location(std::string_view fragment) override { move_to(fragment, false); }
    void open_url(std::string_view url) override;

    [[nodiscard]] std::optional<std::string> edit_long_text(const ui::LongTextArea& area) override;
    [[nodiscard]] std::uint32_t long_text_being_edited() const override;

    [[nodiscard]] ui::SaveState save_state() const override;
    [[nodiscard]] int pending_commits() const override;
    [[nodiscard]] std::uint64_t durable_sequence() const override;
    void ask_for_persistence() override;
    [[nodiscard]] std::optional<bool> is_persistent() const override { return persistent_; }
    void keep_forms(std::string_view text) override;
    [[nodiscard]] std::string kept_forms() override { return std::exchange(kept_forms_, {}); }
    [[nodiscard]] bool has_new_version() const override { return new_version_; }
    void change_to_new_version() override;

    // For the platform.
    void begin_frame() {
        drag_handles_.clear();
        lift_handles_.clear();
    }
    [[nodiscard]] bool is_drag_handle(ImGuiID id) const;
    [[nodiscard]] bool is_lift_handle(ImGuiID id) const;
    void set_preferences(Preferences preferences) { preferences_ = std::move(preferences); }
    void set_new_version() { new_version_ = true; }
    void set_kept_forms(std::string text) { kept_forms_ = std::move(text); }
    void set_persistent(bool persistent) { persistent_ = persistent; }
    void set_storage_status(StorageStatus status) { storage_ = std::move(status); }
    [[nodiscard]] const StorageStatus& storage_status() const { return storage_; }
    [[nodiscard]] bool takes_dropped_file() const;  // what the last frame has shown does
    [[nodiscard]] int file_dropped();               // the request under which it is handed over; 0: not wanted here
    void file_picked(int request, ui::PickedFile file);
    void pdf_rendered(int request, std::span<const std::byte> bytes, std::string_view failure);
    void page_answered(int request, std::string_view json, std::string_view failure);
    [[nodiscard]] const std::string& known_location() const { return location_; }
    void location_changed(std::string location) { location_ = std::move(location); }

private:
    void move_to(std::string_view fragment, bool is_step);

    Preferences preferences_;
    StorageStatus storage_;
    std::optional<bool> persistent_;
    bool new_version_ = false;
    std::vector<ImGuiID> drag_handles_, lift_handles_;
    std::map<int, std::function<void(ui::PickedFile)>> waiting_for_file_;
    std::function<void(ui::PickedFile)> takes_dropped_;
    int frame_of_dropped_ = -1;
    std::map<int, PdfDone> waiting_for_pdf_;
    std::map<int, PageAnswer> waiting_for_page_;
    int last_request_ = 0;
    std::string location_, kept_forms_;
};

}  // namespace bottega::platform
