#include "wasm-app/panels/business_fields.hpp"

#include "core/modules/business/business.hpp"

namespace bottega::ui {

documents::FieldNames hidden_at_first_start(const Record& business) {
    documents::FieldNames hidden = documents::fields_of_other_countries(business.text(business::business::country), business);
    for (const char* later : {"country", "payment_method", "payment_term", "vat_rate", "sole_member", "in_liquidation", "pension_fund", "website",
                              "sdi_code"})
        hidden.insert(later);
    return hidden;
}

}  // namespace bottega::ui
