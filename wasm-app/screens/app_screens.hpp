#pragma once

// Which screen belongs to a route.

#include <memory>

#include "wasm-app/kit/registry.hpp"

namespace bottega::ui {

// Never nullptr: a route to nowhere gets a page that says so.
[[nodiscard]] std::unique_ptr<Screen> make_screen(const UiContext& ui, const Route& route);

}  // namespace bottega::ui
