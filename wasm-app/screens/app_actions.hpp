#pragma once

// What can be done anywhere in the program, whatever is open: pages of the settings, language and look, a backup. The
// screens say the rest themselves (Screen::actions).

#include "wasm-app/kit/screen.hpp"

namespace bottega::ui {

// To be pressed at once: it holds on to the context.
[[nodiscard]] HeaderButtons app_actions(const UiContext& ui);

}  // namespace bottega::ui
