#pragma once

// The health of the data: one verdict and the one thing to do next; where the data lie, the copies kept in the browser
// with the way back to them, and the check of the whole archive.

#include <memory>

#include "wasm-app/kit/screen.hpp"

namespace bottega::ui {

[[nodiscard]] std::unique_ptr<Screen> make_health_screen(const UiContext& ui, const Route& route);

}  // namespace bottega::ui
