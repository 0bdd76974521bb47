#include "core/base/fiscal_id.hpp"

#include "core/base/text.hpp"

#include <algorithm>
#include <array>

namespace bottega {

namespace {

// Forms of the VAT numbers: 9 a digit, A a letter, X either. A country may have several.
struct VatForm {
    std::string_view country;
    std::string_view form;
};

constexpr std::array vat_forms = {
    VatForm{"AT", "U99999999"},    VatForm{"BE", "9999999999"},   VatForm{"BG", "999999999"},
    VatForm{"BG", "9999999999"},   VatForm{"CH", "E999999999"},   VatForm{"CH", "E999999999AAA"},
    VatForm{"CH", "E999999999AA"}, VatForm{"CY", "99999999A"},    VatForm{"CZ", "99999999"},
    VatForm{"CZ", "999999999"},    VatForm{"CZ", "9999999999"},   VatForm{"DE", "999999999"},
    VatForm{"DK", "99999999"},     VatForm{"EE", "999999999"},    VatForm{"EL", "999999999"},
    VatForm{"ES", "X9999999X"},    VatForm{"FI", "99999999"},     VatForm{"FR", "XX999999999"},
    VatForm{"GB", "999999999"},    VatForm{"GB", "999999999999"}, VatForm{"HR", "99999999999"},
    VatForm{"HU", "99999999"},     VatForm{"IE", "9X99999A"},     VatForm{"IE", "9999999AA"},
    VatForm{"LT", "999999999"},    VatForm{"LT", "999999999999"}, VatForm{"LU", "99999999"},
    VatForm{"LV", "99999999999"},  VatForm{"MT", "99999999"},     VatForm{"NL", "XXXXXXXXXXXX"},
    VatForm{"PL", "9999999999"},   VatForm{"PT", "999999999"},    VatForm{"SE", "999999999999"},
    VatForm{"SI", "99999999"},     VatForm{"SK", "9999999999"},   VatForm{"SM", "99999"},
    VatForm{"XI", "999999999"},    VatForm{"XI", "999999999999"},
};

bool matches(std::string_view form, std::string_view text) {
    if (form.size() != text.size()) return false;
    for (std::size_t at = 0; at < form.size(); ++at) {
        const char c = text[at];
        const bool fits = form[at] == '9'   ? is_digit(c)
                          : form[at] == 'A' ? is_capital(c)
                          : form[at] == 'X' ? is_digit(c) || is_capital(c)
                                            : c == form[at];
        if (!fits) return false;
    }
    return true;
}

struct IbanLength {
    std::string_view country;
    std::size_t length;
};

// Lengths of the IBAN registry for Europe; other countries are checked by their check digits alone.
constexpr std::array iban_lengths = {
    IbanLength{"AD", 24}, IbanLength{"AL", 28}, IbanLength{"AT", 20}, IbanLength{"BA", 20}, IbanLength{"BE", 16},
    IbanLength{"BG", 22}, IbanLength{"CH", 21}, IbanLength{"CY", 28}, IbanLength{"CZ", 24}, IbanLength{"DE", 22},
    IbanLength{"DK", 18}, IbanLength{"EE", 20}, IbanLength{"ES", 24}, IbanLength{"FI", 18}, IbanLength{"FR", 27},
    IbanLength{"GB", 22}, IbanLength{"GR", 27}, IbanLength{"HR", 21}, IbanLength{"HU", 28}, IbanLength{"IE", 22},
    IbanLength{"IS", 26}, IbanLength{"IT", 27}, IbanLength{"LI", 21}, IbanLength{"LT", 20}, IbanLength{"LU", 20},
    IbanLength{"LV", 21}, IbanLength{"MC", 27}, IbanLength{"MD", 24}, IbanLength{"ME", 22}, IbanLength{"MK", 19},
    IbanLength{"MT", 31}, IbanLength{"NL", 18}, IbanLength{"NO", 15}, IbanLength{"PL", 28}, IbanLength{"PT", 25},
    IbanLength{"RO", 24}, IbanLength{"RS", 22}, IbanLength{"SE", 24}, IbanLength{"SI", 19}, IbanLength{"SK", 24},
    IbanLength{"SM", 27}, IbanLength{"TR", 26}, IbanLength{"UA", 29}, IbanLength{"VA", 22},
};

bool has_iban_form(std::string_view iban) {
    if (iban.size() < 15 || iban.size() > 34) return false;
    if (!is_capital(iban[0]) || !is_capital(iban[1]) || !is_digit(iban[2]) || !is_digit(iban[3])) return false;
    if (!std::all_of(iban.begin(), iban.end(), [](char c) { return is_digit(c) || is_capital(c); })) return false;
    const auto known = std::find_if(iban_lengths.begin(), iban_lengths.end(),
                                    [&](const IbanLength& entry) { return entry.country == iban.substr(0, 2); });
    return known == iban_lengths.end() || known->length == iban.size();
}

// ISO 7064 mod 97-10: country and check digits moved to the end, letters count from A = 10.
int remainder_of_iban(std::string_view iban) {
    int remainder = 0;
    const auto take = [&](char c) {
        remainder = is_digit(c) ? (remainder * 10 + (c - '0')) % 97 : (remainder * 100 + (c - 'A' + 10)) % 97;
    };
    for (const char c : iban.substr(4)) take(c);
    for (const char c : iban.substr(0, 4)) take(c);
    return remainder;
}

}  // namespace

std::optional<IssueKey> why_not_vat_number(std::string_view text) {
    const std::string code = normalised_code(text);
    if (code.empty()) return std::nullopt;
    if (code.starts_with("IT")) return why_not_partita_iva(code);
    if (code.starts_with("RO")) return why_not_cui(code);
    const std::string country = code.starts_with("GR") ? "EL" : code.substr(0, 2);
    const std::string_view rest = std::string_view(code).substr(std::min<std::size_t>(2, code.size()));
    const bool known = std::any_of(vat_forms.begin(), vat_forms.end(), [&](const VatForm& entry) {
        return entry.country == country && matches(entry.form, rest);
    });
    return known ? std::nullopt : std::optional<IssueKey>("issue.vat_number_invalid");
}

std::optional<IssueKey> why_not_iban(std::string_view text) {
    const std::string iban = normalised_code(text);
    if (iban.empty() || (has_iban_form(iban) && remainder_of_iban(iban) == 1)) return std::nullopt;
    return "issue.iban_invalid";
}

}  // namespace bottega
