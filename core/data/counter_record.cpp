#include "core/data/counter_record.hpp"

namespace bottega {

std::optional<Condition> counter_records(const EntityDef& def) {
    if (def.counter.field.empty()) return std::nullopt;
    return Condition{def.counter.field, Comparison::Equal, {def.counter.value}};
}

bool is_counter_record(const Record& record) {
    const Counter& counter = record.def().counter;
    return !counter.field.empty() && record.value(counter.field) == Value(counter.value);
}

Value listed_value(const Record& record, std::size_t field) {
    const Value& value = record.value(field);
    const auto* amount = std::get_if<Money>(&value);
    return amount && is_counter_record(record) ? Value(-*amount) : value;
}

std::string counter_choice_key(const Record& record, const FieldDef& field, std::string_view choice) {
    return is_counter_record(record) ? choice_label_key(record.def(), field, choice) + "." + record.def().counter.value : std::string();
}

std::vector<GroupTotal> net_totals_by(RecordStore& store, const Query& query, std::string_view group, std::string_view summed,
                                      std::string_view within) {
    std::vector<GroupTotal> totals = store.totals_by(query, group, summed, within);
    const auto counter = counter_records(store.schema().entity(query.entity));
    if (!counter) return totals;
    Query taken_away = query;
    taken_away.conditions.push_back(*counter);
    for (const GroupTotal& less : store.totals_by(taken_away, group, summed, within))
        for (GroupTotal& total : totals)
            if (total.key == less.key && total.within == less.within) total.sum -= 2 * less.sum;
    return totals;
}

}  // namespace bottega
