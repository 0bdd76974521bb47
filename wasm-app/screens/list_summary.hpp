#pragma once

// The line beneath the title of a list: how many records there are and what their amounts come to.

#include <string>
#include <vector>

#include "wasm-app/kit/ui_context.hpp"

namespace bottega::ui {

// "24 records · Net 10.000,00 € · Total 12.200,00 €": each amount of the list, in each currency, credit notes taken away.
[[nodiscard]] std::string list_summary(const UiContext& ui, const Query& query, const std::vector<std::size_t>& fields, int count);

}  // namespace bottega::ui
