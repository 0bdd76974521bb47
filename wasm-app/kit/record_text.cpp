#include "wasm-app/kit/record_text.hpp"

#include "core/data/choice_list.hpp"
#include "core/data/formula_field.hpp"
#include "wasm-app/kit/registry.hpp"

namespace bottega::ui {

namespace {

std::string decimal_text(const Locale& locale, const FieldDef& field, Decimal value) {
    if (field.type == FieldType::Percent) return locale.percent(value);
    return field.format == TextFormat::Price ? locale.price(value) : locale.number(value);
}

}  // namespace

std::string choice_text(const UiContext& ui, const EntityDef& def, const FieldDef& field, std::string_view choice) {
    return choice.empty() ? std::string() : choice_label(ui.catalogue, def, field, choice);
}

Tone choice_tone(const UiContext& ui, const EntityDef& def, const FieldDef& field, std::string_view choice) {
    const ChoiceLook* look = look_of(field, choice);
    const auto own = look ? tone_named(look->tone) : std::nullopt;
    return own ? *own : ui.registry.tone_of(def.name, field.name, choice);
}

std::string value_text(const UiContext& ui, const EntityDef& def, const FieldDef& field, const Value& value) {
    if (is_empty(value)) return {};
    if (const auto* text = std::get_if<std::string>(&value))
        return field.type == FieldType::Choice ? choice_text(ui, def, field, *text) : *text;
    if (const auto* flag = std::get_if<bool>(&value)) return ui.text(*flag ? "ui.yes" : "ui.no");
    if (const auto* whole = std::get_if<std::int64_t>(&value)) return std::to_string(*whole);
    if (const auto* decimal = std::get_if<Decimal>(&value)) return decimal_text(ui.locale, field, *decimal);
    if (const auto* money = std::get_if<Money>(&value)) return ui.locale.money(*money);
    if (const auto* date = std::get_if<Date>(&value)) return ui.locale.date(*date);
    if (const auto* instant = std::get_if<Timestamp>(&value)) return instant_text(ui, *instant);
    if (const auto* id = std::get_if<RecordId>(&value)) return ui.titles.title(ui.store(), field.target, *id);
    return {};
}

std::string value_text(const UiContext& ui, const Record& record, std::size_t index) {
    const FieldDef& field = record.def().fields[index];
    if (field.formula && is_empty(record.value(index))) return formula_fault_text(ui, record, index);
    return value_text(ui, record.def(), field, record.value(index));
}

std::string formula_fault_text(const UiContext& ui, const Record& record, std::size_t index) {
    const auto fault = formula_fault(record, index);
    return fault ? ui.text("ui.custom_fields.error", {ui.sentence(*fault)}) : std::string();
}

std::vector<Choice> choices_of(const UiContext& ui, const EntityDef& def, const FieldDef& field) {
    std::vector<Choice> choices;
    choices.reserve(field.choices.size() + 1);
    if (!field.required) choices.push_back({.value = "", .text = "–"});
    for (const std::string& choice : field.choices)
        choices.push_back({.value = choice, .text = choice_text(ui, def, field, choice),
                           .tone = choice_tone(ui, def, field, choice)});
    return choices;
}

std::string record_name(const UiContext& ui, const Record& record) {
    std::string title = record.title();
    return title.empty() ? ui.text("ui.without_title", {entity_text(ui, record.def().name)}) : title;
}

std::string instant_text(const UiContext& ui, Timestamp instant) {
    return ui.locale.date_and_time(instant, ui.program.minutes_east());
}

std::string entity_text(const UiContext& ui, std::string_view entity) { return ui.text(entity); }

std::string new_text(const UiContext& ui, std::string_view entity) {
    const std::string own = "ui.new." + std::string(entity);
    return ui.text(ui.catalogue.has(own) ? own : "ui.new");
}

std::string entity_plural(const UiContext& ui, std::string_view entity) { return ui.text(std::string(entity) + ".plural"); }

std::string count_text(const UiContext& ui, std::int64_t count) {
    return ui.catalogue.plural("ui.count", count, {ui.locale.integer(count)});
}

}  // namespace bottega::ui
