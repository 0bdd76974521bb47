#pragma once

#include "wasm-app/kit/registry.hpp"

namespace bottega::ui {

// The places "health" and "businesses".
void add_safety_places(Registry& registry);

}  // namespace bottega::ui
