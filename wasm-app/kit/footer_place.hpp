#pragma once

// Where the bar with Save and Cancel stands: what floats above the page keeps clear of it. For widgets only.

#include <optional>

namespace bottega::ui {

void note_footer(float top);                        // while drawing it
[[nodiscard]] std::optional<float> footer_top();    // of this frame

}  // namespace bottega::ui
