#include "wasm-app/kit/listed_text.hpp"

#include "core/data/counter_record.hpp"
#include "core/data/frozen_title.hpp"
#include "core/data/named_record.hpp"

namespace bottega::ui {

namespace {

// "Rossi · Customer" for "account/17": the name first, a narrow column cuts the end. A record that is gone has none.
std::string name_of_record(const UiContext& ui, std::string_view named) {
    const auto record = named_record(named);
    if (!record || !ui.store().schema().find(record->first)) return {};
    const std::string title = ui.store().title(record->first, record->second);
    return title.empty() ? title : title + " · " + entity_text(ui, record->first);
}

}  // namespace

std::string listed_text(const UiContext& ui, const Record& record, std::size_t index) {
    const FieldDef& field = record.def().fields[index];
    if (std::string name = frozen_title(record, field); !name.empty()) return name;
    if (field.internal && field.listed && field.type == FieldType::Text) return name_of_record(ui, canonical_text(record.value(index)));
    if (field.type == FieldType::Choice) {
        const std::string own = counter_choice_key(record, field, canonical_text(record.value(index)));
        if (!own.empty() && ui.catalogue.has(own)) return ui.text(own);
    }
    if (field.formula) return value_text(ui, record, index);
    return value_text(ui, record.def(), field, listed_value(record, index));
}

}  // namespace bottega::ui
