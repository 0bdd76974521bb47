#include "core/base/fiscal_id.hpp"

#include "core/base/text.hpp"

#include <algorithm>
#include <array>

namespace bottega {

namespace {

bool are_digits(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), is_digit); }
int digit(char c) { return c - '0'; }

std::string without_prefix(std::string_view text, std::string_view prefix) {
    std::string code = normalised_code(text);
    return code.starts_with(prefix) ? code.substr(prefix.size()) : code;
}

// Luhn's check: every second digit doubled, the digits of the products added.
bool has_luhn_check(std::string_view digits) {
    int sum = 0;
    for (std::size_t at = 0; at < digits.size(); ++at) {
        int value = digit(digits[digits.size() - 1 - at]);
        if (at % 2 == 1) value = value * 2 > 9 ? value * 2 - 9 : value * 2;
        sum += value;
    }
    return sum % 10 == 0;
}

bool is_partita_iva(std::string_view digits) {
    return digits.size() == 11 && are_digits(digits) && digits != "00000000000" && has_luhn_check(digits);
}

// Ministerial decree of 23/12/1976: values of the characters in odd places, 0-9 and A-Z.
constexpr std::array<int, 10> odd_digit_values = {1, 0, 5, 7, 9, 13, 15, 17, 19, 21};
constexpr std::array<int, 26> odd_letter_values = {1,  0,  5, 7, 9, 13, 15, 17, 19, 21, 2,  4,  18,
                                                   20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23};
constexpr std::string_view letters_for_digits = "LMNPQRSTUV";

int odd_value(char c) {
    return is_digit(c) ? odd_digit_values[static_cast<std::size_t>(digit(c))]
                       : odd_letter_values[static_cast<std::size_t>(c - 'A')];
}

int even_value(char c) { return is_digit(c) ? digit(c) : c - 'A'; }

// A digit, or the letter that stands for it where two people would have the same code.
std::optional<int> digit_or_substitute(char c) {
    if (is_digit(c)) return digit(c);
    const auto found = letters_for_digits.find(c);
    return found == std::string_view::npos ? std::nullopt : std::optional(static_cast<int>(found));
}

bool has_form_of_person(std::string_view code) {
    constexpr std::string_view form = "AAAAAA00M00A000A";  // M is the letter of the month of birth
    constexpr std::string_view months = "ABCDEHLMPRST";
    if (code.size() != form.size()) return false;
    for (std::size_t at = 0; at < form.size(); ++at) {
        if (form[at] == 'A' && !is_capital(code[at])) return false;
        if (form[at] == 'M' && months.find(code[at]) == std::string_view::npos) return false;
        if (form[at] == '0' && !digit_or_substitute(code[at])) return false;
    }
    const int day = *digit_or_substitute(code[9]) * 10 + *digit_or_substitute(code[10]);
    return (day >= 1 && day <= 31) || (day >= 41 && day <= 71);  // women's days are 40 higher
}

bool is_codice_fiscale_of_person(std::string_view code) {
    if (!has_form_of_person(code)) return false;
    int sum = 0;
    for (std::size_t at = 0; at < 15; ++at) sum += at % 2 == 0 ? odd_value(code[at]) : even_value(code[at]);
    return code[15] == static_cast<char>('A' + sum % 26);
}

bool is_cui(std::string_view digits) {
    constexpr std::string_view key = "753217532";
    if (digits.size() < 2 || digits.size() > 10 || !are_digits(digits) || digits.front() == '0') return false;
    const std::string_view body = digits.substr(0, digits.size() - 1);
    const std::string_view weights = key.substr(key.size() - body.size());
    int sum = 0;
    for (std::size_t at = 0; at < body.size(); ++at) sum += digit(body[at]) * digit(weights[at]);
    return sum * 10 % 11 % 10 == digit(digits.back());
}

}  // namespace

std::string normalised_code(std::string_view text) {
    std::string code;
    for (const char c : to_upper_ascii(text))
        if (c != ' ' && c != '.' && c != '-' && c != '/' && c != '\t' && c != '\xC2' && c != '\xA0') code += c;
    return code;
}

std::optional<IssueKey> why_not_partita_iva(std::string_view text) {
    if (is_blank(text) || is_partita_iva(without_prefix(text, "IT"))) return std::nullopt;
    return "issue.vat_number_invalid";
}

std::optional<IssueKey> why_not_codice_fiscale(std::string_view text) {
    const std::string code = normalised_code(text);
    if (code.empty() || is_partita_iva(code) || is_codice_fiscale_of_person(code)) return std::nullopt;
    return "issue.tax_code_invalid";
}

std::optional<IssueKey> why_not_cui(std::string_view text) {
    if (is_blank(text) || is_cui(without_prefix(text, "RO"))) return std::nullopt;
    return "issue.cui_invalid";
}

std::optional<IssueKey> why_not_email(std::string_view text) {
    constexpr IssueKey invalid = "issue.email_invalid";
    const std::string_view address = trim(text);
    if (address.empty()) return std::nullopt;
    const auto at = address.find('@');
    if (at == std::string_view::npos || at == 0 || at > 64 || address.size() > 254) return invalid;
    if (address.find_first_of(" \t\n,;:<>()[]\\\"@", at + 1) != std::string_view::npos) return invalid;

    const std::string_view local = address.substr(0, at);
    if (local.find_first_of(" \t\n,;:<>()[]\\\"") != std::string_view::npos) return invalid;
    if (local.front() == '.' || local.back() == '.' || local.find("..") != std::string_view::npos) return invalid;

    const auto labels = split(address.substr(at + 1), '.');
    const auto is_label = [](const std::string& label) {
        return !label.empty() && label.size() <= 63 && label.front() != '-' && label.back() != '-';
    };
    if (labels.size() < 2 || labels.back().size() < 2 || are_digits(labels.back())) return invalid;
    return std::all_of(labels.begin(), labels.end(), is_label) ? std::nullopt : std::optional(invalid);
}

std::optional<IssueKey> why_not_cap(std::string_view text) {
    const std::string_view code = trim(text);
    if (code.empty() || (code.size() == 5 && are_digits(code))) return std::nullopt;
    return "issue.postcode_invalid";
}

std::optional<IssueKey> why_not_province(std::string_view text) {
    const std::string code = to_upper_ascii(trim(text));
    if (code.empty() || (code.size() == 2 && is_capital(code[0]) && is_capital(code[1]))) return std::nullopt;
    return "issue.province_invalid";
}

std::optional<IssueKey> why_not_sdi_code(std::string_view text) {
    const std::string code = to_upper_ascii(trim(text));
    const bool is_code = std::all_of(code.begin(), code.end(), [](char c) { return is_digit(c) || is_capital(c); });
    if (code.empty() || (is_code && (code.size() == 6 || code.size() == 7))) return std::nullopt;
    return "issue.sdi_code_invalid";
}

}  // namespace bottega
