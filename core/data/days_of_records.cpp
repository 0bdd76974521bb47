#include "core/data/days_of_records.hpp"

#include "core/data/grouped_query.hpp"

namespace bottega {

Query between_days(const EntityDef& def, Query query, std::string_view field, Date first, Date last) {
    expects(def.field(field).type == FieldType::Date, "a calendar shows days");
    query.conditions.push_back({std::string(field), Comparison::Between, {first, last}});
    return grouped_by(def, std::move(query), field);
}

std::vector<DayRecords> days_of_records(RecordStore& store, const Query& query, std::string_view field) {
    std::vector<DayRecords> days;
    std::int64_t place = 0;
    for (const GroupTotal& total : store.totals_by(query, field, {})) {
        days.push_back({std::get<Date>(total.key), place, total.count});
        place += total.count;
    }
    return days;
}

}  // namespace bottega
