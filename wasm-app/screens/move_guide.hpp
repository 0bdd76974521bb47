#pragma once

// To another computer step by step: a backup here, opened there, and what becomes of what is here.

#include <string>
#include <utility>
#include <vector>

#include "wasm-app/kit/ui_context.hpp"

namespace bottega::ui {

class MoveGuide {
public:
    void open() { open_ = true, step_ = 0; }
    // True in the frame in which the person wants the business erased here.
    bool draw(const UiContext& ui, std::string_view address);

private:
    void draw_step(const UiContext& ui, std::string_view address);
    void draw_backup(const UiContext& ui);
    void draw_counts(const UiContext& ui);
    bool draw_end(const UiContext& ui);
    void draw_buttons(const UiContext& ui);

    bool open_ = false;
    int step_ = 0;
    std::vector<std::pair<std::string, std::string>> counts_;  // of what is here, to compare with there
    std::uint64_t counted_version_ = 0;
    std::string use_ = "there";  // where the person works from now on: "there" or "both"
};

// This copy is only for looking things up from now on, or is in use again.
void mark_moved(const UiContext& ui, bool moved);

}  // namespace bottega::ui
