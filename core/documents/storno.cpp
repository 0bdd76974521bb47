#include "core/documents/storno.hpp"

#include "core/data/counter_record.hpp"

namespace bottega::documents {

bool is_storno(RecordStore& store, const Record& header) {
    if (!is_counter_record(header)) return false;
    const auto business = store.first({.entity = "business"});
    return business && business->def().has("country") && canonical_text(business->value("country")) == "RO";
}

TaxedAmount as_storno(const TaxedAmount& amount) {
    return {.net = -amount.net, .tax = -amount.tax, .gross = -amount.gross};
}

LineTotal as_storno(const LineTotal& line) { return {.typed = -line.typed, .net = -line.net, .gross = -line.gross}; }

VatSummaryRow as_storno(VatSummaryRow row) {
    row.lines = as_storno(row.lines);
    row.discount = as_storno(row.discount);
    row.taxed = as_storno(row.taxed);
    return row;
}

Totals as_storno(Totals totals) {
    for (LineTotal& line : totals.lines_by_position) line = as_storno(line);
    for (VatSummaryRow& row : totals.vat_summary) row = as_storno(std::move(row));
    totals.lines = as_storno(totals.lines);
    totals.discount = as_storno(totals.discount);
    totals.total = as_storno(totals.total);
    return totals;
}

}  // namespace bottega::documents
