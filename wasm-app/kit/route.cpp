#include "wasm-app/kit/route.hpp"

#include <algorithm>

#include "core/base/text.hpp"
#include "core/data/filter_json.hpp"

namespace bottega::ui {

namespace {

constexpr std::string_view where_parameter = "where";
constexpr std::string_view hex_digits = "0123456789ABCDEF";

bool stays_as_it_is(char character) {
    return (character >= '0' && character <= '9') || (character >= 'a' && character <= 'z') ||
           (character >= 'A' && character <= 'Z') || std::string_view("-_.,:@").find(character) != std::string_view::npos;
}

std::string encoded(std::string_view text) {
    std::string result;
    for (const char character : text) {
        if (stays_as_it_is(character)) {
            result += character;
            continue;
        }
        const auto byte = static_cast<unsigned char>(character);
        result += {'%', hex_digits[byte >> 4], hex_digits[byte & 15]};
    }
    return result;
}

std::string decoded(std::string_view text) {
    std::string result;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '%' && at + 2 < text.size()) {
            const auto high = hex_digits.find(to_upper_ascii(text.substr(at + 1, 1)));
            const auto low = hex_digits.find(to_upper_ascii(text.substr(at + 2, 1)));
            if (high != std::string_view::npos && low != std::string_view::npos) {
                result += static_cast<char>(high * 16 + low);
                at += 2;
                continue;
            }
        }
        result += text[at] == '+' ? ' ' : text[at];
    }
    return sanitise(result);
}

// An address says nothing for "is": "state=draft", "due_on.lt=2026-03-14".
std::string parameter_name(const Condition& condition) {
    if (condition.comparison == Comparison::Equal) return condition.field;
    return condition.field + "." + std::string(comparison_name(condition.comparison));
}

bool takes_several(Comparison comparison) {
    return comparison == Comparison::In || comparison == Comparison::NotIn || comparison == Comparison::Between;
}

std::string values_text(const std::vector<Value>& values) {
    std::string text;
    for (const Value& value : values) text += (text.empty() ? "" : ",") + canonical_text(value);
    return text;
}

// Nothing where the address names no field, or no value of its type: such a part of an address is passed over.
std::optional<Condition> condition_of(const Schema& schema, const EntityDef& def, std::string_view name, std::string_view text) {
    Condition condition{.field = std::string(name)};
    auto path = find_field_path(schema, def, name);
    const auto dot = name.rfind('.');
    if (!path && dot != std::string_view::npos) {
        const auto comparison = comparison_named(name.substr(dot + 1));
        condition.field = name.substr(0, dot);
        path = comparison ? find_field_path(schema, def, condition.field) : std::nullopt;
        condition.comparison = comparison.value_or(Comparison::Equal);
    }
    if (!path) return std::nullopt;
    const bool needs_no_value = condition.comparison == Comparison::IsEmpty || condition.comparison == Comparison::IsNotEmpty;
    const auto parts = takes_several(condition.comparison) ? split(text, ',') : std::vector<std::string>{std::string(text)};
    for (const std::string& part : needs_no_value ? std::vector<std::string>() : parts) {
        auto value = parse_condition_value(*path, condition.comparison, part);
        if (!value) return std::nullopt;
        condition.values.push_back(std::move(*value));
    }
    return can_answer(schema, def, condition) ? std::optional(std::move(condition)) : std::nullopt;
}

// What a query knew before there were filters.
bool is_plain(const Condition& condition) {
    return condition.comparison <= Comparison::IsNotEmpty && condition.field.find_first_of(".:") == std::string::npos;
}

bool fits_parameter(const Condition& condition) {
    if (!takes_several(condition.comparison)) return true;
    return std::none_of(condition.values.begin(), condition.values.end(),
                        [](const Value& value) { return canonical_text(value).find(',') != std::string::npos; });
}

void put_condition(Route& route, const Condition& condition) {
    route.set_parameter(parameter_name(condition), condition.values.empty() ? "1" : values_text(condition.values));
}

// What can be said simply is said so: "city.contains=Bari". Groups, and a second condition of the same kind, go into one text.
void put_filter(Route& route, const Filter& filter) {
    const Filter simple = simplified(filter);
    Filter rest;
    const std::vector<Filter> parts = simple.kind == Filter::Kind::All ? simple.parts : std::vector<Filter>{simple};
    for (const Filter& part : parts) {
        const bool fits = !part.is_group() && fits_parameter(part.condition) && route.parameter(parameter_name(part.condition)).empty();
        if (fits) put_condition(route, part.condition);
        else rest.parts.push_back(part);
    }
    if (!rest.empty()) route.set_parameter(where_parameter, filter_text(simplified(rest)));
}

}  // namespace

RecordId Route::record() const { return parse_record_id(item).value_or(RecordId{}); }

std::string_view Route::parameter(std::string_view name) const {
    for (const auto& [key, value] : parameters)
        if (key == name) return value;
    return {};
}

void Route::set_parameter(std::string_view name, std::string value) {
    const auto place = std::find_if(parameters.begin(), parameters.end(), [&](const auto& pair) { return pair.first == name; });
    if (value.empty()) {
        if (place != parameters.end()) parameters.erase(place);
    } else if (place != parameters.end()) {
        place->second = std::move(value);
    } else {
        parameters.push_back({std::string(name), std::move(value)});
    }
}

Route parse_route(std::string_view fragment) {
    while (!fragment.empty() && (fragment.front() == '#' || fragment.front() == '/')) fragment.remove_prefix(1);
    Route route;
    const auto question = fragment.find('?');
    const auto path = split(fragment.substr(0, question), '/');
    if (!path.empty()) route.place = decoded(path[0]);
    if (path.size() > 1) route.item = decoded(path[1]);
    if (question == std::string_view::npos) return route;
    for (const std::string& pair : split(fragment.substr(question + 1), '&')) {
        const auto equals = pair.find('=');
        if (pair.empty() || equals == 0) continue;
        route.parameters.push_back({decoded(std::string_view(pair).substr(0, equals)),
                                    equals == std::string::npos ? "" : decoded(std::string_view(pair).substr(equals + 1))});
    }
    return route;
}

std::string format_route(const Route& route) {
    std::string text = "#/" + encoded(route.place);
    if (!route.item.empty()) text += "/" + encoded(route.item);
    char joint = '?';
    for (const auto& [name, value] : route.parameters) {
        text += joint + encoded(name) + "=" + encoded(value);
        joint = '&';
    }
    return text;
}

namespace {

// "due_on,-total": what is no field is left out.
std::vector<Order> orders_of(const EntityDef& def, const std::string& text) {
    std::vector<Order> orders;
    for (const std::string& part : split(text, ',')) {
        const bool descending = part.starts_with('-');
        if (std::string field = part.substr(descending ? 1 : 0); def.has(field)) orders.push_back({std::move(field), descending});
    }
    return orders;
}

}  // namespace

void put_query(Route& route, const Query& query) {
    route.set_parameter("search", query.search);
    for (const Condition& condition : query.conditions) put_condition(route, condition);
    put_filter(route, query.filter);
    std::string orders;
    for (const Order& order : query.order) orders += (orders.empty() ? "" : ",") + std::string(order.descending ? "-" : "") + order.field;
    if (!orders.empty()) route.set_parameter("order", orders);
}

std::optional<Filter> where_of(const Route& route, const Schema& schema, const EntityDef& def) {
    const std::string_view text = route.parameter(where_parameter);
    return text.empty() ? Filter{} : parse_filter(schema, def, text);
}

Query query_of(const Route& route, const Schema& schema, const EntityDef& def) {
    Query query{.entity = def.name};
    for (const auto& [name, value] : route.parameters) {
        if (name == "search") {
            query.search = value;
        } else if (name == "order") {
            query.order = orders_of(def, value);
        } else if (auto condition = condition_of(schema, def, name, value)) {
            if (is_plain(*condition)) query.conditions.push_back(std::move(*condition));
            else query.filter.parts.push_back(Filter::one(std::move(*condition)));
        }
    }
    if (auto where = where_of(route, schema, def); where && !where->empty()) query.filter.parts.push_back(std::move(*where));
    query.filter = simplified(query.filter);
    return query;
}

void inherit(Route& route, std::string_view field, const Value& value) { route.set_parameter(field, canonical_text(value)); }

}  // namespace bottega::ui
