#pragma once

#include "core/data/record_store.hpp"

namespace bottega::business {

// Whose an archive is: by the record of the business, and by its numbers before the tax office. All empty: nobody's yet.
struct BusinessIdentity {
    std::string record;                // id
    std::string vat_number, tax_code;  // letters and digits only, without the country

    // Copies of one archive, or the same business begun twice.
    [[nodiscard]] bool is_same_as(const BusinessIdentity& other) const;
};

[[nodiscard]] BusinessIdentity business_identity(const std::string& record, std::string_view vat_number, std::string_view tax_code);
[[nodiscard]] BusinessIdentity business_identity(RecordStore& store);

}  // namespace bottega::business
