#pragma once

#include "core/data/schema.hpp"
#include "core/i18n/catalogue.hpp"
#include "core/i18n/locale.hpp"

namespace bottega {

// A file to fill in for an import: the names of the fields in the person's words, and one row as an example. Its headers
// match by themselves when it comes back. As one sheet for an .xlsx file (core/exchange/sheet_text.hpp), or as CSV.
[[nodiscard]] std::string template_as_sheet(const Schema& schema, const EntityDef& def, const Catalogue& catalogue);
[[nodiscard]] std::string template_as_csv(const Schema& schema, const EntityDef& def, const Catalogue& catalogue, const Locale& locale);

}  // namespace bottega
