#pragma once

#include "core/data/record.hpp"

namespace bottega::business {

// What does not look right in the fiscal data and the address of a business, our own or an account's, by the rules of
// its country: check digits, postcode, province. Warnings, never errors: the paper in the person's hand may be right.
[[nodiscard]] Issues party_warnings(const Record& party);

}  // namespace bottega::business
