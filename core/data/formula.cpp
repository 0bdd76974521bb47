#include "core/data/formula.hpp"

#include "core/base/text.hpp"

#include <algorithm>

namespace bottega {

namespace {

struct FormulaFault {
    Issue issue;
};

[[noreturn]] void fault(std::string_view message, std::vector<std::string> args = {}) {
    throw FormulaFault{{.message = std::string(message), .args = std::move(args)}};
}

constexpr std::size_t deepest_nesting = 40;
constexpr std::size_t most_tokens = 400;

}  // namespace

class FormulaParser {
public:
    explicit FormulaParser(const std::vector<FormulaToken>& tokens) : tokens_(tokens) {}

    Formula run() {
        if (tokens_.size() > most_tokens) fault("issue.formula_too_long");
        if (tokens_.size() < 2) fault("issue.formula_empty");
        formula_.root_ = alternatives();
        if (peek().kind != FormulaToken::Kind::End) unexpected();
        return std::move(formula_);
    }

private:
    using Node = Formula::Node;

    [[nodiscard]] const FormulaToken& peek() const { return tokens_[at_]; }
    [[nodiscard]] bool is(FormulaSign sign) const { return peek().kind == FormulaToken::Kind::Sign && peek().sign == sign; }
    [[nodiscard]] bool is(FormulaFunction function) const { return peek().kind == FormulaToken::Kind::Function && peek().function == function; }
    [[nodiscard]] bool take(FormulaSign sign) { return is(sign) && (++at_, true); }

    [[noreturn]] void unexpected() const {
        if (peek().kind == FormulaToken::Kind::End) fault("issue.formula_ends");
        fault("issue.formula_unexpected", {std::to_string(peek().place), peek().text});
    }

    std::size_t add(Node node) {
        formula_.nodes_.push_back(std::move(node));
        return formula_.nodes_.size() - 1;
    }

    std::size_t alternatives() {
        if (++depth_ > deepest_nesting) fault("issue.formula_too_long");
        std::size_t left = conditions();
        while (is(FormulaFunction::Or)) left = both(FormulaFunction::Or, left, &FormulaParser::conditions);
        --depth_;
        return left;
    }

    std::size_t conditions() {
        std::size_t left = comparison();
        while (is(FormulaFunction::And)) left = both(FormulaFunction::And, left, &FormulaParser::comparison);
        return left;
    }

    std::size_t both(FormulaFunction function, std::size_t left, std::size_t (FormulaParser::*part)()) {
        ++at_;
        const std::size_t right = (this->*part)();
        return add({.kind = Node::Kind::Call, .function = function, .parts = {left, right}});
    }

    std::size_t comparison() {
        return one_after_other(&FormulaParser::joined, {FormulaSign::Equal, FormulaSign::Different, FormulaSign::Less, FormulaSign::LessOrEqual,
                                                        FormulaSign::Greater, FormulaSign::GreaterOrEqual});
    }
    std::size_t joined() { return one_after_other(&FormulaParser::sum, {FormulaSign::Joined}); }
    std::size_t sum() { return one_after_other(&FormulaParser::product, {FormulaSign::Plus, FormulaSign::Minus}); }
    std::size_t product() { return one_after_other(&FormulaParser::single, {FormulaSign::Times, FormulaSign::Divided}); }

    std::size_t one_after_other(std::size_t (FormulaParser::*part)(), std::initializer_list<FormulaSign> signs) {
        std::size_t left = (this->*part)();
        for (;;) {
            const auto sign = std::find_if(signs.begin(), signs.end(), [&](FormulaSign one) { return is(one); });
            if (sign == signs.end()) return left;
            ++at_;
            const std::size_t right = (this->*part)();
            left = add({.kind = Node::Kind::Sign, .sign = *sign, .parts = {left, right}});
        }
    }

    std::size_t single() {
        const FormulaToken& token = peek();
        if (token.kind == FormulaToken::Kind::Number) return ++at_, add({.constant = token.number});
        if (token.kind == FormulaToken::Kind::Text) return ++at_, add({.constant = token.text});
        if (token.kind == FormulaToken::Kind::Field) return ++at_, field(token.text);
        if (token.kind == FormulaToken::Kind::Function) return call();
        if (take(FormulaSign::Minus)) return negative();
        if (take(FormulaSign::Plus)) return single();
        if (is(FormulaSign::Open)) return in_parentheses();
        unexpected();
    }

    std::size_t negative() {
        if (++depth_ > deepest_nesting) fault("issue.formula_too_long");
        const std::size_t of = single();
        --depth_;
        return add({.kind = Node::Kind::Negative, .parts = {of}});
    }

    std::size_t field(const std::string& name) {
        formula_.fields_.insert(name);
        return add({.kind = Node::Kind::Field, .field = name});
    }

    std::size_t in_parentheses() {
        const std::size_t opened = peek().place;
        ++at_;
        const std::size_t inside = alternatives();
        close(opened);
        return inside;
    }

    void close(std::size_t opened) {
        if (take(FormulaSign::Close)) return;
        if (peek().kind == FormulaToken::Kind::End) fault("issue.formula_unclosed", {std::to_string(opened), "("});
        unexpected();
    }

    std::size_t call() {
        const FormulaToken& name = peek();
        ++at_;
        if (name.function == FormulaFunction::Yes || name.function == FormulaFunction::No) {
            if (is(FormulaSign::Open)) unexpected();
            return add({.constant = name.function == FormulaFunction::Yes});
        }
        Node node{.kind = Node::Kind::Call, .function = name.function};
        const std::size_t opened = peek().place;
        if (!take(FormulaSign::Open)) unexpected();
        if (!is(FormulaSign::Close)) {
            do node.parts.push_back(alternatives());
            while (take(FormulaSign::Separator));
        }
        close(opened);
        if (!fits(name.function, node.parts.size())) fault("issue.formula_arguments", {std::to_string(name.place), name.text});
        return add(std::move(node));
    }

    static bool fits(FormulaFunction function, std::size_t parts) {
        switch (function) {
            case FormulaFunction::If: return parts == 2 || parts == 3;
            case FormulaFunction::Round: return parts == 1 || parts == 2;
            case FormulaFunction::Not:
            case FormulaFunction::Absolute:
            case FormulaFunction::IsEmpty:
            case FormulaFunction::Year:
            case FormulaFunction::Month:
            case FormulaFunction::Day: return parts == 1;
            default: return parts >= 1;
        }
    }

    const std::vector<FormulaToken>& tokens_;
    std::size_t at_ = 0, depth_ = 0;
    Formula formula_;
};

class FormulaRun {
public:
    FormulaRun(const Formula& formula, const FormulaOperands& operands) : formula_(formula), operands_(operands) {}

    Value run() { return value(formula_.root_); }

private:
    using Node = Formula::Node;

    Value value(std::size_t at) {
        const Node& node = formula_.nodes_[at];
        switch (node.kind) {
            case Node::Kind::Constant: return node.constant;
            case Node::Kind::Field: return field(node.field);
            case Node::Kind::Negative: {
                const auto of = number(node.parts.front());
                return of ? Value(-*of) : Value();
            }
            case Node::Kind::Sign: return combined(node);
            case Node::Kind::Call: break;
        }
        return called(node);
    }

    Value field(const std::string& name) const {
        auto found = operands_(name);
        if (!found.ok()) throw FormulaFault{found.issues().front()};
        return found.value();
    }

    std::optional<Decimal> as_number(const Value& value) const {
        if (is_empty(value)) return std::nullopt;
        const auto* found = std::get_if<Decimal>(&value);
        if (!found) fault("issue.formula_kinds");
        return *found;
    }
    std::optional<Decimal> number(std::size_t at) { return as_number(value(at)); }

    // What is empty is no.
    bool holds(std::size_t at) {
        const Value found = value(at);
        if (is_empty(found)) return false;
        const auto* flag = std::get_if<bool>(&found);
        if (!flag) fault("issue.formula_kinds");
        return *flag;
    }

    Value combined(const Node& node) {
        const Value left = value(node.parts[0]), right = value(node.parts[1]);
        switch (node.sign) {
            case FormulaSign::Plus: return added(left, right);
            case FormulaSign::Minus: return taken_away(left, right);
            case FormulaSign::Times:
            case FormulaSign::Divided: return multiplied(node.sign, as_number(left), as_number(right));
            case FormulaSign::Joined: return joined(left, right);
            default: return compared(node.sign, left, right);
        }
    }

    Value added(const Value& left, const Value& right) const {
        if (const auto* day = std::get_if<Date>(&left)) return later(*day, as_number(right).value_or(Decimal()));
        if (const auto* day = std::get_if<Date>(&right)) return later(*day, as_number(left).value_or(Decimal()));
        const auto a = as_number(left), b = as_number(right);
        return a || b ? Value(a.value_or(Decimal()) + b.value_or(Decimal())) : Value();
    }

    Value taken_away(const Value& left, const Value& right) const {
        const auto* day = std::get_if<Date>(&left);
        if (const auto* other = std::get_if<Date>(&right)) {
            if (is_empty(left)) return {};
            if (!day) fault("issue.formula_kinds");
            return Decimal::from_int((day->sys_days() - other->sys_days()).count());
        }
        if (day) return later(*day, -as_number(right).value_or(Decimal()));
        const auto a = as_number(left), b = as_number(right);
        return a || b ? Value(a.value_or(Decimal()) - b.value_or(Decimal())) : Value();
    }

    static Value later(Date day, Decimal days) {
        constexpr std::int64_t most_days = 1'000'000;
        if (days.raw() % Decimal::kOne != 0) fault("issue.formula_days");
        const std::int64_t whole = days.raw() / Decimal::kOne;
        if (whole > most_days || whole < -most_days) fault("issue.formula_days");
        const Date moved = day.plus_days(static_cast<int>(whole));
        constexpr int last_year = 9999;
        if (moved.year() < 1 || moved.year() > last_year) fault("issue.formula_days");
        return moved;
    }

    static Value multiplied(FormulaSign sign, std::optional<Decimal> left, std::optional<Decimal> right) {
        if (sign == FormulaSign::Divided && right && right->is_zero()) fault("issue.formula_division");
        if (!left || !right) return {};
        if (sign == FormulaSign::Times) return *left * *right;
        return Decimal::from_raw(divide_half_up(static_cast<__int128>(left->raw()) * Decimal::kOne, right->raw()));
    }

    static Value joined(const Value& left, const Value& right) {
        std::string text = canonical_text(left) + canonical_text(right);
        return text.empty() ? Value() : Value(std::move(text));
    }

    // Texts as a person compares them: capitals and accents tell nothing apart.
    static bool is_same(const Value& left, const Value& right) {
        const auto* text = std::get_if<std::string>(&left);
        return text ? fold(*text) == fold(std::get<std::string>(right)) : left == right;
    }
    static bool is_less(const Value& left, const Value& right) {
        if (const auto* number = std::get_if<Decimal>(&left)) return *number < std::get<Decimal>(right);
        if (const auto* day = std::get_if<Date>(&left)) return *day < std::get<Date>(right);
        if (const auto* text = std::get_if<std::string>(&left)) return fold(*text) < fold(std::get<std::string>(right));
        const auto* flag = std::get_if<bool>(&left);
        return flag && !*flag && std::get<bool>(right);
    }

    // What is empty is as large as nothing else; it is only equal to what is empty.
    static Value compared(FormulaSign sign, const Value& left, const Value& right) {
        if (is_empty(left) || is_empty(right)) {
            const bool same = is_empty(left) && is_empty(right);
            if (sign == FormulaSign::Equal) return same;
            return sign == FormulaSign::Different && !same;
        }
        if (left.index() != right.index()) fault("issue.formula_kinds");
        const bool same = is_same(left, right), less = is_less(left, right);
        switch (sign) {
            case FormulaSign::Equal: return same;
            case FormulaSign::Different: return !same;
            case FormulaSign::Less: return less;
            case FormulaSign::LessOrEqual: return less || same;
            case FormulaSign::Greater: return !less && !same;
            default: return !less;
        }
    }

    Value called(const Node& node) {
        switch (node.function) {
            case FormulaFunction::If:
                if (holds(node.parts[0])) return value(node.parts[1]);
                return node.parts.size() > 2 ? value(node.parts[2]) : Value();
            case FormulaFunction::And: return std::all_of(node.parts.begin(), node.parts.end(), [&](std::size_t part) { return holds(part); });
            case FormulaFunction::Or: return std::any_of(node.parts.begin(), node.parts.end(), [&](std::size_t part) { return holds(part); });
            case FormulaFunction::Not: return !holds(node.parts[0]);
            case FormulaFunction::IsEmpty: return is_empty(value(node.parts[0]));
            case FormulaFunction::Round: return rounded(node);
            case FormulaFunction::Absolute: {
                const auto of = number(node.parts[0]);
                return of ? Value(*of < Decimal() ? -*of : *of) : Value();
            }
            case FormulaFunction::Year:
            case FormulaFunction::Month:
            case FormulaFunction::Day: return part_of_day(node);
            default: return of_all(node);
        }
    }

    Value rounded(const Node& node) {
        const auto of = number(node.parts[0]);
        const Decimal decimals = node.parts.size() > 1 ? number(node.parts[1]).value_or(Decimal()) : Decimal();
        const bool possible = decimals.raw() % Decimal::kOne == 0 && decimals >= Decimal() && decimals <= Decimal::from_int(Decimal::kDigits);
        if (!possible) fault("issue.formula_decimals");
        return of ? Value(of->rounded(static_cast<int>(decimals.raw() / Decimal::kOne))) : Value();
    }

    Value part_of_day(const Node& node) {
        const Value found = value(node.parts[0]);
        if (is_empty(found)) return {};
        const auto* day = std::get_if<Date>(&found);
        if (!day) fault("issue.formula_kinds");
        const int part = node.function == FormulaFunction::Year ? day->year() : node.function == FormulaFunction::Month ? day->month() : day->day();
        return Decimal::from_int(part);
    }

    // The smallest, the largest or the sum of those that are there.
    Value of_all(const Node& node) {
        Value result;
        for (const std::size_t part : node.parts) {
            const Value one = value(part);
            if (is_empty(one)) continue;
            if (node.function == FormulaFunction::Sum) result = added(result, one);
            else if (is_empty(result) || (node.function == FormulaFunction::Minimum) == std::get<bool>(compared(FormulaSign::Less, one, result))) result = one;
        }
        return result;
    }

    const Formula& formula_;
    const FormulaOperands& operands_;
};

Result<Formula> Formula::parse(const std::vector<FormulaToken>& tokens) {
    try {
        return FormulaParser(tokens).run();
    } catch (const FormulaFault& found) {
        return found.issue;
    }
}

Result<Formula> Formula::parse(std::string_view stored) {
    auto tokens = formula_tokens(stored, {});
    return tokens.ok() ? parse(tokens.value()) : Result<Formula>(tokens.issues());
}

Result<Value> Formula::value(const FormulaOperands& operands) const {
    try {
        return FormulaRun(*this, operands).run();
    } catch (const FormulaFault& found) {
        return found.issue;
    } catch (const AmountTooLarge&) {
        return Issue{.message = AmountTooLarge::message_key};
    }
}

}  // namespace bottega
