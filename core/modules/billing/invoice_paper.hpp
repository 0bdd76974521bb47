#pragma once

#include "core/modules/sales/print_sales.hpp"

namespace bottega::billing {

// A draft invoice or credit note with all that will be frozen when it is issued. A credit note has the figures of the
// snapshot of its invoice, not figures calculated anew.
[[nodiscard]] Result<sales::StoredDocument> read_draft(RecordStore& store, const Record& draft, Date date);

// Where the electronic file is the invoice, its paper is a copy of courtesy: within Italy and within Romania.
[[nodiscard]] documents::PaperMark issued_mark(const documents::PrintDocument& print);

}  // namespace bottega::billing
