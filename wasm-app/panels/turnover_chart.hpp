#pragma once

// What was invoiced in each of the last twelve months, credit notes taken off, without VAT.

#include "core/base/money.hpp"
#include "wasm-app/kit/registry.hpp"

namespace bottega::ui {

[[nodiscard]] DashboardChart turnover_chart(const UiContext& ui, Currency currency);

}  // namespace bottega::ui
