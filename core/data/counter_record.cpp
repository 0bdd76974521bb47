#include "core/data/counter_record.hpp"

#include <algorithm>

namespace bottega {

namespace {

constexpr std::string_view kind = "kind", credit_note = "credit_note";

}  // namespace

std::optional<Condition> counter_records(const EntityDef& def) {
    const auto index = def.index_of(kind);
    if (!index) return std::nullopt;
    const auto& kinds = def.fields[*index].choices;
    if (std::find(kinds.begin(), kinds.end(), credit_note) == kinds.end()) return std::nullopt;
    return Condition{std::string(kind), Comparison::Equal, {std::string(credit_note)}};
}

bool is_counter_record(const Record& record) {
    const auto index = record.def().index_of(kind);
    return index && record.def().fields[*index].type == FieldType::Choice && record.value(*index) == Value(std::string(credit_note));
}

Value listed_value(const Record& record, std::size_t field) {
    const Value& value = record.value(field);
    const auto* amount = std::get_if<Money>(&value);
    return amount && is_counter_record(record) ? Value(-*amount) : value;
}

std::string counter_choice_key(const Record& record, const FieldDef& field, std::string_view choice) {
    return is_counter_record(record) ? choice_label_key(record.def(), field, choice) + "." + std::string(credit_note) : std::string();
}

std::vector<GroupTotal> net_totals_by(RecordStore& store, const Query& query, std::string_view group, std::string_view summed) {
    std::vector<GroupTotal> totals = store.totals_by(query, group, summed);
    const auto counter = counter_records(store.schema().entity(query.entity));
    if (!counter) return totals;
    Query taken_away = query;
    taken_away.conditions.push_back(*counter);
    for (const GroupTotal& less : store.totals_by(taken_away, group, summed))
        for (GroupTotal& total : totals)
            if (total.key == less.key) total.sum -= 2 * less.sum;
    return totals;
}

}  // namespace bottega
