#pragma once

#include "core/data/record_store.hpp"

#include <set>
#include <string>

namespace bottega::documents {

// Fields of a business or an account, and choices ("vat_regime.flat_rate"), that only the law of another country knows:
// the SdI code where seller and buyer are not both Italian. A form leaves them out.
using FieldNames = std::set<std::string, std::less<>>;
[[nodiscard]] FieldNames fields_of_other_countries(std::string_view own_country, const Record& party);
// For any record: empty where it has no country. What already says something is not left out.
[[nodiscard]] FieldNames fields_of_other_countries(RecordStore& store, const Record& party);

}  // namespace bottega::documents
