#pragma once

#include "core/data/database.hpp"
#include "core/data/query.hpp"
#include "core/data/schema.hpp"

namespace bottega {

// The SQL after FROM for a query, with the values of its marks in order.
struct QuerySql {
    std::string where;                 // " WHERE …", or empty
    std::string order;                 // " ORDER BY …", ties by id
    std::vector<Value> arguments;
    std::string folded_column = {};    // the quoted column, where its folded text is all of the order
    bool folded_descending = false;
};

// The order a query asks for, else that of its entity; ties by id.
[[nodiscard]] std::vector<Order> effective_order(const EntityDef& def, const Query& query);

[[nodiscard]] QuerySql query_sql(const Schema& schema, const Query& query);

// What a person typed, as an FTS5 expression: every word must begin a word of the record. Empty when nothing is left.
[[nodiscard]] std::string match_expression(std::string_view typed);

}  // namespace bottega
