#pragma once

// Escape closes only the uppermost thing: who uses it says so. For widgets only.

namespace bottega::ui {

void take_escape();
[[nodiscard]] bool escape_taken();  // in this frame

}  // namespace bottega::ui
