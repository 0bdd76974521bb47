#pragma once

#include "core/data/record_store.hpp"
#include "core/documents/totals.hpp"

namespace bottega::documents {

// Romania takes an invoice back by a "factură storno": the figures of the invoice with the minus sign, on the paper and
// on the screen alike. They are stored as those of any credit note, positive.
[[nodiscard]] bool is_storno(RecordStore& store, const Record& header);
[[nodiscard]] Totals as_storno(Totals totals);
[[nodiscard]] LineTotal as_storno(const LineTotal& line);
[[nodiscard]] VatSummaryRow as_storno(VatSummaryRow row);
[[nodiscard]] TaxedAmount as_storno(const TaxedAmount& amount);

}  // namespace bottega::documents
