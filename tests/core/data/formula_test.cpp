#include "core/data/formula.hpp"

#include <doctest/doctest.h>

#include <map>

using namespace bottega;

namespace {

// A record by hand: a = 7, b = 2, price = 19.99, none is empty, name is a text, day a day, on is yes.
Result<Value> operand(std::string_view name) {
    static const std::map<std::string, Value, std::less<>> values = {
        {"a", Decimal::from_int(7)},           {"b", Decimal::from_int(2)},
        {"price", *Decimal::parse("19.99")},   {"none", Value()},
        {"name", std::string("Rossi \"il\"")}, {"day", *Date::parse_iso("2026-01-31")},
        {"on", true},                          {"big", *Decimal::parse("90000000000")},
    };
    const auto found = values.find(name);
    return found == values.end() ? Result<Value>(Issue{.message = "issue.formula_gone", .args = {std::string(name)}}) : Result<Value>(found->second);
}

// What a formula comes to, or the key of the reason why it does not.
std::string outcome(std::string_view stored) {
    auto formula = Formula::parse(stored);
    if (!formula.ok()) return formula.issues().front().message;
    auto value = formula.value().value(operand);
    return value.ok() ? canonical_text(value.value()) : value.issues().front().message;
}

const FormulaWriting italian{.decimal_sign = ',', .stored = false, .language = "it", .field = [](std::string_view label) -> std::string {
    if (label == "Prezzo di vendita") return "price";
    return label == "Quantità" ? "a" : "";
}};

std::string stored_from_italian(std::string_view written) {
    auto tokens = formula_tokens(written, italian);
    return tokens.ok() ? stored_formula(tokens.value()) : tokens.issues().front().message;
}

struct FormulaCase {
    const char* formula;
    const char* outcome;
};

}  // namespace

TEST_CASE("formulas: an oracle of what they come to") {
    // Worked out by hand; numbers round half away from zero at the eighth decimal.
    const FormulaCase cases[] = {
        {"1 + 2 * 3", "7"},
        {"(1 + 2) * 3", "9"},
        {"10 - 4 - 3", "3"},
        {"100 / 10 / 5", "2"},
        {"2 - -3", "5"},
        {"-{a} + 10", "3"},
        {"{a} / {b}", "3.5"},
        {"1 / 3", "0.33333333"},
        {"2 / 3", "0.66666667"},
        {"-2 / 3", "-0.66666667"},
        {"0.1 + 0.2", "0.3"},
        {"{price} * 3", "59.97"},
        {"0.00000001 * 0.5", "0.00000001"},
        {"round(2.5)", "3"},
        {"round(-2.5)", "-3"},
        {"round({price} / 7; 2)", "2.86"},
        {"round(1.005; 2)", "1.01"},
        {"round(1; 9)", "issue.formula_decimals"},
        {"round(1; 0.5)", "issue.formula_decimals"},
        {"round({none}; 2)", ""},
        {"abs(0 - 3)", "3"},
        {"min({a}; {b}; {none})", "2"},
        {"max({a}; {b}; {none})", "7"},
        {"min({none})", ""},
        {"sum({a}; {none}; {b}; 1)", "10"},
        {"if({a} > {b}; \"più\"; \"meno\")", "più"},
        {"if({a} < {b}; 1)", ""},
        {"if({none}; 1; 2)", "2"},
        {"if({b} = 0; 0; {a} / {b})", "3.5"},
        {"if(1 = 1; 5; 1 / 0)", "5"},
        {"{a} >= 7 and {b} <= 2", "true"},
        {"{a} > 7 or {b} = 2", "true"},
        {"and({a} > 7; {b} = 2)", "false"},
        {"not({on})", "false"},
        {"no or yes", "true"},
        {"1 = 1 and 2 = 3 or 4 = 4", "true"},
        {"{none} + 5", "5"},
        {"5 - {none}", "5"},
        {"{none} + {none}", ""},
        {"{none} * 5", ""},
        {"5 / {none}", ""},
        {"{none} > 3", "false"},
        {"{none} = {none}", "true"},
        {"{none} <> 3", "true"},
        {"empty({none})", "true"},
        {"empty({a})", "false"},
        {"\"a\" & 1.50 & \"b\"", "a1.5b"},
        {"{name} & \"\"", "Rossi \"il\""},
        {"\"ROSSI\" = \"rossi\"", "true"},
        {"\"a\"\"b\"", "a\"b"},
        {"\"è\" = \"E\"", "true"},
        {"{day} + 30", "2026-03-02"},
        {"30 + {day}", "2026-03-02"},
        {"{day} - 31", "2025-12-31"},
        {"{day} - ({day} - 10)", "10"},
        {"year({day}) * 100 + month({day})", "202601"},
        {"day({day})", "31"},
        {"{day} > {day} - 1", "true"},
        {"{day} + 0.5", "issue.formula_days"},
        {"{day} + 9000000", "issue.formula_days"},
        {"{day} + 999999 + 999999 + 999999 + 999999", "issue.formula_days"},
        {"1 / 0", "issue.formula_division"},
        {"{a} / ({b} - 2)", "issue.formula_division"},
        {"{none} / 0", "issue.formula_division"},
        {"{a} + \"x\"", "issue.formula_kinds"},
        {"{a} = \"7\"", "issue.formula_kinds"},
        {"{on} + 1", "issue.formula_kinds"},
        {"if({a}; 1; 2)", "issue.formula_kinds"},
        {"{big} * {big}", "issue.amount_too_large"},
        {"{big} + {big}", "issue.amount_too_large"},
        {"{gone} + 1", "issue.formula_gone"},
        {"", "issue.formula_empty"},
        {"1 +", "issue.formula_ends"},
        {"(1 + 2", "issue.formula_unclosed"},
        {"1 2", "issue.formula_unexpected"},
        {"1 + * 2", "issue.formula_unexpected"},
        {")", "issue.formula_unexpected"},
        {"round()", "issue.formula_arguments"},
        {"if(1 = 1)", "issue.formula_arguments"},
        {"power(2; 3)", "issue.formula_unknown_function"},
        {"\"open", "issue.formula_unclosed"},
        {"{open", "issue.formula_unclosed"},
        {"1 # 2", "issue.formula_unexpected"},
        {"999999999999", "issue.formula_number"},
        {"1; 2", "issue.formula_unexpected"},
    };
    for (const FormulaCase& one : cases) {
        CAPTURE(one.formula);
        CHECK(outcome(one.formula) == one.outcome);
    }
}

TEST_CASE("a formula that goes too deep is refused, not followed") {
    CHECK(outcome(std::string(200, '(') + "1" + std::string(200, ')')) == "issue.formula_too_long");
    CHECK(outcome(std::string(300, '-') + "1") == "issue.formula_too_long");
    std::string sum = "1";
    for (int i = 0; i < 400; ++i) sum += " + 1";
    CHECK(outcome(sum) == "issue.formula_too_long");
}

TEST_CASE("a refusal says where, counted in characters") {
    const auto tokens = formula_tokens("Quantità * Prèzzo", italian);
    REQUIRE_FALSE(tokens.ok());
    CHECK(tokens.issues().front() == Issue{.message = "issue.formula_unknown_field", .args = {"12", "Prèzzo"}});
    const auto ended = Formula::parse("1 + (2 * 3");
    CHECK(ended.issues().front().args == std::vector<std::string>{"5", "("});
}

TEST_CASE("a formula is stored without a language and read in every one") {
    CHECK(stored_from_italian("arrotonda([Prezzo di vendita] * Quantità; 2)") == "round({price} * {a}; 2)");
    CHECK(stored_from_italian("se(Quantità > 1,5 e Quantità < 3; 0,1; -2)") == "if({a} > 1.5 and {a} < 3; 0.1; -2)");
    CHECK(stored_from_italian("Quantità − 1 × 2 ÷ 3") == "{a} - 1 * 2 / 3");
    CHECK(stored_from_italian("Quantità ≥ 2") == "{a} >= 2");
    CHECK(stored_from_italian("\"a\"\"b\" & sì") == "\"a\"\"b\" & yes");
    CHECK(stored_from_italian("[Peso] * 2") == "issue.formula_unknown_field");
    const auto tokens = formula_tokens("if({a} > 1.5 and {a} < 3; 0.1; -{price})", {});
    REQUIRE(tokens.ok());
    const auto label = [](std::string_view name) { return name == "a" ? std::string("Quantità") : std::string("[Prezzo di vendita]"); };
    const auto word = [](FormulaFunction function) { return formula_word(function, "it"); };
    CHECK(written_formula(tokens.value(), ',', word, label) == "se(Quantità > 1,5 e Quantità < 3; 0,1; -[Prezzo di vendita])");
    // English writes the decimal point and may separate with commas.
    const FormulaWriting english{.decimal_sign = '.', .stored = false, .field = [](std::string_view) { return std::string("a"); }};
    const auto read = formula_tokens("max(Quantity, 1.5)", english);
    REQUIRE(read.ok());
    CHECK(stored_formula(read.value()) == "max({a}; 1.5)");
}

TEST_CASE("the same word may mean another thing in another language: the person's own comes first") {
    const FormulaWriting romanian{.decimal_sign = ',', .stored = false, .language = "ro", .field = [](std::string_view) { return std::string(); }};
    const auto tokens = formula_tokens("da și nu", romanian);
    REQUIRE(tokens.ok());
    CHECK(stored_formula(tokens.value()) == "yes and no");
    CHECK(stored_from_italian("sì e no") == "yes and no");
}
