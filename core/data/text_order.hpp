#pragma once

#include "core/data/database.hpp"

#include <vector>

namespace bottega {

// Brings the rows of a query, each an id and a text, into the order of the folded texts: empty ones first, ties by id,
// all of it reversed when descending. The same order as SQLite's over fold(), without calling back for each comparison: a
// person who presses a column's header waits for it.
[[nodiscard]] std::vector<RecordId> ids_by_folded_text(Statement& rows, bool descending);

}  // namespace bottega
