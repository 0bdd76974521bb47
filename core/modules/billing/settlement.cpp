#include "core/modules/billing/settlement.hpp"

#include "core/modules/billing/invoice.hpp"
#include "core/modules/billing/payment.hpp"

#include <algorithm>

namespace bottega::billing {

namespace {

Money allocated(RecordStore& store, std::string_view field, RecordId id, Currency currency) {
    const Query of_record{.entity = std::string(allocation::entity),
                          .conditions = {{std::string(field), Comparison::Equal, {id}}}};
    return {store.sum(of_record, allocation::amount.name), currency};
}

}  // namespace

void refresh_invoice(RecordStore& store, RecordId id) {
    const auto record = store.find(invoice::entity, id);
    if (!record) return;
    const bool is_credit_note = record->text(invoice::kind) == "credit_note";
    const Money total = record->get(documents::document::total).value_or(Money(0, record->currency()));
    const Money paid = allocated(store, is_credit_note ? "credit_note" : "invoice", id, record->currency());
    const Money outstanding = total - paid;
    store.set_derived(invoice::entity, id, invoice::outstanding.name, outstanding);
    store.set_derived(invoice::entity, id, invoice::paid.name, paid);
    const std::string state = outstanding.is_zero() ? "paid" : paid.is_zero() ? "unpaid" : "partial";
    store.set_derived(invoice::entity, id, invoice::payment_state.name, state);
}

void refresh_payment(RecordStore& store, RecordId id) {
    const auto record = store.find(payment::entity, id);
    if (!record) return;
    const bool is_undone = record->get(payment::reversed).value_or(false) || record->get(payment::reverses).has_value();
    const Money amount = record->get(payment::amount).value_or(Money(0, record->currency()));
    const Money left =
        is_undone ? Money(0, record->currency()) : amount - allocated(store, "payment", id, record->currency());
    store.set_derived(payment::entity, id, payment::unallocated.name, left);
}

Result<RecordId> settle(Session& session, const SettlementStep& step) {
    Record record = session.store.blank(allocation::entity);
    record.set(allocation::invoice, step.invoice);
    record.set(allocation::invoice_number, session.store.title(invoice::entity, step.invoice));
    record.set(allocation::currency, std::string(step.amount.currency().code()));
    record.set(allocation::amount, step.amount);
    record.set(allocation::allocated_on, step.date);
    if (step.payment) record.set(allocation::payment, *step.payment);
    if (step.credit_note) record.set(allocation::credit_note, *step.credit_note);
    if (step.reverses) record.set(allocation::reverses, *step.reverses);
    auto id = session.store.insert(std::move(record));
    if (!id.ok()) return id;
    refresh_invoice(session.store, step.invoice);
    if (step.payment) refresh_payment(session.store, *step.payment);
    if (step.credit_note) refresh_invoice(session.store, *step.credit_note);
    return id;
}

Result<RecordId> settle_by_credit_note(Session& session, RecordId credit_note, RecordId invoice_id, Date date) {
    const auto note = session.store.find(invoice::entity, credit_note);
    const auto credited = session.store.find(invoice::entity, invoice_id);
    if (!note || !credited) return Issue{.message = "issue.record_gone"};
    const Money zero(0, note->currency());
    const Money amount = std::min(note->get(documents::document::total).value_or(zero),
                                  credited->get(invoice::outstanding).value_or(zero));
    if (amount.cents() <= 0) return credit_note;
    return settle(session, {.credit_note = credit_note, .invoice = invoice_id, .amount = amount, .date = date});
}

}  // namespace bottega::billing
