#pragma once

#include "core/exchange/csv.hpp"

namespace bottega {

// A JSON file as a table: a list of objects, or an object that holds one. What is within an object is a column of its own
// ("address.city"), a list of plain values one cell. A list of objects within a record ("variants") makes one row of each;
// further ones stay out and are told. Row 1 is the first object.
[[nodiscard]] Result<CellTable> table_of_json(std::string_view text);

}  // namespace bottega
