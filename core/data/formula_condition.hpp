#pragma once

#include "core/data/formula.hpp"
#include "core/data/record.hpp"

#include <memory>
#include <optional>
#include <string>

namespace bottega {

// A formula that says yes or no about a record: when a field is shown, when it must be filled in. What is empty is no.
class FormulaCondition {
public:
    FormulaCondition() = default;  // of every record
    explicit FormulaCondition(std::string stored);

    [[nodiscard]] bool is_always() const { return stored_.empty(); }
    // In the form in which it is stored; empty: always.
    [[nodiscard]] const std::string& stored() const { return stored_; }
    // `otherwise` where it cannot be answered, since a field is gone or the formula is not one of yes and no.
    [[nodiscard]] bool holds(const Record& record, bool otherwise) const;
    // Why it cannot be asked of the records of a list.
    [[nodiscard]] std::optional<Issue> fault(const EntityDef& def) const;

    bool operator==(const FormulaCondition& other) const { return stored_ == other.stored_; }

private:
    std::string stored_;
    std::shared_ptr<const Formula> formula_;  // nullptr where it cannot be read
};

}  // namespace bottega
