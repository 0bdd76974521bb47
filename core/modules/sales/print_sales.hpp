#pragma once

#include "core/data/session.hpp"
#include "core/documents/document_totals.hpp"
#include "core/documents/print_document.hpp"

namespace bottega::sales {

// The paper of a stored quote or order, from the data as it is now.
[[nodiscard]] Result<documents::PrintDocument> print_quote(RecordStore& store, RecordId quote);
[[nodiscard]] Result<documents::PrintDocument> print_order(RecordStore& store, RecordId order);

// What every document's paper shares: both parties, logo, texts, lines with their figures, payment data; and what it
// was made of.
struct StoredDocument {
    documents::PrintDocument print;
    std::vector<Record> lines;
    documents::VatRates rates;
};
[[nodiscard]] Result<StoredDocument> read_stored(RecordStore& store, const Record& header);

}  // namespace bottega::sales
