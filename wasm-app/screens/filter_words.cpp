#include "wasm-app/screens/filter_words.hpp"

#include "core/base/text.hpp"
#include "core/data/filter_json.hpp"
#include "core/data/relative_date.hpp"
#include "wasm-app/kit/record_text.hpp"

namespace bottega::ui {

namespace {

// The same comparison has other words for a number and for a day.
std::string_view family_of(const FieldPath& path) {
    if (!path.field) return path.steps.empty() ? "reference" : "list";
    if (path.field->format == TextFormat::Several) return "several";
    if (path.field->format == TextFormat::Time) return "time";
    switch (path.field->type) {
        case FieldType::Text:
        case FieldType::LongText: return "text";
        case FieldType::Choice: return "choice";
        case FieldType::Flag: return "flag";
        case FieldType::Date:
        case FieldType::Timestamp: return "date";
        case FieldType::Reference: return "reference";
        default: return "number";
    }
}

std::string word_key(std::string_view family, Comparison comparison) {
    return "ui.where." + std::string(family) + "." + std::string(comparison_name(comparison));
}

// An amount is compared whatever its currency is.
std::string one_value_text(const UiContext& ui, const FieldPath& path, Comparison comparison, const Value& value) {
    if (comparison == Comparison::Within) return relative_date_text(ui, canonical_text(value));
    if (const auto* amount = std::get_if<Money>(&value)) return ui.locale.money(*amount, MoneyStyle::Bare);
    if (const auto* day = std::get_if<Date>(&value)) return ui.locale.date(*day);
    if (!path.field) return ui.text("ui.selection");
    const std::string text = value_text(ui, *path.entity, *path.field, value);
    return family_of(path) == "text" ? ui.text("ui.where.quoted", {text}) : text;
}

std::string values_text(const UiContext& ui, const FieldPath& path, const Condition& condition) {
    constexpr std::size_t most_named = 4;
    if (condition.comparison == Comparison::Between)
        return ui.text("ui.where.both", {one_value_text(ui, path, condition.comparison, condition.values[0]),
                                         one_value_text(ui, path, condition.comparison, condition.values[1])});
    if (!path.field && !condition.values.empty()) return ui.text("ui.selection");
    std::string text;
    for (std::size_t i = 0; i < std::min(condition.values.size(), most_named); ++i)
        text += (i == 0 ? "" : ", ") + one_value_text(ui, path, condition.comparison, condition.values[i]);
    return condition.values.size() > most_named ? text + ", …" : text;
}

bool says_only_what(Comparison comparison) {
    return comparison == Comparison::Equal || comparison == Comparison::In || comparison == Comparison::Within || comparison == Comparison::Reads;
}

std::string condition_words(const UiContext& ui, const EntityDef& entity, const Condition& condition) {
    const FieldPath path = *find_field_path(ui.store().schema(), entity, condition.field);
    if (!path.field && path.steps.empty()) return ui.text("ui.selection");
    const std::string name = path_text(ui, entity, condition.field);
    if (is_flag(path) && !condition.values.empty()) return ui.text("ui.where.of", {name, comparison_text(ui, path, condition.comparison)});
    const std::string values = values_text(ui, path, condition);
    if (says_only_what(condition.comparison)) return ui.text("ui.where.of", {name, values});
    const std::string words = comparison_text(ui, path, condition.comparison);
    return values.empty() ? ui.text("ui.where.without_value", {name, words}) : ui.text("ui.where.sentence", {name, words, values});
}

std::string words(const UiContext& ui, const EntityDef& entity, const Filter& filter, bool inner) {
    if (!filter.is_group()) return condition_words(ui, entity, filter.condition);
    std::string text;
    for (const Filter& part : filter.parts)
        text += (text.empty() ? "" : ui.text(filter.kind == Filter::Kind::All ? "ui.where.and" : "ui.where.or")) + words(ui, entity, part, true);
    return inner ? "(" + text + ")" : text;
}

}  // namespace

bool is_flag(const FieldPath& path) { return path.field && path.field->type == FieldType::Flag; }

std::vector<Comparison> comparisons_of(const FieldPath& path) {
    using enum Comparison;
    const std::string_view family = family_of(path);
    if (family == "list") return {IsNotEmpty, IsEmpty};
    if (family == "flag") return {Equal, NotEqual};
    if (family == "text") return {Contains, Reads, BeginsWith, NotContains, ReadsNot, IsEmpty, IsNotEmpty};
    if (family == "date") return {Within, Equal, Less, Greater, Between, IsEmpty, IsNotEmpty};
    if (family == "time") return {GreaterOrEqual, LessOrEqual, Between, Equal, IsEmpty, IsNotEmpty};
    if (family == "number") return {GreaterOrEqual, LessOrEqual, Between, Equal, Greater, Less, IsEmpty, IsNotEmpty};
    if (path.field && path.field->format == TextFormat::File) return {IsNotEmpty, IsEmpty};  // by its name: through "whose"
    return {In, NotIn, IsEmpty, IsNotEmpty};
}

std::string comparison_text(const UiContext& ui, const FieldPath& path, Comparison comparison) {
    const std::string own = word_key(family_of(path), comparison);
    return ui.text(ui.catalogue.has(own) ? own : word_key("any", comparison));
}

std::vector<Choice> relative_dates(const UiContext& ui) {
    std::vector<Choice> choices;
    for (const char* name : {"today", "past", "future", "this_week", "this_month", "this_quarter", "this_year", "last_week", "last_month",
                             "last_quarter", "last_year", "next_week", "next_month", "yesterday", "tomorrow"})
        choices.push_back({.value = name, .text = relative_date_text(ui, name)});
    choices.push_back({.value = "last_days", .text = ui.text("ui.where.last_days")});
    choices.push_back({.value = "next_days", .text = ui.text("ui.where.next_days")});
    return choices;
}

std::string relative_date_text(const UiContext& ui, const std::string& name) {
    if (const auto days = last_days(name)) return ui.catalogue.plural("ui.where.last_count", *days, {ui.locale.integer(*days)});
    if (const auto days = next_days(name)) return ui.catalogue.plural("ui.where.next_count", *days, {ui.locale.integer(*days)});
    return ui.text("ui.where.day." + name);
}

std::string step_text(const UiContext& ui, const FieldStep& step) {
    if (!step.field) return entity_plural(ui, step.entity->name);
    if (step.forwards) return {};
    int ways = 0;
    for (const FieldDef& field : step.entity->fields) ways += field.target == step.field->target && !field.internal ? 1 : 0;
    const std::string plural = entity_plural(ui, step.entity->name);
    return ways < 2 ? plural : ui.text("ui.where.through", {plural, ui.field_label(*step.entity, *step.field)});
}

std::string path_text(const UiContext& ui, const EntityDef& entity, const std::string& path_name) {
    const FieldPath path = *find_field_path(ui.store().schema(), entity, path_name);
    const EntityDef* from = &entity;
    std::string text;
    const auto add = [&](const std::string& part) { text += (text.empty() ? "" : " › ") + part; };
    for (const FieldStep& step : path.steps) {
        add(step.forwards ? ui.field_label(*from, *step.field) : step_text(ui, step));
        from = step.entity;
    }
    if (path.field) add(ui.field_label(*path.entity, *path.field));
    return text;
}

std::string filter_words(const UiContext& ui, const EntityDef& entity, const Filter& filter) { return words(ui, entity, filter, false); }

}  // namespace bottega::ui
