#pragma once

#include "core/data/formula_tokens.hpp"
#include "core/data/value.hpp"

#include <set>

namespace bottega {

// What a formula finds where it names a field: a Decimal, a text, yes or no, a day, nothing; or why there is none.
using FormulaOperands = std::function<Result<Value>(std::string_view field)>;

// A value that follows from the other fields of the same record: "{x_width} * {x_height} / 10000". Numbers are exact, with
// eight decimals. Add and take away treat an empty field as nothing; multiplied, divided or compared by size, what is empty
// gives what is empty. Written by the person, so that every fault is an Issue that says what and where, never a failure.
class Formula {
public:
    // In the form in which it is stored.
    [[nodiscard]] static Result<Formula> parse(std::string_view stored);
    [[nodiscard]] static Result<Formula> parse(const std::vector<FormulaToken>& tokens);

    // The names of the fields it asks for.
    [[nodiscard]] const std::set<std::string, std::less<>>& fields() const { return fields_; }
    // A Decimal, a text, yes or no, a day, or nothing.
    [[nodiscard]] Result<Value> value(const FormulaOperands& operands) const;

private:
    friend class FormulaParser;
    friend class FormulaRun;
    struct Node {
        enum class Kind { Constant, Field, Sign, Negative, Call };
        Kind kind = Kind::Constant;
        Value constant = {};
        std::string field = {};
        FormulaSign sign = FormulaSign::Plus;
        FormulaFunction function = FormulaFunction::If;
        std::vector<std::size_t> parts = {};
    };
    std::vector<Node> nodes_;
    std::size_t root_ = 0;
    std::set<std::string, std::less<>> fields_;
};

}  // namespace bottega
