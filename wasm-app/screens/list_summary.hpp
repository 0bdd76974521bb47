#pragma once

// The line beneath the title of a list: how many records there are, and of documents the turnover.

#include <string>

#include "wasm-app/kit/ui_context.hpp"

namespace bottega::ui {

// "24 records · Net 10.000,00 €": of documents what they come to without VAT, in each currency, credit notes taken away:
// the turnover of the dashboard, which is no column of the list.
[[nodiscard]] std::string list_summary(const UiContext& ui, const Query& query, int count);

}  // namespace bottega::ui
