#pragma once

#include "core/data/field_path.hpp"
#include "core/data/filter.hpp"

namespace bottega {

// A filter as a condition of SQL over the table of its entity, every value bound: the marks are numbered on from what
// `arguments` holds. Empty where the filter asks for nothing.
[[nodiscard]] std::string filter_sql(const Schema& schema, const EntityDef& entity, const Filter& filter, std::vector<Value>& arguments);

// One comparison of a column that is written as SQL already.
[[nodiscard]] std::string comparison_sql(const std::string& column, const Condition& condition, std::vector<Value>& arguments);

}  // namespace bottega
