#pragma once

// Values as a person of the current language reads them. The title of a referenced record costs a look-up: not for
// every frame, keep the text (CachedTexts, or the screen's own cache by ui.text_version()).

#include <string>

#include "core/data/record.hpp"
#include "wasm-app/kit/choice.hpp"
#include "wasm-app/kit/ui_context.hpp"

namespace bottega::ui {

[[nodiscard]] std::string value_text(const UiContext& ui, const EntityDef& def, const FieldDef& field, const Value& value);
[[nodiscard]] std::string value_text(const UiContext& ui, const Record& record, std::size_t index);
// Why a formula comes to nothing, as its cell says it; else empty.
[[nodiscard]] std::string formula_fault_text(const UiContext& ui, const Record& record, std::size_t index);
[[nodiscard]] std::string choice_text(const UiContext& ui, const EntityDef& def, const FieldDef& field, std::string_view choice);
// The colour of a value: the person's own, else the one of its panel.
[[nodiscard]] Tone choice_tone(const UiContext& ui, const EntityDef& def, const FieldDef& field, std::string_view choice);
// The choices of a field, hidden ones too, with their words and tones.
[[nodiscard]] std::vector<Choice> choices_of(const UiContext& ui, const EntityDef& def, const FieldDef& field);

// Stands at the right of a column and is added up or compared by size.
[[nodiscard]] inline bool is_number(FieldType type) {
    return type == FieldType::Integer || type == FieldType::Decimal || type == FieldType::Percent || type == FieldType::Money;
}

// Its title, or "Invoice in draft" where it has none yet.
[[nodiscard]] std::string record_name(const UiContext& ui, const Record& record);

// "12 ottobre 2026, 10:20"
[[nodiscard]] std::string instant_text(const UiContext& ui, Timestamp instant);

// The one name of an entity, "customer", and the plural form that fits the count: "1 customer", "12 customers".
[[nodiscard]] std::string entity_text(const UiContext& ui, std::string_view entity);
[[nodiscard]] std::string new_text(const UiContext& ui, std::string_view entity);  // "New customer"
[[nodiscard]] std::string entity_plural(const UiContext& ui, std::string_view entity);
[[nodiscard]] std::string count_text(const UiContext& ui, std::int64_t count);  // "1.234 elementi"

}  // namespace bottega::ui
