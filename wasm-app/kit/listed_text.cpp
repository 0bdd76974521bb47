#include "wasm-app/kit/listed_text.hpp"

#include "core/data/counter_record.hpp"
#include "core/data/frozen_title.hpp"

namespace bottega::ui {

std::string listed_text(const UiContext& ui, const Record& record, std::size_t index) {
    const FieldDef& field = record.def().fields[index];
    if (std::string name = frozen_title(record, field); !name.empty()) return name;
    if (field.type == FieldType::Choice) {
        const std::string own = counter_choice_key(record, field, canonical_text(record.value(index)));
        if (!own.empty() && ui.catalogue.has(own)) return ui.text(own);
    }
    return value_text(ui, record.def(), field, listed_value(record, index));
}

}  // namespace bottega::ui
