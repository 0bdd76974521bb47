#pragma once

// The import of foreign tables and the page about Bottega, as places of the navigation.

#include "wasm-app/kit/registry.hpp"

namespace bottega::ui {

void add_import(Registry& registry);
void add_about(Registry& registry);

}  // namespace bottega::ui
