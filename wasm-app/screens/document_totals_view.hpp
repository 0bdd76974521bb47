#pragma once

// What a document comes to: sum, discount, VAT by rate, total, as the one engine calculates it.

#include "core/documents/totals.hpp"
#include "wasm-app/kit/ui_context.hpp"

namespace bottega::ui {

void document_totals_view(const UiContext& ui, const Totals& totals, PriceEntry entry);

}  // namespace bottega::ui
