#pragma once

#include "core/data/database.hpp"

#include <functional>
#include <string>
#include <vector>

namespace bottega {

// A table that has to be read although some of its pages may be gone.
struct TableScan {
    std::string table;
    std::vector<std::string> columns;  // to read; the first is the integer key

    // Every row in order of its key, once. Throws DatabaseError at the first that cannot be read.
    void read_all(Database& database, const std::function<void(Statement&)>& row) const;
    // Every row that can be read, in any order: from both ends, then by the keys that the indexes still know. Returns
    // how many rows are known of and cannot be read.
    std::int64_t read_what_is_left(Database& database, const std::function<void(Statement&)>& row) const;
};

}  // namespace bottega
