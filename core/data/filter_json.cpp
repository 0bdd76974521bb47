#include "core/data/filter_json.hpp"

#include "core/base/text.hpp"
#include "core/data/choice_list.hpp"

#include <nlohmann/json.hpp>

namespace bottega {

namespace {

using nlohmann::json;

constexpr std::size_t longest_written = 20'000;
constexpr int deepest_written = 8;  // what is deeper is refused before it is looked at

struct ComparisonName {
    std::string_view name;
    Comparison comparison;
};
constexpr ComparisonName comparison_names[] = {
    {"is", Comparison::Equal}, {"not", Comparison::NotEqual}, {"lt", Comparison::Less}, {"le", Comparison::LessOrEqual},
    {"gt", Comparison::Greater}, {"ge", Comparison::GreaterOrEqual}, {"in", Comparison::In}, {"empty", Comparison::IsEmpty},
    {"filled", Comparison::IsNotEmpty}, {"notin", Comparison::NotIn}, {"between", Comparison::Between},
    {"contains", Comparison::Contains}, {"lacks", Comparison::NotContains}, {"begins", Comparison::BeginsWith},
    {"reads", Comparison::Reads}, {"readsnot", Comparison::ReadsNot}, {"within", Comparison::Within},
};

json as_json(const Filter& filter) {
    if (filter.is_group()) {
        json parts = json::array();
        for (const Filter& part : filter.parts) parts.push_back(as_json(part));
        return {{filter.kind == Filter::Kind::All ? "all" : "any", std::move(parts)}};
    }
    const Condition& condition = filter.condition;
    json object = {{"field", condition.field}, {"is", comparison_name(condition.comparison)}};
    for (const Value& value : condition.values) object["values"].push_back(canonical_text(value));
    return object;
}

std::optional<Condition> read_condition(const Schema& schema, const EntityDef& entity, const json& object) {
    const auto field = object.find("field"), is = object.find("is"), values = object.find("values");
    if (field == object.end() || is == object.end() || !field->is_string() || !is->is_string()) return std::nullopt;
    const auto comparison = comparison_named(is->get_ref<const std::string&>());
    const auto path = find_field_path(schema, entity, field->get_ref<const std::string&>());
    if (!comparison || !path) return std::nullopt;
    Condition condition{.field = field->get<std::string>(), .comparison = *comparison};
    if (values == object.end()) return condition;
    if (!values->is_array()) return std::nullopt;
    for (const json& text : *values) {
        if (!text.is_string()) return std::nullopt;
        auto value = parse_condition_value(*path, *comparison, text.get_ref<const std::string&>());
        if (!value) return std::nullopt;
        condition.values.push_back(std::move(*value));
    }
    return condition;
}

std::optional<Filter> read_filter(const Schema& schema, const EntityDef& entity, const json& object, int depth) {
    if (!object.is_object() || depth > deepest_written) return std::nullopt;
    const auto all = object.find("all"), any = object.find("any");
    if (all == object.end() && any == object.end()) {
        auto condition = read_condition(schema, entity, object);
        return condition ? std::optional(Filter::one(std::move(*condition))) : std::nullopt;
    }
    Filter group{.kind = all != object.end() ? Filter::Kind::All : Filter::Kind::Any};
    const json& parts = all != object.end() ? *all : *any;
    if (object.size() != 1 || !parts.is_array()) return std::nullopt;
    for (const json& part : parts) {
        auto inner = read_filter(schema, entity, part, depth + 1);
        if (!inner) return std::nullopt;
        group.parts.push_back(std::move(*inner));
    }
    return group;
}

}  // namespace

std::string_view comparison_name(Comparison comparison) {
    for (const ComparisonName& entry : comparison_names)
        if (entry.comparison == comparison) return entry.name;
    throw ContractViolation("every comparison has its name");
}

std::optional<Comparison> comparison_named(std::string_view name) {
    for (const ComparisonName& entry : comparison_names)
        if (entry.name == name) return entry.comparison;
    return std::nullopt;
}

std::optional<Value> parse_condition_value(const FieldPath& path, Comparison comparison, std::string_view text) {
    if (comparison == Comparison::Within) return Value(std::string(text));
    const FieldType type = path.field ? path.field->type : FieldType::Reference;
    constexpr std::size_t length_of_day = 10;
    const bool only_the_day = type == FieldType::Timestamp && text.size() == length_of_day;
    auto value = parse_canonical(only_the_day ? FieldType::Date : type, text, Currency("EUR"));
    if (value && type == FieldType::Choice && !is_empty(*value)) return Value(choice_now(*path.field, std::get<std::string>(*value)));
    return value && !is_empty(*value) ? value : std::nullopt;
}

std::string filter_text(const Filter& filter) { return as_json(filter).dump(-1, ' ', false, json::error_handler_t::replace); }

std::optional<Filter> parse_filter(const Schema& schema, const EntityDef& entity, std::string_view text) {
    if (text.size() > longest_written) return std::nullopt;
    const json parsed = json::parse(text, nullptr, false);
    auto filter = read_filter(schema, entity, parsed, 0);
    return filter && can_answer(schema, entity, *filter) ? filter : std::nullopt;
}

}  // namespace bottega
