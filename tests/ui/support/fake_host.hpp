#pragma once

// A page that remembers what it was asked.

#include <span>
#include <string>
#include <utility>
#include <vector>

#include "wasm-app/kit/host.hpp"

namespace bottega::test {

struct FakeHost : ui::Host {
    int wakes = 0;
    bool animating = false;
    double wake_after = -1;
    bool touch = false, dark = false, contrast = false, still = true;
    int text_size = 0;
    double now = 1'770'000'000'000;
    std::string day = "2026-03-14", browser_language = "it";
    std::string clipboard, location, opened_url, printed, shared, previewed, mailed_to, picked_accept;
    std::vector<std::string> downloads, announcements;
    std::function<void(ui::PickedFile)> waiting_for_file, takes_dropped;
    struct Wish {
        std::string what, wish;
        PageAnswer done;
    };
    std::vector<Wish> wishes;
    bool keeps_copies = true;                   // "take-snapshot" is answered at once
    std::string rendered_definition;
    PdfDone waiting_for_pdf;
    ui::SaveState state = ui::SaveState::Saved;
    int pending = 0;
    std::uint64_t durable = 0;
    bool asked_for_persistence = false;
    std::string forms;                          // kept beside the archive
    std::uint32_t edited_text = 0;              // the long text whose area is open
    std::optional<std::string> typed_long_text; // handed over in the next frame

    void wake(int) override { ++wakes; }
    void animate() override { animating = true; }
    void wake_in(double milliseconds) override { wake_after = milliseconds; }
    bool is_touch() const override { return touch; }
    std::string language() const override { return browser_language; }
    bool prefers_dark() const override { return dark; }
    bool prefers_contrast() const override { return contrast; }
    void set_text_size(int percent) override { text_size = percent; }
    bool reduced_motion() const override { return still; }
    double now_ms() const override { return now; }
    std::string today() const override { return day; }
    void announce(std::string_view text, bool) override { announcements.emplace_back(text); }
    void copy_text(std::string_view text) override { clipboard = text; }
    void download(std::span<const std::byte>, std::string_view name, std::string_view) override {
        downloads.emplace_back(name);
    }
    void pick_file(std::string_view accept, std::function<void(ui::PickedFile)> picked) override {
        picked_accept = accept;
        waiting_for_file = std::move(picked);
    }
    void take_dropped_file(std::function<void(ui::PickedFile)> picked) override { takes_dropped = std::move(picked); }
    // What was to be rendered stays here until a test answers with finish_pdf().
    void render_pdf(std::string_view definition, PdfDone done) override {
        rendered_definition = definition;
        waiting_for_pdf = std::move(done);
    }
    void finish_pdf(std::string_view bytes = "%PDF") {
        if (waiting_for_pdf) std::exchange(waiting_for_pdf, nullptr)(std::as_bytes(std::span(bytes)), {});
    }
    void print_pdf(std::span<const std::byte>, std::string_view name) override { printed = name; }
    bool can_share() const override { return true; }
    void mail_pdf(std::span<const std::byte>, const ui::Paper& paper) override { mailed_to = paper.to; }
    void preview_pdf(std::span<const std::byte>, const ui::Paper& paper, Preview preview) override {
        (preview == Preview::ToShare ? shared : previewed) = paper.name;
    }
    // Wishes stay here with their answers still to come; give_answer() gives the oldest of its kind.
    void ask_page(std::string_view what, std::string_view wish, PageAnswer done) override {
        if (what == "take-snapshot" && keeps_copies) return done("{}", "");
        wishes.push_back({std::string(what), std::string(wish), std::move(done)});
    }
    bool give_answer(std::string_view what, std::string_view json, std::string_view failure = {});
    void set_location(std::string_view fragment) override { location = fragment; }
    void open_url(std::string_view url) override { opened_url = url; }
    std::optional<std::string> edit_long_text(const ui::LongTextArea& area) override;
    std::uint32_t long_text_being_edited() const override { return edited_text; }
    ui::SaveState save_state() const override { return state; }
    int pending_commits() const override { return pending; }
    std::uint64_t durable_sequence() const override { return durable; }
    void ask_for_persistence() override { asked_for_persistence = true; }
    void keep_forms(std::string_view text) override { forms = text; }
    std::string kept_forms() override { return forms; }
};

}  // namespace bottega::test
