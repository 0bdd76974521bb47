#pragma once

// What a person does with invoices and credit notes.

#include "wasm-app/kit/registry.hpp"

namespace bottega::ui {

void add_invoice_panel(Registry& registry);

}  // namespace bottega::ui
