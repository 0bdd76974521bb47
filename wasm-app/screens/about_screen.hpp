#pragma once

// What Bottega is, in which version, and whose work it stands on.

#include <memory>

#include "wasm-app/kit/screen.hpp"

namespace bottega::ui {

[[nodiscard]] std::unique_ptr<Screen> make_about_screen(const UiContext& ui, const Route& route);

}  // namespace bottega::ui
