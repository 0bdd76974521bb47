#pragma once

#include "core/data/record_store.hpp"

namespace bottega {

// The records that have one day in a field that holds days: what stands in one place of a calendar.
struct DayRecords {
    Date day;
    std::int64_t first = 0;  // place of its first record among the ids of between_days()
    std::int64_t count = 0;
};

// Of the records of a query those from one day to another, both included, day by day.
[[nodiscard]] Query between_days(const EntityDef& def, Query query, std::string_view field, Date first, Date last);

// The days that have records, in their order; the query is one of between_days().
[[nodiscard]] std::vector<DayRecords> days_of_records(RecordStore& store, const Query& query, std::string_view field);

}  // namespace bottega
