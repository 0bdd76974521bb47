#include "core/data/formula_tokens.hpp"

#include "core/base/text.hpp"

#include <algorithm>
#include <array>

namespace bottega {

namespace {

struct FunctionWord {
    FormulaFunction function;
    std::string_view english, italian, romanian;
};

constexpr std::array function_words = {
    FunctionWord{FormulaFunction::If, "if", "se", "dacă"},
    FunctionWord{FormulaFunction::And, "and", "e", "și"},
    FunctionWord{FormulaFunction::Or, "or", "o", "sau"},
    FunctionWord{FormulaFunction::Not, "not", "non", "nu_este"},
    FunctionWord{FormulaFunction::Round, "round", "arrotonda", "rotunjește"},
    FunctionWord{FormulaFunction::Minimum, "min", "min", "min"},
    FunctionWord{FormulaFunction::Maximum, "max", "max", "max"},
    FunctionWord{FormulaFunction::Sum, "sum", "somma", "suma"},
    FunctionWord{FormulaFunction::Absolute, "abs", "assoluto", "absolut"},
    FunctionWord{FormulaFunction::IsEmpty, "empty", "vuoto", "gol"},
    FunctionWord{FormulaFunction::Year, "year", "anno", "an"},
    FunctionWord{FormulaFunction::Month, "month", "mese", "luna"},
    FunctionWord{FormulaFunction::Day, "day", "giorno", "zi"},
    FunctionWord{FormulaFunction::Yes, "yes", "sì", "da"},
    FunctionWord{FormulaFunction::No, "no", "no", "nu"},
};

struct SignText {
    std::string_view text;
    FormulaSign sign;
};

// Longer ones before those they begin with.
constexpr std::array sign_texts = {
    SignText{"<=", FormulaSign::LessOrEqual}, SignText{">=", FormulaSign::GreaterOrEqual}, SignText{"<>", FormulaSign::Different},
    SignText{"!=", FormulaSign::Different},   SignText{"≤", FormulaSign::LessOrEqual},     SignText{"≥", FormulaSign::GreaterOrEqual},
    SignText{"≠", FormulaSign::Different},    SignText{"==", FormulaSign::Equal},          SignText{"<", FormulaSign::Less},
    SignText{">", FormulaSign::Greater},      SignText{"=", FormulaSign::Equal},           SignText{"+", FormulaSign::Plus},
    SignText{"-", FormulaSign::Minus},        SignText{"−", FormulaSign::Minus},           SignText{"*", FormulaSign::Times},
    SignText{"×", FormulaSign::Times},        SignText{"/", FormulaSign::Divided},         SignText{"÷", FormulaSign::Divided},
    SignText{":", FormulaSign::Divided},      SignText{"&", FormulaSign::Joined},          SignText{"(", FormulaSign::Open},
    SignText{")", FormulaSign::Close},        SignText{";", FormulaSign::Separator},
};

std::string_view text_of(FormulaSign sign) {
    switch (sign) {
        case FormulaSign::Plus: return " + ";
        case FormulaSign::Minus: return " - ";
        case FormulaSign::Times: return " * ";
        case FormulaSign::Divided: return " / ";
        case FormulaSign::Joined: return " & ";
        case FormulaSign::Equal: return " = ";
        case FormulaSign::Different: return " <> ";
        case FormulaSign::Less: return " < ";
        case FormulaSign::LessOrEqual: return " <= ";
        case FormulaSign::Greater: return " > ";
        case FormulaSign::GreaterOrEqual: return " >= ";
        case FormulaSign::Open: return "(";
        case FormulaSign::Close: return ")";
        case FormulaSign::Separator: break;
    }
    return "; ";
}

struct FormulaRefusal {
    Issue issue;
};

bool is_word_byte(char c) {
    return (c >= 'a' && c <= 'z') || is_capital(c) || is_digit(c) || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

std::optional<FormulaFunction> function_named(std::string_view written, const FormulaWriting& writing) {
    const std::string word = fold(written);
    if (!writing.stored)
        for (const FunctionWord& one : function_words)
            if (word == fold(formula_word(one.function, writing.language))) return one.function;
    for (const FunctionWord& one : function_words)
        if (word == one.english || (!writing.stored && (word == fold(one.italian) || word == fold(one.romanian)))) return one.function;
    return std::nullopt;
}

class Tokens {
public:
    Tokens(std::string_view text, const FormulaWriting& writing) : text_(text), writing_(writing) {}

    std::vector<FormulaToken> read() {
        for (skip_blanks(); at_ < text_.size(); skip_blanks()) read_one();
        add({.kind = FormulaToken::Kind::End});
        return std::move(tokens_);
    }

private:
    [[nodiscard]] std::size_t place() const { return count_characters(text_.substr(0, at_)) + 1; }

    [[noreturn]] void refuse(std::string_view message, std::string_view what) const {
        throw FormulaRefusal{{.message = std::string(message), .args = {std::to_string(place()), std::string(what)}}};
    }

    void skip_blanks() {
        constexpr std::string_view no_break_space = "\u00A0";
        for (;;) {
            if (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\n' || text_[at_] == '\t')) ++at_;
            else if (text_.substr(at_).starts_with(no_break_space)) at_ += no_break_space.size();
            else return;
        }
    }

    void add(FormulaToken token) {
        token.place = place();
        tokens_.push_back(std::move(token));
    }

    void read_one() {
        const char c = text_[at_];
        if (is_digit(c)) return read_number();
        if (c == '"') return read_text();
        if (c == '[' && !writing_.stored) return read_field(']');
        if (c == '{' && writing_.stored) return read_field('}');
        if (read_sign()) return;
        if (is_word_byte(c)) return read_word();
        std::size_t end = at_;
        (void)next_character(text_, end);
        refuse("issue.formula_unexpected", text_.substr(at_, end - at_));
    }

    bool read_sign() {
        // Where the comma is no decimal sign it separates, as in English spreadsheets.
        if (text_[at_] == ',' && writing_.decimal_sign != ',') {
            add({.kind = FormulaToken::Kind::Sign, .text = ",", .sign = FormulaSign::Separator});
            return ++at_, true;
        }
        for (const SignText& sign : sign_texts) {
            if (!text_.substr(at_).starts_with(sign.text)) continue;
            add({.kind = FormulaToken::Kind::Sign, .text = std::string(sign.text), .sign = sign.sign});
            return at_ += sign.text.size(), true;
        }
        return false;
    }

    void read_number() {
        std::size_t end = at_;
        while (end < text_.size() && is_digit(text_[end])) ++end;
        const bool has_sign = end + 1 < text_.size() && is_digit(text_[end + 1]) && (text_[end] == '.' || text_[end] == writing_.decimal_sign);
        if (has_sign)
            for (++end; end < text_.size() && is_digit(text_[end]); ++end) {}
        const std::string_view written = text_.substr(at_, end - at_);
        const auto number = Decimal::parse(replace_all(written, ",", "."));
        if (!number) refuse("issue.formula_number", written);
        add({.kind = FormulaToken::Kind::Number, .number = *number, .text = std::string(written)});
        at_ = end;
    }

    // A quotation mark inside is written twice.
    void read_text() {
        std::string text;
        std::size_t at = at_ + 1;
        for (;; ++at) {
            if (at >= text_.size()) refuse("issue.formula_unclosed", "\"");
            if (text_[at] != '"') text += text_[at];
            else if (text_.substr(at + 1).starts_with('"')) text += text_[at++];
            else break;
        }
        add({.kind = FormulaToken::Kind::Text, .text = std::move(text)});
        at_ = at + 1;
    }

    void read_field(char closing) {
        const std::size_t end = text_.find(closing, at_);
        if (end == std::string_view::npos) refuse("issue.formula_unclosed", text_.substr(at_, 1));
        const std::string_view written = trim(text_.substr(at_ + 1, end - at_ - 1));
        std::string name = writing_.field ? writing_.field(written) : std::string(written);
        if (name.empty()) refuse("issue.formula_unknown_field", written);
        add({.kind = FormulaToken::Kind::Field, .text = std::move(name)});
        at_ = end + 1;
    }

    // A field whose name is one word needs no brackets; a word before a parenthesis is a function.
    void read_word() {
        std::size_t end = at_;
        while (end < text_.size() && is_word_byte(text_[end]) && !text_.substr(end).starts_with("\u00A0")) ++end;
        const std::string_view written = text_.substr(at_, end - at_);
        const bool calls = trim(text_.substr(end)).starts_with('(');
        const auto function = function_named(written, writing_);
        std::string field = calls || writing_.stored || !writing_.field ? std::string() : writing_.field(written);
        if (!field.empty()) add({.kind = FormulaToken::Kind::Field, .text = std::move(field)});
        else if (function) add({.kind = FormulaToken::Kind::Function, .text = std::string(written), .function = *function});
        else refuse(calls ? "issue.formula_unknown_function" : "issue.formula_unknown_field", written);
        at_ = end;
    }

    std::string_view text_;
    const FormulaWriting& writing_;
    std::size_t at_ = 0;
    std::vector<FormulaToken> tokens_;
};

// A minus that nothing stands before, or a sign, belongs to what follows.
bool is_leading_minus(const std::vector<FormulaToken>& tokens, std::size_t i) {
    if (tokens[i].kind != FormulaToken::Kind::Sign || tokens[i].sign != FormulaSign::Minus) return false;
    if (i == 0) return true;
    const FormulaToken& before = tokens[i - 1];
    return before.kind == FormulaToken::Kind::Sign && before.sign != FormulaSign::Close;
}

// Where a function stands between two values: "a and b".
bool stands_between(const std::vector<FormulaToken>& tokens, std::size_t i) {
    const FormulaFunction function = tokens[i].function;
    const bool calls = tokens[i + 1].kind == FormulaToken::Kind::Sign && tokens[i + 1].sign == FormulaSign::Open;
    const bool after_value = i > 0 && (tokens[i - 1].kind != FormulaToken::Kind::Sign || tokens[i - 1].sign == FormulaSign::Close);
    return (function == FormulaFunction::And || function == FormulaFunction::Or) && (!calls || after_value);
}

}  // namespace

Result<std::vector<FormulaToken>> formula_tokens(std::string_view text, const FormulaWriting& writing) {
    try {
        return Tokens(text, writing).read();
    } catch (const FormulaRefusal& refusal) {
        return refusal.issue;
    }
}

std::string written_formula(const std::vector<FormulaToken>& tokens, char decimal_sign, const std::function<std::string(FormulaFunction)>& word,
                            const std::function<std::string(std::string_view)>& label) {
    std::string text;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const FormulaToken& token = tokens[i];
        switch (token.kind) {
            case FormulaToken::Kind::Number: text += replace_all(token.number.to_string(), ".", std::string(1, decimal_sign)); break;
            case FormulaToken::Kind::Text: text += '"' + replace_all(token.text, "\"", "\"\"") + '"'; break;
            case FormulaToken::Kind::Field: text += label(token.text); break;
            case FormulaToken::Kind::Function: text += stands_between(tokens, i) ? " " + word(token.function) + " " : word(token.function); break;
            case FormulaToken::Kind::Sign: text += is_leading_minus(tokens, i) ? "-" : text_of(token.sign); break;
            case FormulaToken::Kind::End: break;
        }
    }
    return text;
}

std::string stored_formula(const std::vector<FormulaToken>& tokens) {
    return written_formula(tokens, '.', [](FormulaFunction function) { return std::string(stored_word(function)); },
                           [](std::string_view name) { return "{" + std::string(name) + "}"; });
}

std::string_view stored_word(FormulaFunction function) {
    return std::find_if(function_words.begin(), function_words.end(), [&](const FunctionWord& one) { return one.function == function; })->english;
}

std::string formula_word(FormulaFunction function, std::string_view language) {
    const auto found = std::find_if(function_words.begin(), function_words.end(), [&](const FunctionWord& one) { return one.function == function; });
    return std::string(language == "it" ? found->italian : language == "ro" ? found->romanian : found->english);
}

}  // namespace bottega
