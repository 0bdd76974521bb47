#pragma once

#include "core/data/record.hpp"

namespace bottega::documents {

// A chain of discounts is written in one form, "20+10+5", however it was typed ("20 % + 10 - 5"): what is stored is what
// screen and paper show. A text that is no discount stays for the person to correct.
void settle_discount(Record& record, Field<std::string> discount);

}  // namespace bottega::documents
