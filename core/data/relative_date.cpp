#include "core/data/relative_date.hpp"

#include "core/base/text.hpp"

namespace bottega {

namespace {

constexpr std::string_view last_prefix = "last_", next_prefix = "next_", days_suffix = "_days";

std::optional<int> days_between_words(std::string_view name, std::string_view prefix) {
    if (!name.starts_with(prefix) || !name.ends_with(days_suffix) || name.size() <= prefix.size() + days_suffix.size()) return std::nullopt;
    const auto days = parse_digits(name.substr(prefix.size(), name.size() - prefix.size() - days_suffix.size()));
    if (!days || *days < 1 || *days > most_relative_days) return std::nullopt;
    return static_cast<int>(*days);
}

DaySpan months_from(Date first, int months) { return {first, first.plus_months(months).plus_days(-1)}; }
DaySpan week_from(Date monday) { return {monday, monday.plus_days(6)}; }

// A span of the calendar: -1 the last one, 0 this one, 1 the next one.
std::optional<DaySpan> calendar_span(std::string_view unit, int distance, Date today) {
    if (unit == "week") return week_from(today.plus_days(1 - today.day_of_week() + 7 * distance));
    if (unit == "month") return months_from(today.first_of_month().plus_months(distance), 1);
    if (unit == "quarter") return months_from(today.first_of_month().plus_months(3 * distance - (today.month() - 1) % 3), 3);
    if (unit == "year") return months_from(today.first_of_month().plus_months(12 * distance - (today.month() - 1)), 12);
    return std::nullopt;
}

Timestamp start_of(Date day, int minutes_east) {
    return Timestamp::from_unix_seconds(day.sys_days().time_since_epoch().count() * 86'400LL - minutes_east * 60LL);
}
Timestamp end_of(Date day, int minutes_east) { return start_of(day.plus_days(1), minutes_east).plus_seconds(-1); }

Condition span_condition(const std::string& field, const DaySpan& span) {
    if (!span.first) return {field, Comparison::LessOrEqual, {*span.last}};
    if (!span.last) return {field, Comparison::GreaterOrEqual, {*span.first}};
    return {field, Comparison::Between, {*span.first, *span.last}};
}

// A day of instants is all of it: "after the 3rd" begins with the 4th.
Condition in_instants(Condition condition, int minutes_east) {
    const bool ends = condition.comparison == Comparison::Greater || condition.comparison == Comparison::LessOrEqual;
    if (condition.comparison == Comparison::Equal && std::holds_alternative<Date>(condition.values.front())) {
        condition.comparison = Comparison::Between;
        condition.values.push_back(condition.values.front());
    }
    for (std::size_t i = 0; i < condition.values.size(); ++i)
        if (const auto* day = std::get_if<Date>(&condition.values[i]))
            condition.values[i] = ends || i == 1 ? end_of(*day, minutes_east) : start_of(*day, minutes_east);
    return condition;
}

}  // namespace

std::optional<int> last_days(std::string_view name) { return days_between_words(name, last_prefix); }
std::optional<int> next_days(std::string_view name) { return days_between_words(name, next_prefix); }
std::string last_days_name(int days) { return std::string(last_prefix) + std::to_string(days) + std::string(days_suffix); }
std::string next_days_name(int days) { return std::string(next_prefix) + std::to_string(days) + std::string(days_suffix); }

std::optional<DaySpan> relative_date(std::string_view name, Date today) {
    if (name == "today") return DaySpan{today, today};
    if (name == "yesterday") return DaySpan{today.plus_days(-1), today.plus_days(-1)};
    if (name == "tomorrow") return DaySpan{today.plus_days(1), today.plus_days(1)};
    if (name == "past") return DaySpan{std::nullopt, today.plus_days(-1)};
    if (name == "future") return DaySpan{today.plus_days(1), std::nullopt};
    if (const auto days = last_days(name)) return DaySpan{today.plus_days(1 - *days), today};
    if (const auto days = next_days(name)) return DaySpan{today, today.plus_days(*days - 1)};
    if (name.starts_with("this_")) return calendar_span(name.substr(5), 0, today);
    if (name.starts_with(last_prefix)) return calendar_span(name.substr(last_prefix.size()), -1, today);
    if (name.starts_with(next_prefix)) return calendar_span(name.substr(next_prefix.size()), 1, today);
    return std::nullopt;
}

bool is_relative_date(std::string_view name) { return relative_date(name, Date(std::chrono::sys_days{})).has_value(); }

Filter on_day(const Schema& schema, const EntityDef& entity, const Filter& filter, Date today, int minutes_east) {
    Filter result = filter;
    for (Filter& part : result.parts) part = on_day(schema, entity, part, today, minutes_east);
    if (result.is_group()) return result;
    const auto path = find_field_path(schema, entity, result.condition.field);
    expects(path.has_value(), "a filter was checked before it is used");
    if (result.condition.comparison == Comparison::Within) {
        const auto span = relative_date(std::get<std::string>(result.condition.values.front()), today);
        expects(span.has_value(), "a filter was checked before it is used");
        result.condition = span_condition(result.condition.field, *span);
    }
    if (path->field && path->field->type == FieldType::Timestamp && !result.condition.values.empty())
        result.condition = in_instants(std::move(result.condition), minutes_east);
    return result;
}

}  // namespace bottega
