#pragma once

#include "core/data/database.hpp"
#include "core/data/id_set.hpp"
#include "core/data/query.hpp"
#include "core/data/schema.hpp"

namespace bottega {

// Count and sum of the records that share one value of a field, and where asked for of a second one within.
struct GroupTotal {
    Value key;
    std::int64_t count = 0;
    std::int64_t sum = 0;  // cents or raw decimals, as the summed field is stored
    Value within = {};
};

// What the search of a query has found; nullptr: it searches for nothing.
using Found = const IdSet*;

// Queries as SQL over one entity.
[[nodiscard]] bool has_conditions(const Query& query);
[[nodiscard]] IdSet matching_ids(Database& database, const Schema& schema, const Query& query, Found found);
[[nodiscard]] std::vector<RecordId> ordered_ids(Database& database, const Schema& schema, const Query& query, Found found);
[[nodiscard]] std::int64_t count_rows(Database& database, const Schema& schema, const Query& query, Found found);
[[nodiscard]] std::int64_t sum_rows(Database& database, const Schema& schema, const Query& query, Found found,
                                    std::string_view field);
[[nodiscard]] std::vector<GroupTotal> group_rows(Database& database, const Schema& schema, const Query& query, Found found,
                                                 std::string_view group, std::string_view summed, std::string_view within = {});

}  // namespace bottega
