#pragma once

#include "core/documents/print_document.hpp"
#include "core/modules/sales/print_sales.hpp"

namespace bottega::billing {

// What the law of the seller's country asks to stand on an invoice, and is missing from this one.
[[nodiscard]] Issues missing_on_paper(const documents::PrintDocument& paper);

// What an invoice of this kind would need and Bottega cannot calculate yet: refused, never left out silently.
[[nodiscard]] Issues not_calculated_yet(RecordStore& store, const Record& draft, const sales::StoredDocument& stored);

// What looks wrong in the stored data of seller and buyer, by field: asked, since the person may know better.
[[nodiscard]] Issues doubtful_parties(RecordStore& store, const Record& draft);

// Rates that the law does not know on that day: asked, since an older sale may still fall under them.
[[nodiscard]] Issues rates_out_of_date(const sales::StoredDocument& stored, Date date);

}  // namespace bottega::billing
