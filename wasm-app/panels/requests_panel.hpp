#pragma once

// What visitors of the kiosk asked for: the owner's inbox, from which each becomes a note of a customer.

#include "wasm-app/kit/registry.hpp"

namespace bottega::ui {

void add_requests(Registry& registry);  // requests, and the notes they become

}  // namespace bottega::ui
