#pragma once

#include <stdexcept>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace bottega {

// How much an Issue weighs: an error stops the work, a question may be answered with "yes, go on".
enum class Severity { Error, Warning, Question };

// One thing the user has to know or fix. `message` is an i18n key and `args` fill its placeholders,
// so the core never builds a sentence in any language.
struct Issue {
    std::string field = {};
    std::string message;
    std::vector<std::string> args = {};
    Severity severity = Severity::Error;
    bool operator==(const Issue&) const = default;
};

using Issues = std::vector<Issue>;

// The value of a Result of work that gives nothing back but may be refused.
struct Done {
    bool operator==(const Done&) const = default;
};

// Either a value or the complete list of reasons there is none: the form shows all of them at once.
template <class T>
class [[nodiscard]] Result {
public:
    Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
    Result(Issues issues) : state_(std::in_place_index<1>, std::move(issues)) {}
    Result(Issue issue) : state_(std::in_place_index<1>, Issues{std::move(issue)}) {}

    [[nodiscard]] bool ok() const { return state_.index() == 0; }
    [[nodiscard]] const T& value() const { return std::get<0>(state_); }
    [[nodiscard]] T& value() { return std::get<0>(state_); }
    [[nodiscard]] const Issues& issues() const { return std::get<1>(state_); }

private:
    std::variant<T, Issues> state_;
};

// A bug in our own code. Never caused by what a user typed.
struct ContractViolation : std::logic_error {
    using std::logic_error::logic_error;
};

constexpr void expects(bool condition, const char* contract) {
    if (!condition) throw ContractViolation(contract);
}

// A sum or product that does not fit: never a wrong number. All checked arithmetic of Decimal and Money
// throws it; the command dispatcher turns it into an Issue with `message_key`.
struct AmountTooLarge : std::runtime_error {
    static constexpr const char* message_key = "issue.amount_too_large";
    AmountTooLarge() : std::runtime_error(message_key) {}
};

}  // namespace bottega
