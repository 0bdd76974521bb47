#include "core/data/choice_columns.hpp"

#include "core/data/choice_list.hpp"
#include "core/data/counter_record.hpp"

#include <algorithm>

namespace bottega {

namespace {

ChoiceColumn& column_of(std::vector<ChoiceColumn>& columns, const std::string& choice) {
    const auto known = std::find_if(columns.begin(), columns.end(), [&](const ChoiceColumn& column) { return column.choice == choice; });
    if (known != columns.end()) return *known;
    columns.push_back({.choice = choice, .first = 0, .count = 0, .totals = {}});
    return columns.back();
}

}  // namespace

std::vector<ChoiceColumn> choice_columns(RecordStore& store, const Query& query, std::string_view field, std::string_view summed) {
    const EntityDef& def = store.schema().entity(query.entity);
    const FieldDef& choices = def.field(field);
    std::vector<ChoiceColumn> columns;
    if (!choices.required) column_of(columns, {});
    for (const std::string& choice : choices.choices) column_of(columns, choice);
    const std::string_view currency = !summed.empty() && def.has("currency") && field != "currency" ? "currency" : "";
    std::int64_t place = 0;
    for (GroupTotal& total : net_totals_by(store, query, field, summed, currency)) {  // in the order of the ids
        ChoiceColumn& column = column_of(columns, canonical_text(total.key));
        if (column.count == 0) column.first = place;
        column.count += total.count;
        place += total.count;
        if (field == "currency") total.within = total.key;
        if (!summed.empty()) column.totals.push_back(std::move(total));
    }
    std::erase_if(columns, [&](const ChoiceColumn& column) { return column.count == 0 && !column.choice.empty() && !is_offered(choices, column.choice); });
    return columns;
}

int column_of_place(const std::vector<ChoiceColumn>& columns, std::int64_t place) {
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (place >= columns[i].first && place < columns[i].first + columns[i].count) return static_cast<int>(i);
    return -1;
}

}  // namespace bottega
