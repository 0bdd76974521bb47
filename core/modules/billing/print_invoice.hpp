#pragma once

#include "core/data/session.hpp"
#include "core/documents/print_document.hpp"

namespace bottega::billing {

// The paper of an invoice or credit note: of an issued one from its snapshot alone, of a draft from the data as it is
// now, marked as draft.
[[nodiscard]] Result<documents::PrintDocument> print_invoice(RecordStore& store, RecordId invoice);

}  // namespace bottega::billing
