#include "wasm-app/panels/business_fields.hpp"

#include "core/modules/business/business.hpp"

namespace bottega::ui {

namespace {

FieldNames foreign_to(std::string_view country) {
    if (country == "IT") return {};
    FieldNames fields = {"sdi_code", "pec", "register_office", "sole_member", "in_liquidation", "pension_fund"};
    if (country == "RO") fields.insert("tax_code");
    return fields;
}

bool says_something(const Value& value) { return !is_empty(value) && value != Value(false); }

}  // namespace

FieldNames fields_of_other_countries(const Record& business) {
    FieldNames hidden;
    for (const std::string& field : foreign_to(business.text(business::business::country)))
        if (!says_something(business.value(field))) hidden.insert(field);
    return hidden;
}

FieldNames hidden_at_first_start(const Record& business) {
    FieldNames hidden = foreign_to(business.text(business::business::country));
    for (const char* later : {"country", "payment_method", "payment_term", "vat_rate", "sole_member", "in_liquidation", "pension_fund", "website",
                              "sdi_code"})
        hidden.insert(later);
    return hidden;
}

}  // namespace bottega::ui
