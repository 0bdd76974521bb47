#include "core/data/value.hpp"

#include <charconv>

namespace bottega {

namespace {

struct CanonicalText {
    std::string operator()(std::monostate) const { return {}; }
    std::string operator()(bool flag) const { return flag ? "true" : "false"; }
    std::string operator()(std::int64_t number) const { return std::to_string(number); }
    std::string operator()(const Decimal& number) const { return number.to_string(); }
    std::string operator()(const Money& amount) const {
        const std::uint64_t cents = amount.cents() < 0 ? 0 - static_cast<std::uint64_t>(amount.cents()) : static_cast<std::uint64_t>(amount.cents());
        const std::string part = std::to_string(cents % 100);
        return (amount.cents() < 0 ? "-" : "") + std::to_string(cents / 100) + "." + (part.size() < 2 ? "0" : "") + part;
    }
    std::string operator()(const Date& date) const { return date.iso(); }
    std::string operator()(const Timestamp& instant) const { return instant.iso(); }
    std::string operator()(const std::string& text) const { return text; }
    std::string operator()(const RecordId& id) const { return std::to_string(id.value); }
};

std::optional<std::int64_t> parse_integer(std::string_view text) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return number;
}

std::optional<Value> parse_money(std::string_view text, Currency currency) {
    const auto amount = Decimal::parse(text);
    constexpr std::int64_t cent = Decimal::kOne / 100;
    if (!amount || amount->raw() % cent != 0) {
        // Amounts beyond what a Decimal holds are still amounts: the cents fit.
        const std::size_t point = text.find('.');
        if (point == std::string_view::npos || text.size() - point != 3) return std::nullopt;
        const auto cents = parse_integer(std::string(text.substr(0, point)) + std::string(text.substr(point + 1)));
        return cents ? std::optional<Value>(Money(*cents, currency)) : std::nullopt;
    }
    return Money(amount->raw() / cent, currency);
}

template<class T>
std::optional<Value> wrap(std::optional<T> parsed) {
    return parsed ? std::optional<Value>(Value(std::move(*parsed))) : std::nullopt;
}

}  // namespace

bool has_type(const Value& value, FieldType type) {
    switch (type) {
        case FieldType::Text:
        case FieldType::LongText:
        case FieldType::Choice: return std::holds_alternative<std::string>(value);
        case FieldType::Integer: return std::holds_alternative<std::int64_t>(value);
        case FieldType::Decimal:
        case FieldType::Percent: return std::holds_alternative<Decimal>(value);
        case FieldType::Money: return std::holds_alternative<Money>(value);
        case FieldType::Flag: return std::holds_alternative<bool>(value);
        case FieldType::Date: return std::holds_alternative<Date>(value);
        case FieldType::Timestamp: return std::holds_alternative<Timestamp>(value);
        case FieldType::Reference: break;
    }
    return std::holds_alternative<RecordId>(value);
}

std::string canonical_text(const Value& value) { return std::visit(CanonicalText{}, value); }

std::optional<Value> parse_canonical(FieldType type, std::string_view text, Currency currency) {
    if (text.empty()) return Value();
    switch (type) {
        case FieldType::Text:
        case FieldType::LongText:
        case FieldType::Choice: return Value(std::string(text));
        case FieldType::Integer: return wrap(parse_integer(text));
        case FieldType::Flag: return text == "true" ? std::optional<Value>(true) : text == "false" ? std::optional<Value>(false) : std::nullopt;
        case FieldType::Decimal:
        case FieldType::Percent: return wrap(Decimal::parse(text));
        case FieldType::Money: return parse_money(text, currency);
        case FieldType::Date: return wrap(Date::parse_iso(text));
        case FieldType::Timestamp: return wrap(Timestamp::parse_iso(text));
        case FieldType::Reference: break;
    }
    const auto id = parse_integer(text);
    return id ? std::optional<Value>(RecordId{*id}) : std::nullopt;
}

}  // namespace bottega
