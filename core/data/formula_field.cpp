#include "core/data/formula_field.hpp"

#include "core/base/text.hpp"

namespace bottega {

namespace {

// A price with decimals beyond the cent is rounded where it is shown as an amount.
Result<Value> as_type_of(const FieldDef& field, const Value& value, Currency currency) {
    if (is_empty(value)) return value;
    const Issue refused{.field = field.name, .message = "issue.formula_result"};
    const auto* number = std::get_if<Decimal>(&value);
    switch (field.type) {
        case FieldType::Decimal:
        case FieldType::Percent: return number ? Result<Value>(value) : refused;
        case FieldType::Money:
            if (!number) return refused;
            return Value(to_money(*number, currency));
        case FieldType::Text: return Value(canonical_text(value));
        default: return has_type(value, field.type) ? Result<Value>(value) : refused;
    }
}

Value as_operand(const Value& value) {
    if (const auto* whole = std::get_if<std::int64_t>(&value)) return Decimal::from_int(*whole);
    if (const auto* amount = std::get_if<Money>(&value)) return amount->as_decimal();
    return value;
}

}  // namespace

Result<Value> FormulaValues::of(std::size_t field) {
    const auto [known, is_new] = known_.try_emplace(field);
    const FieldDef& def = record_.def().fields[field];
    if (!is_new) return known->second ? *known->second : Result<Value>(Issue{.field = def.name, .message = "issue.formula_circle"});
    Result<Value> found = result(def);
    known_.at(field) = found;
    return found;
}

Result<Value> FormulaValues::result(const FieldDef& field) {
    if (!field.formula->formula) return field.formula->faults;
    auto value = field.formula->formula->value([this](std::string_view name) { return operand(name); });
    if (!value.ok()) return value;
    try {
        return as_type_of(field, value.value(), record_.currency());
    } catch (const AmountTooLarge&) {
        return Issue{.field = field.name, .message = AmountTooLarge::message_key};
    }
}

Result<Value> FormulaValues::operand(std::string_view name) {
    const auto index = record_.def().index_of(name);
    if (!index) return Issue{.message = "issue.formula_gone", .args = {own_words + std::string(name)}};
    const FieldDef& field = record_.def().fields[*index];
    if (!is_formula_operand(field)) return Issue{.message = "issue.formula_gone", .args = {label_key(record_.def(), field)}};
    if (!field.formula) return as_operand(record_.value(*index));
    auto value = of(*index);
    return value.ok() ? Result<Value>(as_operand(value.value())) : value;
}

std::optional<Issue> formula_fault(const Record& record, std::size_t field) {
    if (!record.def().fields[field].formula || !is_empty(record.value(field))) return std::nullopt;
    const auto value = FormulaValues(record).of(field);
    return value.ok() ? std::nullopt : std::optional(value.issues().front());
}

bool is_formula_operand(const FieldDef& field) {
    return !field.internal && field.type != FieldType::Reference && field.type != FieldType::Timestamp;
}

}  // namespace bottega
