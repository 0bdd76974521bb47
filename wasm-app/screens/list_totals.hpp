#pragma once

// What the columns of a list come to: over all of its records, not only those on the screen.

#include <vector>

#include "wasm-app/kit/table.hpp"
#include "wasm-app/kit/ui_context.hpp"

namespace bottega::ui {

// Amounts and whole numbers are added up, credit notes taken away, each currency by itself; prices and percentages have
// their average. One entry for each field.
[[nodiscard]] std::vector<ColumnTotal> list_totals(const UiContext& ui, const Query& query, const std::vector<std::size_t>& fields);

// What was added up of one currency, by its code; without one of the euro.
[[nodiscard]] std::string amount_in(const UiContext& ui, const Value& currency, std::int64_t cents);

// One amount of all records of a query, in each currency.
[[nodiscard]] std::vector<std::string> amounts_of(const UiContext& ui, const Query& query, const FieldDef& field);

}  // namespace bottega::ui
