#pragma once

#include "core/data/record.hpp"

namespace bottega::business {

// What does not look right in the fiscal data and the address of a business, our own or an account's, by the rules of
// its country: check digits, postcode, province. Warnings, never errors: the paper in the person's hand may be right.
[[nodiscard]] Issues party_warnings(const Record& party);

// A VAT number as it stands on paper: without blanks and points, with the prefix by which the Union knows its country.
// `with_prefix` is false where the prefix is no mere form: a Romanian CUI has it only when its owner is liable to VAT.
// What is no valid number of a country of the Union stays as it was typed.
[[nodiscard]] std::string vat_number_on_paper(const std::string& number, std::string_view country, bool with_prefix);

}  // namespace bottega::business
