#include "core/data/filter_check.hpp"

#include "core/base/text.hpp"
#include "core/data/relative_date.hpp"
#include "core/data/several_choices.hpp"

#include <algorithm>

namespace bottega {

namespace {

constexpr std::size_t most_values = 500, longest_text = 250, most_conditions = 100, deepest = 6;

bool is_day(FieldType type) { return type == FieldType::Date || type == FieldType::Timestamp; }

bool is_ordering(Comparison comparison) {
    return comparison == Comparison::Less || comparison == Comparison::LessOrEqual || comparison == Comparison::Greater ||
           comparison == Comparison::GreaterOrEqual || comparison == Comparison::Between;
}

// A day may be asked of an instant, too. A time of the day is compared as it is stored, "09:30".
bool value_fits(const FieldDef& field, Comparison comparison, const Value& value) {
    const FieldType type = field.type;
    if (type == FieldType::Timestamp && std::holds_alternative<Date>(value)) return true;
    const auto* text = std::get_if<std::string>(&value);
    const bool is_time = field.format == TextFormat::Time && (is_ordering(comparison) || comparison == Comparison::Equal);
    if (is_time && text && parse_time(*text) != *text) return false;
    return has_type(value, type) && (!text || (!text->empty() && count_characters(*text) <= longest_text));
}

bool type_allows(const FieldDef& field, Comparison comparison) {
    if (is_ordering(comparison)) return is_ordered(field);
    switch (comparison) {
        case Comparison::Contains:
        case Comparison::NotContains:
        case Comparison::BeginsWith:
        case Comparison::Reads:
        case Comparison::ReadsNot: return is_text(field.type);
        case Comparison::Within: return is_day(field.type);
        default: return true;
    }
}

bool count_fits(Comparison comparison, std::size_t count) {
    switch (comparison) {
        case Comparison::IsEmpty:
        case Comparison::IsNotEmpty: return count == 0;
        case Comparison::In:
        case Comparison::NotIn: return count >= 1 && count <= most_values;
        case Comparison::Between: return count == 2;
        default: return count == 1;
    }
}

bool is_relative(const std::vector<Value>& values) {
    const auto* name = std::get_if<std::string>(&values.front());
    return name && is_relative_date(*name);
}

bool fits(const Schema& schema, const EntityDef& entity, const Filter& filter, std::size_t depth, std::size_t& conditions) {
    if (!filter.is_group()) return ++conditions <= most_conditions && can_answer(schema, entity, filter.condition);
    if (depth == deepest) return false;
    return std::all_of(filter.parts.begin(), filter.parts.end(),
                       [&](const Filter& part) { return fits(schema, entity, part, depth + 1, conditions); });
}

}  // namespace

bool is_text(FieldType type) { return type == FieldType::Text || type == FieldType::LongText; }

bool is_ordered(const FieldDef& field) {
    const FieldType type = field.type;
    return field.format == TextFormat::Time || is_day(type) || type == FieldType::Integer || type == FieldType::Decimal || type == FieldType::Percent || type == FieldType::Money;
}

bool can_answer(const Schema& schema, const EntityDef& entity, const Condition& condition) {
    const auto path = find_field_path(schema, entity, condition.field);
    if (!path || !count_fits(condition.comparison, condition.values.size())) return false;
    const bool only_whether = condition.values.empty();
    if (!path->field && !path->steps.empty() && !condition.field.ends_with(".id")) return only_whether;
    static const FieldDef the_record{.name = "id", .type = FieldType::Reference};
    const FieldDef& field = path->field ? *path->field : the_record;
    if (!type_allows(field, condition.comparison)) return false;
    if (condition.comparison == Comparison::Within) return is_relative(condition.values);
    return std::all_of(condition.values.begin(), condition.values.end(),
                       [&](const Value& value) { return value_fits(field, condition.comparison, value); });
}

bool can_answer(const Schema& schema, const EntityDef& entity, const Filter& filter) {
    std::size_t conditions = 0;
    return fits(schema, entity, filter, 0, conditions);
}

}  // namespace bottega
