#include "wasm-app/kit/route.hpp"

#include <algorithm>

#include "core/base/text.hpp"

namespace bottega::ui {

namespace {

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

struct ComparisonName {
    std::string_view name;
    Comparison comparison;
};
constexpr ComparisonName comparison_names[] = {
    {"", Comparison::Equal},     {"not", Comparison::NotEqual},       {"lt", Comparison::Less},
    {"le", Comparison::LessOrEqual}, {"gt", Comparison::Greater},     {"ge", Comparison::GreaterOrEqual},
    {"in", Comparison::In},      {"empty", Comparison::IsEmpty},      {"filled", Comparison::IsNotEmpty},
};

std::string_view name_of(Comparison comparison) {
    for (const ComparisonName& entry : comparison_names)
        if (entry.comparison == comparison) return entry.name;
    return {};
}

std::optional<Comparison> comparison_named(std::string_view name) {
    for (const ComparisonName& entry : comparison_names)
        if (entry.name == name) return entry.comparison;
    return std::nullopt;
}

std::string values_text(const std::vector<Value>& values) {
    std::string text;
    for (const Value& value : values) text += (text.empty() ? "" : ",") + canonical_text(value);
    return text;
}

std::optional<FieldType> type_of(const EntityDef& def, std::string_view field) {
    if (field == "id") return FieldType::Reference;
    if (!def.has(field)) return std::nullopt;
    return def.field(field).type;
}

// Nothing where the address names no field, or no value of its type: such a part of an address is passed over.
std::optional<Condition> condition_of(const EntityDef& def, std::string_view name, std::string_view text) {
    const auto dot = name.find('.');
    Condition condition{.field = std::string(name.substr(0, dot))};
    const auto type = type_of(def, condition.field);
    const auto comparison = comparison_named(dot == std::string_view::npos ? "" : name.substr(dot + 1));
    if (!type || !comparison) return std::nullopt;
    condition.comparison = *comparison;
    if (condition.comparison == Comparison::IsEmpty || condition.comparison == Comparison::IsNotEmpty) return condition;
    const auto parts = condition.comparison == Comparison::In ? split(text, ',') : std::vector<std::string>{std::string(text)};
    for (const std::string& part : parts) {
        auto value = parse_canonical(*type, part, Currency("EUR"));
        if (!value || is_empty(*value)) return std::nullopt;
        condition.values.push_back(std::move(*value));
    }
    return condition;
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
    for (const Condition& condition : query.conditions) {
        const auto suffix = name_of(condition.comparison);
        const bool needs_no_value = condition.comparison == Comparison::IsEmpty || condition.comparison == Comparison::IsNotEmpty;
        route.set_parameter(condition.field + (suffix.empty() ? "" : "." + std::string(suffix)),
                            needs_no_value ? "1" : values_text(condition.values));
    }
    std::string orders;
    for (const Order& order : query.order) orders += (orders.empty() ? "" : ",") + std::string(order.descending ? "-" : "") + order.field;
    if (!orders.empty()) route.set_parameter("order", orders);
}

Query query_of(const Route& route, const EntityDef& def) {
    Query query{.entity = def.name};
    for (const auto& [name, value] : route.parameters) {
        if (name == "search") {
            query.search = value;
        } else if (name == "order") {
            query.order = orders_of(def, value);
        } else if (auto condition = condition_of(def, name, value)) {
            query.conditions.push_back(std::move(*condition));
        }
    }
    return query;
}

void inherit(Route& route, std::string_view field, const Value& value) { route.set_parameter(field, canonical_text(value)); }

}  // namespace bottega::ui
