#include "core/base/text.hpp"
#include "core/modules/business/business.hpp"
#include "core/modules/business/create_business.hpp"

namespace bottega::business {

namespace {

// "S.r.l." and "srl" are the same form.
std::string plain_form(const std::string& text) {
    std::string plain;
    for (const char c : fold(text))
        if (c >= 'a' && c <= 'z') plain += c;
    return plain;
}

bool has_share_capital(const Record& own) {
    const std::string form = plain_form(own.text(business::legal_form));
    for (const std::string_view with_capital : {"srl", "srls", "spa", "sapa", "sa", "sca"})
        if (form == with_capital) return true;
    return false;
}

// Codice civile art. 2250 and DPR 633/72 art. 21; Legea 31/1990 art. 74 and Codul fiscal art. 319.
std::vector<std::string_view> wanted_fields(const Record& own) {
    std::vector<std::string_view> wanted{business::name.name, business::street.name, business::city.name,
                                         business::postal_code.name};
    const std::string country = own.text(business::country);
    if (country != "IT" && country != "RO") return wanted;
    wanted.push_back(business::region.name);
    wanted.push_back(business::vat_number.name);
    const bool has_capital = has_share_capital(own);
    if (country == "IT" && has_capital) wanted.push_back(business::register_office.name);
    if (country == "RO" || has_capital) wanted.push_back(business::register_number.name);
    if (has_capital) wanted.push_back(business::share_capital.name);
    return wanted;
}

}  // namespace

Issues missing_business_data(RecordStore& store) {
    const auto own = store.first({.entity = std::string(business::entity)});
    if (!own) return {{.message = "issue.no_business", .severity = Severity::Warning}};
    Issues missing;
    for (const std::string_view field : wanted_fields(*own))
        if (is_empty(own->value(field)))
            missing.push_back({.field = std::string(field),
                               .message = "issue.missing_on_documents",
                               .args = {"business." + std::string(field)},
                               .severity = Severity::Warning});
    return missing;
}

}  // namespace bottega::business
