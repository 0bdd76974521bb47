#include "core/modules/business/party_checks.hpp"

#include "core/base/fiscal_id.hpp"
#include "core/modules/business/business.hpp"

namespace bottega::business {

namespace {

using Check = std::optional<IssueKey> (*)(std::string_view);

void warn(Issues& issues, const Record& party, Field<std::string> field, Check why_not) {
    const std::string text = party.text(field);
    if (text.empty()) return;
    if (const auto problem = why_not(text))
        issues.push_back(
            {.field = std::string(field.name), .message = std::string(*problem), .severity = Severity::Warning});
}

bool is_union_country(std::string_view country) {
    for (const std::string_view member : {"AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR",
                                          "HU", "IE", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "SE", "SI", "SK"})
        if (member == country) return true;
    return false;
}

// The number with the prefix under which the Union knows it; people often leave the prefix out.
std::string with_prefix(const std::string& number, std::string_view country) {
    const std::string code = normalised_code(number);
    const std::string prefix = country == "GR" ? "EL" : std::string(country);
    return code.starts_with(prefix) ? code : prefix + code;
}

void warn_of_vat_number(Issues& issues, const Record& party, const std::string& country) {
    const auto field = business::vat_number;
    if (country == "IT") return warn(issues, party, field, why_not_partita_iva);
    if (country == "RO") return warn(issues, party, field, why_not_cui);
    const std::string text = party.text(field);
    if (text.empty() || !is_union_country(country)) return;
    if (const auto problem = why_not_vat_number(with_prefix(text, country)))
        issues.push_back(
            {.field = std::string(field.name), .message = std::string(*problem), .severity = Severity::Warning});
}

}  // namespace

std::string vat_number_on_paper(const std::string& number, std::string_view country, bool prefixed) {
    const bool known = country == "IT" || country == "RO" || is_union_country(country);
    const std::string full = known ? with_prefix(number, country) : std::string();
    if (number.empty() || full.empty() || why_not_vat_number(full)) return number;
    return prefixed ? full : normalised_code(number);
}

Issues party_warnings(const Record& party) {
    Issues issues;
    const std::string country = party.text(business::country);
    warn_of_vat_number(issues, party, country);
    if (country != "IT") return issues;
    warn(issues, party, business::tax_code, why_not_codice_fiscale);
    warn(issues, party, business::sdi_code, why_not_sdi_code);
    warn(issues, party, business::postal_code, why_not_cap);
    warn(issues, party, business::region, why_not_province);
    return issues;
}

}  // namespace bottega::business
