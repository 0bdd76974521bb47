#pragma once

// The businesses kept in this browser, each an archive of its own: to open, to add, to move to another computer, to
// erase; and the end of everything kept here.

#include <memory>

#include "wasm-app/kit/screen.hpp"

namespace bottega::ui {

[[nodiscard]] std::unique_ptr<Screen> make_businesses_screen(const UiContext& ui, const Route& route);

}  // namespace bottega::ui
