#pragma once

#include "wasm-app/kit/registry.hpp"

namespace bottega::ui {

// The places that keep the data safe and in order: health, what was done, the trash, duplicates, rules, businesses.
void add_safety_places(Registry& registry);

}  // namespace bottega::ui
