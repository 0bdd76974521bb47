#include "core/data/formula_condition.hpp"

#include "core/base/text.hpp"
#include "core/data/formula_field.hpp"

namespace bottega {

FormulaCondition::FormulaCondition(std::string stored) : stored_(std::move(stored)) {
    if (stored_.empty()) return;
    if (auto parsed = Formula::parse(stored_); parsed.ok()) formula_ = std::make_shared<const Formula>(std::move(parsed.value()));
}

bool FormulaCondition::holds(const Record& record, bool otherwise) const {
    if (is_always()) return true;
    if (!formula_) return otherwise;
    FormulaValues values(record);
    const auto answer = formula_->value([&](std::string_view field) { return values.operand(field); });
    if (!answer.ok()) return otherwise;
    if (is_empty(answer.value())) return false;
    const auto* yes = std::get_if<bool>(&answer.value());
    return yes ? *yes : otherwise;
}

std::optional<Issue> FormulaCondition::fault(const EntityDef& def) const {
    if (is_always()) return std::nullopt;
    if (!formula_) return Formula::parse(stored_).issues().front();
    for (const std::string& name : formula_->fields()) {
        const auto index = def.index_of(name);
        if (!index || !is_formula_operand(def.fields[*index]))
            return Issue{.message = "issue.formula_gone", .args = {index ? label_key(def, def.fields[*index]) : own_words + name}};
    }
    const Record blank(def);
    FormulaValues values(blank);
    const auto answer = formula_->value([&](std::string_view field) { return values.operand(field); });
    const bool other_kind = answer.ok() && !is_empty(answer.value()) && !std::holds_alternative<bool>(answer.value());
    return other_kind ? std::optional(Issue{.message = "issue.formula_no_condition"}) : std::nullopt;
}

}  // namespace bottega
