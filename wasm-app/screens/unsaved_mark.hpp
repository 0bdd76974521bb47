#pragma once

// Beside the buttons of a form: that what stands in it is not saved yet.

#include "wasm-app/kit/ui_context.hpp"

namespace bottega::ui {

// In a row of buttons, in the middle of their height.
void unsaved_mark(const UiContext& ui);

}  // namespace bottega::ui
