#pragma once

#include "core/data/session.hpp"

namespace bottega::billing {

// One step of settling: part of a payment or of a credit note goes to an invoice. Written only here; what is
// outstanding, paid and left as credit is then summed up anew from all allocations.
struct SettlementStep {
    std::optional<RecordId> payment = {};
    std::optional<RecordId> credit_note = {};
    RecordId invoice;
    Money amount;
    Date date;
    std::optional<RecordId> reverses = {};
};
[[nodiscard]] Result<RecordId> settle(Session& session, const SettlementStep& step);

// An issued credit note goes to its invoice, up to what is outstanding there.
[[nodiscard]] Result<RecordId> settle_by_credit_note(Session& session, RecordId credit_note, RecordId invoice,
                                                     Date date);

// Sums up anew what follows from allocations.
void refresh_invoice(RecordStore& store, RecordId invoice);
void refresh_payment(RecordStore& store, RecordId payment);

}  // namespace bottega::billing
