#pragma once

// What a person does with payments, and what an account owes.

#include "wasm-app/kit/registry.hpp"

namespace bottega::ui {

void add_payment_panels(Registry& registry);

}  // namespace bottega::ui
