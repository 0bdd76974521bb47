#pragma once

// Escape closes only the uppermost thing: who uses it says so. For widgets only.

namespace bottega::ui {

void take_escape();
void note_popup();                  // it is open in this frame: the next Escape closes it, before anything is drawn
[[nodiscard]] bool escape_taken();  // in this frame

}  // namespace bottega::ui
