#pragma once

#include "core/data/record_store.hpp"
#include "core/i18n/catalogue.hpp"
#include "core/i18n/locale.hpp"

namespace bottega {

// A list as a person takes it along: the records of a query, one column for each field that is filled in anywhere, with
// words instead of codes and titles instead of ids.

// One sheet as core/exchange/sheet_text.hpp writes it, for an .xlsx file.
[[nodiscard]] std::string list_as_sheet(RecordStore& store, const Query& query, const Catalogue& catalogue);

// CSV as the spreadsheets of the language open it: its decimal sign, semicolons where that is a comma, days in ISO form.
// A text that a spreadsheet would take for a formula has an apostrophe before it; our own import takes it away again.
[[nodiscard]] std::string list_as_csv(RecordStore& store, const Query& query, const Catalogue& catalogue, const Locale& locale);

// JSON for other programs: a list of objects by field name. Amounts and decimals are texts, so that no program rounds them;
// a choice is its code, a reference the title of what it refers to.
[[nodiscard]] std::string list_as_json(RecordStore& store, const Query& query, const Catalogue& catalogue);

}  // namespace bottega
