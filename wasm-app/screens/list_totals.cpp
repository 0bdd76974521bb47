#include "wasm-app/screens/list_totals.hpp"

#include "core/data/counter_record.hpp"

namespace bottega::ui {

namespace {

Currency currency_of(const Value& key) { return is_empty(key) ? Currency("EUR") : Currency(canonical_text(key)); }

std::string average_text(const UiContext& ui, Query query, const FieldDef& field) {
    constexpr int most_decimals = 2;
    query.conditions.push_back({field.name, Comparison::IsNotEmpty, {}});
    const std::int64_t count = ui.store().count(query);
    if (count == 0) return {};
    const Decimal average = Decimal::from_raw(divide_half_up(ui.store().sum(query, field.name), count)).rounded(most_decimals);
    const bool is_percent = field.type == FieldType::Percent;
    return ui.text("ui.totals.average", {is_percent ? ui.locale.percent(average) : ui.locale.number(average, most_decimals, most_decimals)});
}

}  // namespace

std::string amount_in(const UiContext& ui, const Value& currency, std::int64_t cents) { return ui.locale.money(Money(cents, currency_of(currency))); }

std::vector<std::string> amounts_of(const UiContext& ui, const Query& query, const FieldDef& field) {
    const EntityDef& def = ui.store().schema().entity(query.entity);
    std::vector<std::string> amounts;
    if (!def.has("currency")) {
        std::int64_t sum = ui.store().sum(query, field.name);
        if (const auto counter = counter_records(def)) {
            Query taken_away = query;
            taken_away.conditions.push_back(*counter);
            sum -= 2 * ui.store().sum(taken_away, field.name);
        }
        return {amount_in(ui, {}, sum)};
    }
    for (const GroupTotal& total : net_totals_by(ui.store(), query, "currency", field.name))
        amounts.push_back(amount_in(ui, total.key, total.sum));
    return amounts;
}

std::vector<ColumnTotal> list_totals(const UiContext& ui, const Query& query, const std::vector<std::size_t>& fields) {
    const EntityDef& def = ui.store().schema().entity(query.entity);
    std::vector<ColumnTotal> totals;
    for (const std::size_t index : fields) {
        const FieldDef& field = def.fields[index];
        ColumnTotal total{.name = ui.field_label(def, field)};
        if (field.type == FieldType::Money) total.lines = amounts_of(ui, query, field);
        // A whole number counts nothing: it is a year, a place in an order, the last number of a series.
        if (field.type == FieldType::Decimal || field.type == FieldType::Percent)
            if (std::string average = average_text(ui, query, field); !average.empty()) total.lines = {std::move(average)};
        totals.push_back(std::move(total));
    }
    return totals;
}

}  // namespace bottega::ui
