#include "core/documents/country_fields.hpp"

namespace bottega::documents {

namespace {

constexpr std::string_view country = "country";

std::string country_of(const Record& record) {
    return record.def().has(country) ? canonical_text(record.value(country)) : std::string();
}

bool says_something(const Record& record, const std::string& name) {
    const Value& value = record.value(name);
    return !is_empty(value) && value != Value(false);
}

}  // namespace

FieldNames fields_of_other_countries(std::string_view own_country, const Record& party) {
    const std::string theirs = country_of(party);
    const bool is_business = party.def().name == "business";
    FieldNames foreign;
    if (own_country == "IT" && (theirs == "IT" || theirs.empty())) return foreign;
    for (const char* italian : {"sdi_code", "pec", "split_payment", "withholding", "register_office", "sole_member", "in_liquidation", "pension_fund"})
        if (party.def().has(italian)) foreign.insert(italian);
    if (is_business) foreign.insert("vat_regime.flat_rate");
    if (is_business && theirs == "RO") foreign.insert("tax_code");
    return foreign;
}

FieldNames fields_of_other_countries(RecordStore& store, const Record& party) {
    if (!party.def().has(country)) return {};
    const auto business = store.first({.entity = "business"});
    const std::string own = party.def().name == "business" || !business ? country_of(party) : country_of(*business);
    FieldNames foreign = fields_of_other_countries(own, party);
    std::erase_if(foreign, [&](const std::string& name) { return party.def().has(name) && says_something(party, name); });
    return foreign;
}

}  // namespace bottega::documents
