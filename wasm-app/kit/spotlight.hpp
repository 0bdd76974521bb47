#pragma once

// A dialog that speaks of one thing on the page: all else is darkened, and it opens beside that thing.

#include "wasm-app/kit/rect.hpp"

namespace bottega::ui {

// Before begin_dialog(), in every frame in which it is open. nullptr: nothing is pointed at, as dialogs do by themselves.
void spotlight(const Rect* around);
// Where the dialog of this frame belongs; nullptr: in the middle. For begin_dialog().
[[nodiscard]] const Rect* spotlit();

}  // namespace bottega::ui
