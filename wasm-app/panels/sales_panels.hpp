#pragma once

// What a person does with opportunities, quotes and orders.

#include "wasm-app/kit/registry.hpp"

namespace bottega::ui {

void add_sales_panels(Registry& registry);

}  // namespace bottega::ui
