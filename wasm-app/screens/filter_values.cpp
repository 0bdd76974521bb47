#include "wasm-app/screens/filter_values.hpp"

#include <algorithm>

#include "core/data/filter_check.hpp"
#include "core/data/relative_date.hpp"
#include "generated/icons.hpp"
#include "wasm-app/kit/chip_flow.hpp"
#include "wasm-app/kit/record_text.hpp"
#include "wasm-app/kit/registry.hpp"
#include "wasm-app/kit/widgets.hpp"
#include "wasm-app/screens/filter_words.hpp"

namespace bottega::ui {

namespace {

constexpr int usual_days = 30;
constexpr float chip_extra = 40;
constexpr std::string_view time_example = "09:30";

template <class T>
std::optional<T> value_as(const Value& value) {
    const T* found = std::get_if<T>(&value);
    return found ? std::optional<T>(*found) : std::nullopt;
}

template <class T>
void take(Value& value, const std::optional<T>& from) {
    if (from) value = *from;
    else value = std::monostate();
}

// Where a value is given: its room, and whether the keyboard goes there.
struct Slot {
    float width = 0;
    bool focus = false;
    std::string name = {};       // accessible: "Value: City"
    std::string field = {};
};

void toggle(std::vector<Value>& values, const Value& value) {
    const auto place = std::find(values.begin(), values.end(), value);
    if (place != values.end()) values.erase(place);
    else values.push_back(value);
}

bool contains(const std::vector<Value>& values, const Value& value) { return std::find(values.begin(), values.end(), value) != values.end(); }

// What was picked, each to be pressed away.
void draw_picked(const UiContext& ui, const FieldPath& path, std::vector<Value>& values, const Slot& slot) {
    ChipFlow row(ChipFlow::NewLine, slot.width);
    for (std::size_t i = 0; i < values.size(); ++i) {
        const std::string text = value_text(ui, *path.entity, *path.field, values[i]);
        row.next(button_width(text, false) + chip_extra);
        if (!chip(text + "###picked" + std::to_string(i), true, icon::x)) continue;
        values.erase(values.begin() + static_cast<std::ptrdiff_t>(i));
        break;
    }
}

void choices_editor(const UiContext& ui, const FieldPath& path, std::vector<Value>& values, const Slot& slot) {
    constexpr std::size_t most_chips = 12;
    std::vector<Choice> choices = choices_of(ui, *path.entity, *path.field);
    std::erase_if(choices, [](const Choice& choice) { return choice.value.empty(); });
    if (choices.size() <= most_chips) {
        ChipFlow row(ChipFlow::NewLine, slot.width);
        for (const Choice& choice : choices) {
            row.next(button_width(choice.text, false) + chip_extra);
            if (chip(choice.text + "###" + choice.value, contains(values, Value(choice.value)))) toggle(values, Value(choice.value));
        }
        return;
    }
    draw_picked(ui, path, values, slot);
    std::string added;
    std::erase_if(choices, [&](const Choice& choice) { return contains(values, Value(choice.value)); });
    const std::string hint = ui.text("ui.where.pick");
    if (combo("###add", added, choices, {.name = slot.name, .hint = hint, .focus = slot.focus, .width = slot.width}) && !added.empty()) values.push_back(added);
}

std::vector<ReferenceOption> found_records(const UiContext& ui, const std::string& target, std::string_view words) {
    constexpr int most = 8;
    const EntityUi* known = ui.registry.entity(target);
    std::vector<ReferenceOption> options;
    for (const Record& record : ui.store().run({.entity = target, .search = std::string(words), .limit = most})) {
        ReferenceOption option{.id = record.id().value, .title = record.title()};
        if (known && !known->detail_field.empty())
            if (const auto index = record.def().index_of(known->detail_field)) option.detail = value_text(ui, record, *index);
        options.push_back(std::move(option));
    }
    return options;
}

void records_editor(const UiContext& ui, const FieldPath& path, std::vector<Value>& values, const Slot& slot) {
    draw_picked(ui, path, values, slot);
    ReferenceValue added;
    const std::string hint = ui.text("ui.where.pick");
    const ReferenceOptions options{
        .field = {.name = slot.name, .hint = hint, .focus = slot.focus, .width = slot.width},
        .search = [ui, target = path.field->target](std::string_view words) { return found_records(ui, target, words); },
    };
    const ReferenceResult result = reference_field("###add", added, options);
    const Value picked = RecordId{added.id};
    if (result.action == ReferenceAction::Changed && added.id && !contains(values, picked)) values.push_back(picked);
}

void days_editor(const UiContext& ui, Value& value, const Slot& slot) {
    const std::string name = value_as<std::string>(value).value_or("this_month");
    const auto last = last_days(name), next = next_days(name);
    std::string chosen = last ? "last_days" : next ? "next_days" : name;
    const std::vector<Choice> choices = relative_dates(ui);
    constexpr float number_width = 84;
    const float width = last || next ? slot.width - number_width - metric::gap : slot.width;
    if (combo("###days", chosen, choices, {.name = slot.name, .focus = slot.focus, .width = width}))
        value = chosen == "last_days" ? last_days_name(usual_days) : chosen == "next_days" ? next_days_name(usual_days) : chosen;
    if (!last && !next) return;
    ImGui::SameLine(0, metric::gap);
    const std::string days_name = ui.text("ui.where.days");
    std::optional<std::int64_t> days = last ? *last : *next;
    if (!integer_field("###count", days, {.field = {.name = days_name, .width = number_width}}) || !days) return;
    const int count = static_cast<int>(std::clamp<std::int64_t>(*days, 1, most_relative_days));
    value = last ? last_days_name(count) : next_days_name(count);
}

void amount_field(std::string_view label, Value& value, const FieldOptions& options) {
    constexpr std::int64_t cent = Decimal::kOne / 100;
    const auto amount = value_as<Money>(value);
    std::optional<Decimal> number;
    if (amount) number = Decimal::from_raw(checked_mul(amount->cents(), cent));
    if (!decimal_field(label, number, {.field = options, .min_decimals = 2, .max_decimals = 2})) return;
    if (number) value = Money(number->raw() / cent, Currency("EUR"));
    else value = std::monostate();
}

void one_value_field(const FieldPath& path, std::string_view label, Value& value, const FieldOptions& options) {
    switch (path.field->type) {
        case FieldType::Integer:
            if (auto number = value_as<std::int64_t>(value); integer_field(label, number, {.field = options})) take(value, number);
            return;
        case FieldType::Decimal:
            if (auto number = value_as<Decimal>(value); decimal_field(label, number, {.field = options})) take(value, number);
            return;
        case FieldType::Percent:
            if (auto number = value_as<Decimal>(value); percent_field(label, number, {.field = options})) take(value, number);
            return;
        case FieldType::Money: return amount_field(label, value, options);
        case FieldType::Date:
        case FieldType::Timestamp:
            if (auto day = value_as<Date>(value); date_field(label, day, options)) take(value, day);
            return;
        default: break;
    }
    std::string text = value_as<std::string>(value).value_or(std::string());
    FieldOptions of_text = options;
    if (path.field->format == TextFormat::Time && options.hint.empty()) of_text.hint = time_example;
    if (text_field(label, text, of_text)) take(value, text.empty() ? std::nullopt : std::optional(std::move(text)));
}

void two_values_editor(const UiContext& ui, const FieldPath& path, std::vector<Value>& values, const Slot& slot) {
    const float width = (slot.width - metric::gap) / 2;
    const std::string from = ui.text("ui.where.from"), to = ui.text("ui.where.to");
    const std::string from_name = ui.text("ui.where.of", {slot.field, from}), to_name = ui.text("ui.where.of", {slot.field, to});
    one_value_field(path, "###from", values[0], {.name = from_name, .hint = from, .focus = slot.focus, .width = width});
    ImGui::SameLine(0, metric::gap);
    one_value_field(path, "###to", values[1], {.name = to_name, .hint = to, .width = width});
}

}  // namespace

std::vector<Value> first_values(const FieldPath& path, Comparison comparison) {
    switch (comparison) {
        case Comparison::IsEmpty:
        case Comparison::IsNotEmpty:
        case Comparison::In:
        case Comparison::NotIn: return {};
        case Comparison::Within: return {std::string("this_month")};
        case Comparison::Between: return {Value(), Value()};
        default: break;
    }
    return {is_flag(path) ? Value(true) : Value()};
}

void condition_values_editor(const UiContext& ui, const FieldPath& path, Condition& condition, float width, bool focus) {
    if (!path.field || is_flag(path)) return;
    const std::string field = ui.field_label(*path.entity, *path.field);
    const Slot slot{width, focus, ui.text("ui.where.value", {field}), field};
    std::vector<Value>& values = condition.values;
    switch (condition.comparison) {
        case Comparison::IsEmpty:
        case Comparison::IsNotEmpty: return;
        case Comparison::In:
        case Comparison::NotIn:
            if (path.field->type == FieldType::Reference) return records_editor(ui, path, values, slot);
            if (path.field->type == FieldType::Choice || path.field->format == TextFormat::Several) return choices_editor(ui, path, values, slot);
            return draw_picked(ui, path, values, slot);
        case Comparison::Within: return days_editor(ui, values.front(), slot);
        case Comparison::Between: return two_values_editor(ui, path, values, slot);
        default: break;
    }
    one_value_field(path, "###value", values.front(), {.name = slot.name, .focus = focus, .width = width, .max_length = 1000});
}

}  // namespace bottega::ui
