#pragma once

#include "core/base/decimal.hpp"
#include "core/base/result.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace bottega {

// How a formula is written. As it is stored: "{x_height} * 0.5", "round(a; 2)". As a person writes it: "[Height] * 0,5",
// with the field's name where it is one word, and with the decimal sign of the person's language.
struct FormulaWriting {
    char decimal_sign = '.';
    bool stored = true;                                      // fields stand in braces, functions in English
    std::string_view language = "en";                        // whose words are meant first: "si" is yes in Italian, and in Romanian
    std::function<std::string(std::string_view)> field = {};  // of a name as written: the field it means; empty: none
};

enum class FormulaSign { Plus, Minus, Times, Divided, Joined, Equal, Different, Less, LessOrEqual, Greater, GreaterOrEqual, Open, Close, Separator };

enum class FormulaFunction { If, And, Or, Not, Round, Minimum, Maximum, Sum, Absolute, IsEmpty, Year, Month, Day, Yes, No };

// One word or sign of a formula, and where it stands: the first character is 1.
struct FormulaToken {
    enum class Kind { Number, Text, Field, Function, Sign, End };
    Kind kind = Kind::End;
    Decimal number = {};
    std::string text = {};  // of a Text; the name of a Field; as it was written of the others
    FormulaFunction function = FormulaFunction::If;
    FormulaSign sign = FormulaSign::Plus;
    std::size_t place = 1;
};

// The last one is the end. Refused with a sentence that says where.
[[nodiscard]] Result<std::vector<FormulaToken>> formula_tokens(std::string_view text, const FormulaWriting& writing);

// As it is stored, in which form it says the same in every language and when a field is renamed.
[[nodiscard]] std::string stored_formula(const std::vector<FormulaToken>& tokens);

// As a person reads it: `word` gives the name of a function, `label` that of a field.
[[nodiscard]] std::string written_formula(const std::vector<FormulaToken>& tokens, char decimal_sign,
                                          const std::function<std::string(FormulaFunction)>& word,
                                          const std::function<std::string(std::string_view)>& label);

// The name of a function as it is stored: "if", "round".
[[nodiscard]] std::string_view stored_word(FormulaFunction function);
// As it is called in a language: "se", "arrotonda".
[[nodiscard]] std::string formula_word(FormulaFunction function, std::string_view language);

}  // namespace bottega
