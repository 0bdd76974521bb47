#pragma once

#include "core/data/session.hpp"

namespace bottega::billing {

[[nodiscard]] std::optional<Issue> why_not_invoiceable(RecordStore& store, const Record& order);
// A draft invoice with the order's lines and sums, linked to it. A second one is refused while this one stands; the
// order counts as invoiced when the invoice is issued, so that a deleted draft leaves it open.
[[nodiscard]] Result<RecordId> invoice_order(Session& session, RecordId order);

}  // namespace bottega::billing
