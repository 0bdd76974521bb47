#pragma once

#include "core/data/formula.hpp"
#include "core/data/record.hpp"

#include <map>

namespace bottega {

// What the formulas of one record come to, each looked up once. A formula that leads back to itself says so.
class FormulaValues {
public:
    explicit FormulaValues(const Record& record) : record_(record) {}

    // Of a field that has a formula, in the type of the field.
    [[nodiscard]] Result<Value> of(std::size_t field);
    // Of any field, as a formula takes it.
    [[nodiscard]] Result<Value> operand(std::string_view name);

private:
    [[nodiscard]] Result<Value> result(const FieldDef& field);

    const Record& record_;
    std::map<std::size_t, std::optional<Result<Value>>> known_;  // nullopt: under way
};

// Why a formula of the record comes to nothing; nothing where it has a value, or is empty as its fields are.
[[nodiscard]] std::optional<Issue> formula_fault(const Record& record, std::size_t field);

// What a formula can ask for.
[[nodiscard]] bool is_formula_operand(const FieldDef& field);

}  // namespace bottega
