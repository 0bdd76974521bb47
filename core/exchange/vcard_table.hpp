#pragma once

#include "core/exchange/csv.hpp"
#include "core/i18n/catalogue.hpp"

namespace bottega {

// The cards of a .vcf file as the page hands them over (web-shell/src/vcards): a sheet of cards and one of what did not
// become part of them. Row 1 is the first card. "contact.phone", "email 2": the headers are for matching.
[[nodiscard]] Result<CellTable> table_of_vcards(std::string_view text);

// Such a header in words: "Phone", "Email 2".
[[nodiscard]] std::string vcard_header_text(std::string_view header, const Catalogue& catalogue);

}  // namespace bottega
