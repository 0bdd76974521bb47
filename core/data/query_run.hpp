#pragma once

#include "core/data/database.hpp"
#include "core/data/query.hpp"
#include "core/data/schema.hpp"

namespace bottega {

// Count and sum of the records that share one value of a field.
struct GroupTotal {
    Value key;
    std::int64_t count = 0;
    std::int64_t sum = 0;  // cents or raw decimals, as the summed field is stored
};

// Queries as SQL over one entity. A search word is looked up in the full-text index first.
[[nodiscard]] std::vector<RecordId> ordered_ids(Database& database, const Schema& schema, const Query& query);
[[nodiscard]] std::int64_t count_rows(Database& database, const Schema& schema, const Query& query);
[[nodiscard]] std::int64_t sum_rows(Database& database, const Schema& schema, const Query& query, std::string_view field);
[[nodiscard]] std::vector<GroupTotal> group_rows(Database& database, const Schema& schema, const Query& query,
                                                 std::string_view group, std::string_view summed);

}  // namespace bottega
