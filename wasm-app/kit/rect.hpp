#pragma once

// A rectangle on the screen, in CSS pixels.

namespace bottega::ui {

struct Rect {
    float x = 0;
    float y = 0;
    float width = 0;
    float height = 0;

    [[nodiscard]] float right() const { return x + width; }
    [[nodiscard]] float bottom() const { return y + height; }
};

}  // namespace bottega::ui
