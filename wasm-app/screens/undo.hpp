#pragma once

// Taking back what was done, and doing it again: by key, from a toast, or from the list of everything that was done.

#include <string>

#include "core/data/undo.hpp"
#include "wasm-app/kit/screen.hpp"

namespace bottega::ui {

// "Cliente «Officine Rossi» modificato": what the step did first, and to how many more.
[[nodiscard]] std::string step_text(const UiContext& ui, const UndoStep& step);

// Takes the step back, or does it again where it was taken back. What is large runs in slices.
void reverse_step_of(const UiContext& ui, const UndoStep& step);
void undo_last(const UiContext& ui);
void redo_last(const UiContext& ui);

[[nodiscard]] std::unique_ptr<Screen> make_undo_screen(const UiContext& ui, const Route& route);

}  // namespace bottega::ui
