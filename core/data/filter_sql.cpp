#include "core/data/filter_sql.hpp"

#include "core/base/text.hpp"
#include "core/data/filter_check.hpp"
#include "core/data/several_choices.hpp"
#include "core/data/table_sql.hpp"

namespace bottega {

namespace {

using Arguments = std::vector<Value>;

const char* operator_of(Comparison comparison) {
    switch (comparison) {
        case Comparison::Equal: return " = ";
        case Comparison::NotEqual: return " IS NOT ";
        case Comparison::Less: return " < ";
        case Comparison::LessOrEqual: return " <= ";
        case Comparison::Greater: return " > ";
        case Comparison::GreaterOrEqual: return " >= ";
        default: break;
    }
    throw ContractViolation("this comparison has no operator");
}

std::string mark(Arguments& arguments, Value value) {
    arguments.push_back(std::move(value));
    return "?" + std::to_string(arguments.size());
}

std::string list_of(const Condition& condition, Arguments& arguments) {
    std::string list;
    for (const Value& value : condition.values) list += (list.empty() ? "" : ", ") + mark(arguments, value);
    return "(" + list + ")";
}

bool is_about_words(Comparison comparison) {
    return comparison == Comparison::Contains || comparison == Comparison::NotContains || comparison == Comparison::BeginsWith ||
           comparison == Comparison::Reads || comparison == Comparison::ReadsNot;
}

// The column as people read it, without capitals and accents. The title keeps that beside it.
std::string folded_column(const EntityDef& entity, const FieldDef& field) {
    const bool is_title = field.name == entity.title_field && has_title_key(entity) && field.type == FieldType::Text;
    return is_title ? "title_key" : "fold(" + sql_name(field.name) + ")";
}

std::string words_sql(const EntityDef& entity, const FieldDef& field, const Condition& condition, Arguments& arguments) {
    const std::string column = folded_column(entity, field);
    const std::string words = mark(arguments, fold(canonical_text(condition.values.front())));
    switch (condition.comparison) {
        case Comparison::Contains: return "instr(" + column + ", " + words + ") > 0";
        case Comparison::NotContains: return "coalesce(instr(" + column + ", " + words + "), 0) = 0";
        case Comparison::BeginsWith: return "substr(" + column + ", 1, length(" + words + ")) = " + words;
        case Comparison::Reads: return column + " = " + words;
        default: return column + " IS NOT " + words;
    }
}

// One of several choices is among "red; blue".
std::string chosen_sql(const FieldDef& field, const Condition& condition, Arguments& arguments) {
    const std::string separator = mark(arguments, std::string(choices_separator));
    std::string any;
    for (const Value& value : condition.values)
        any += (any.empty() ? "" : " OR ") + ("instr(" + separator + " || " + sql_name(field.name) + " || " + separator + ", " + separator + " || ") + mark(arguments, value) + " || " + separator + ") > 0";
    return condition.comparison == Comparison::In ? "(" + any + ")" : "coalesce(NOT (" + any + "), 1)";
}

// What a counter-record comes to is less than nothing, as its list shows it.
std::string column_sql(const EntityDef& entity, const FieldDef& field, Arguments& arguments) {
    const std::string column = sql_name(field.name);
    if (field.type != FieldType::Money || entity.counter.field.empty()) return column;
    return "(CASE WHEN " + sql_name(entity.counter.field) + " = " + mark(arguments, entity.counter.value) + " THEN -" + column + " ELSE " + column + " END)";
}

std::string field_sql(const FieldPath& path, const Condition& condition, Arguments& arguments) {
    if (!path.field) return comparison_sql("id", condition, arguments);
    if (is_about_words(condition.comparison)) return words_sql(*path.entity, *path.field, condition, arguments);
    const bool is_membership = condition.comparison == Comparison::In || condition.comparison == Comparison::NotIn;
    if (path.field->format == TextFormat::Several && is_membership) return chosen_sql(*path.field, condition, arguments);
    const std::string column = condition.values.empty() ? sql_name(path.field->name) : column_sql(*path.entity, *path.field, arguments);
    return comparison_sql(column, condition, arguments);
}

std::string path_sql(const FieldPath& path, const Condition& condition, std::size_t at, Arguments& arguments) {
    if (at == path.steps.size()) return field_sql(path, condition, arguments);
    const FieldStep& step = path.steps[at];
    const std::string from = " FROM " + sql_name(step.entity->name) + " WHERE ";
    if (step.forwards) return sql_name(step.field->name) + " IN (SELECT id" + from + path_sql(path, condition, at + 1, arguments) + ")";
    const std::string owner = step.field ? sql_name(step.field->name) : "parent_id";
    const bool only_whether = at + 1 == path.steps.size() && !path.field && condition.values.empty();
    if (!only_whether) return "id IN (SELECT " + owner + from + path_sql(path, condition, at + 1, arguments) + ")";
    return std::string("id ") + (condition.comparison == Comparison::IsEmpty ? "NOT IN" : "IN") + " (SELECT " + owner + from + owner + " IS NOT NULL)";
}

}  // namespace

std::string comparison_sql(const std::string& column, const Condition& condition, Arguments& arguments) {
    switch (condition.comparison) {
        case Comparison::IsEmpty: return column + " IS NULL";
        case Comparison::IsNotEmpty: return column + " IS NOT NULL";
        case Comparison::In: return column + " IN " + list_of(condition, arguments);
        case Comparison::NotIn: return "(" + column + " IS NULL OR " + column + " NOT IN " + list_of(condition, arguments) + ")";
        case Comparison::Between: {
            expects(condition.values.size() == 2, "between two values");
            const std::string one = mark(arguments, condition.values[0]), other = mark(arguments, condition.values[1]);
            return column + " BETWEEN min(" + one + ", " + other + ") AND max(" + one + ", " + other + ")";
        }
        default: break;
    }
    expects(condition.values.size() == 1, "a comparison has one value");
    return column + operator_of(condition.comparison) + mark(arguments, condition.values[0]);
}

std::string filter_sql(const Schema& schema, const EntityDef& entity, const Filter& filter, Arguments& arguments) {
    if (!filter.is_group()) {
        expects(can_answer(schema, entity, filter.condition) && filter.condition.comparison != Comparison::Within,
                "a query asks what its entity can answer, on a certain day");
        return path_sql(*find_field_path(schema, entity, filter.condition.field), filter.condition, 0, arguments);
    }
    std::string sql;
    for (const Filter& part : filter.parts) {
        const std::string inner = filter_sql(schema, entity, part, arguments);
        if (!inner.empty()) sql += (sql.empty() ? "" : filter.kind == Filter::Kind::All ? " AND " : " OR ") + inner;
    }
    return sql.empty() ? sql : "(" + sql + ")";
}

}  // namespace bottega
