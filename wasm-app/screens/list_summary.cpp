#include "wasm-app/screens/list_summary.hpp"

#include <algorithm>

#include "core/data/counter_record.hpp"
#include "core/documents/document_fields.hpp"
#include "wasm-app/kit/layout.hpp"
#include "wasm-app/kit/record_text.hpp"

namespace bottega::ui {

namespace {

std::string sum_text(const UiContext& ui, const Query& query, const EntityDef& def, const FieldDef& field) {
    if (!def.has("currency")) return ui.locale.money(Money(ui.store().sum(query, field.name), Currency("EUR")));
    std::string amounts;
    for (const GroupTotal& total : net_totals_by(ui.store(), query, "currency", field.name))
        amounts += (amounts.empty() ? "" : " + ") +
                   ui.locale.money(Money(total.sum, is_empty(total.key) ? Currency("EUR") : Currency(canonical_text(total.key))));
    return amounts;
}

// The columns that hold money. Of documents what they come to without VAT, too: that is the turnover of the dashboard.
std::vector<std::size_t> summed_fields(const EntityDef& def, const std::vector<std::size_t>& fields) {
    std::vector<std::size_t> summed;
    const auto net = def.index_of(documents::document::net_total.name);
    if (net && documents::find_document_kind(def.name) && !is_phone()) summed.push_back(*net);
    for (const std::size_t index : fields) {
        const bool fits = !is_phone() || def.has("currency");
        const bool is_new = std::find(summed.begin(), summed.end(), index) == summed.end();
        if (def.fields[index].type == FieldType::Money && fits && is_new) summed.push_back(index);
    }
    return summed;
}

}  // namespace

std::string list_summary(const UiContext& ui, const Query& query, const std::vector<std::size_t>& fields, int count) {
    std::string text = count_text(ui, count);
    if (count == 0) return text;
    const EntityDef& def = ui.store().schema().entity(query.entity);
    for (const std::size_t index : summed_fields(def, fields))
        text += " · " + ui.field_label(def, def.fields[index]) + " " + sum_text(ui, query, def, def.fields[index]);
    return text;
}

}  // namespace bottega::ui
