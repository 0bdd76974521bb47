#pragma once

// What the page is at that takes its time, as when a backup of many files is written and read again: how far it is.

#include <cstdint>
#include <optional>
#include <string>

#include "wasm-app/kit/ui_context.hpp"
#include "wasm-app/screens/page_facts.hpp"

namespace bottega::ui {

class PageProgress {
public:
    // In every frame while such work is awaited; the page is asked a few times a second.
    void follow(const UiContext& ui);
    [[nodiscard]] bool is_known() const { return facts_.has_value(); }  // what is done at once is never told
    void draw_bar(const UiContext& ui) const;

private:
    struct Facts {
        std::string step;  // "writing", "proving", "reading", "restoring"
        std::int64_t done = 0, total = 0;
    };
    void take_answer();

    PageQuestion question_;
    std::optional<Facts> facts_;
    int last_frame_ = -2;
    double ask_at_ = 0;
};

// What is written or read is given up; the question that began it is answered "cancelled".
void stop_page_work(const UiContext& ui);

}  // namespace bottega::ui
