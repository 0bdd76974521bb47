#pragma once

#include "wasm-app/kit/ui_context.hpp"

namespace bottega::ui {

// What cannot be read (a letter in an amount) stops saving: it is said, and the first such field takes the focus.
[[nodiscard]] bool stopped_by_unreadable_input(const UiContext& ui);

}  // namespace bottega::ui
