#pragma once

// THE list of what fills the screens: every entity with its place in the navigation, every panel, every screen.

#include "wasm-app/kit/registry.hpp"

namespace bottega::ui {

[[nodiscard]] Registry all_panels();

}  // namespace bottega::ui
