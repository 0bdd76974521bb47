#include "core/modules/business/business_identity.hpp"

#include "core/modules/business/business.hpp"

namespace bottega::business {

namespace {

// "IT 0123-4" and "01234" are one number; a letter is compared in its capital form.
std::string bare(std::string_view number) {
    std::string text;
    for (const char letter : number) {
        if (letter >= 'a' && letter <= 'z') text += static_cast<char>(letter - 'a' + 'A');
        else if ((letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9')) text += letter;
    }
    const bool names_country = text.size() > 2 && (text.starts_with("IT") || text.starts_with("RO")) && text[2] >= '0' && text[2] <= '9';
    return names_country ? text.substr(2) : text;
}

bool is_known_and_same(const std::string& one, const std::string& other) { return !one.empty() && one == other; }

}  // namespace

bool BusinessIdentity::is_same_as(const BusinessIdentity& other) const {
    return is_known_and_same(record, other.record) || is_known_and_same(vat_number, other.vat_number) || is_known_and_same(tax_code, other.tax_code);
}

BusinessIdentity business_identity(const std::string& record, std::string_view vat_number, std::string_view tax_code) {
    return {.record = record, .vat_number = bare(vat_number), .tax_code = bare(tax_code)};
}

BusinessIdentity business_identity(RecordStore& store) {
    const auto own = store.first({.entity = std::string(business::entity)});
    if (!own) return {};
    return business_identity(std::to_string(own->id().value), own->text(business::vat_number), own->text(business::tax_code));
}

}  // namespace bottega::business
