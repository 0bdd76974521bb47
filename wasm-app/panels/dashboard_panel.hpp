#pragma once

// What the dashboard of a shop shows: what it is owed, what it turned over, what may come, what to do today.

#include "wasm-app/kit/registry.hpp"

namespace bottega::ui {

void add_dashboard(Registry& registry);

}  // namespace bottega::ui
