#pragma once

// Which data of the business a country knows: an Italian shop is not asked for what only Romania wants, nor the other way.

#include <set>
#include <string>
#include <string_view>

#include "core/data/record.hpp"

namespace bottega::ui {

using FieldNames = std::set<std::string, std::less<>>;

// Fields of the form that are of no use to this business; what is filled in always stays on the screen.
[[nodiscard]] FieldNames fields_of_other_countries(const Record& business);
// Of the form of the first start besides: what can wait, and what is chosen elsewhere.
[[nodiscard]] FieldNames hidden_at_first_start(const Record& business);

}  // namespace bottega::ui
