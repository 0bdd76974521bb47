#pragma once

// The first start: a language, then one's own business, the demonstration, or a backup. Shown until there is a business.

#include "wasm-app/kit/registry.hpp"

namespace bottega::ui {

void add_first_start(Registry& registry);

}  // namespace bottega::ui
