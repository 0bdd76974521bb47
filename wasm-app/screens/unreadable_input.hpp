#pragma once

#include "wasm-app/kit/ui_context.hpp"

namespace bottega::ui {

// What cannot be read (a letter in an amount) stops saving: it is said, and the first such field takes the focus.
[[nodiscard]] bool stopped_by_unreadable_input(const UiContext& ui);
// How many problems keep it from being saved; gone once it is.
void tell_not_saved(const UiContext& ui, std::size_t problems);

}  // namespace bottega::ui
