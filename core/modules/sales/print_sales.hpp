#pragma once

#include "core/data/session.hpp"
#include "core/documents/print_document.hpp"

namespace bottega::sales {

// The paper of a stored quote or order, from the data as it is now.
[[nodiscard]] Result<documents::PrintDocument> print_quote(RecordStore& store, RecordId quote);
[[nodiscard]] Result<documents::PrintDocument> print_order(RecordStore& store, RecordId order);

// What every document's paper shares: both parties, logo, texts, lines with their figures, payment data.
[[nodiscard]] Result<documents::PrintDocument> print_stored(RecordStore& store, const Record& header);

}  // namespace bottega::sales
