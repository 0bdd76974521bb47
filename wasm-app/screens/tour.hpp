#pragma once

// Five steps through the program for somebody who sees it for the first time: each points at a control on the screen.

#include <cstddef>
#include <optional>

#include "wasm-app/kit/mirror.hpp"
#include "wasm-app/kit/ui_context.hpp"

namespace bottega::ui {

class Tour {
public:
    void start(const UiContext& ui);
    void draw(const UiContext& ui);  // the dialog of the step, beside what it speaks of
    [[nodiscard]] bool is_open() const { return open_; }

    // Somebody who is in the demo for the first time is asked.
    [[nodiscard]] static bool is_offered(const UiContext& ui);
    static void decline(const UiContext& ui);

private:
    void go_to(const UiContext& ui, std::size_t step);
    void draw_buttons(const UiContext& ui);
    void finish(const UiContext& ui);

    bool open_ = false;
    std::size_t step_ = 0;
};

}  // namespace bottega::ui
