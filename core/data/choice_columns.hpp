#pragma once

#include "core/data/grouped_query.hpp"
#include "core/data/record_store.hpp"

namespace bottega {

// One column of a board: the records of a query that have the same choice.
struct ChoiceColumn {
    std::string choice;              // empty: those that have none
    std::int64_t first = 0;          // place of its first record among the ids of grouped_by()
    std::int64_t count = 0;
    std::vector<GroupTotal> totals;  // what a field adds up to, `within` each currency; none where nothing is added up
};

// A column for each choice of the field, in the order in which they are shown, those without records too. Before them stands
// one for records without a choice, where there can be any.
[[nodiscard]] std::vector<ChoiceColumn> choice_columns(RecordStore& store, const Query& query, std::string_view field,
                                                       std::string_view summed = {});

// The column that has the place among the ids of grouped_by(), or -1.
[[nodiscard]] int column_of_place(const std::vector<ChoiceColumn>& columns, std::int64_t place);

}  // namespace bottega
