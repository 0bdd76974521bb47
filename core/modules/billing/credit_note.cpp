#include "core/modules/billing/credit_note.hpp"

#include "core/documents/save_document.hpp"
#include "core/modules/billing/invoice.hpp"

namespace bottega::billing {

namespace {

const std::string credit_note_kind = "credit_note";

void link_to_invoice(const Record& source, Record& note) {
    note.set(invoice::kind, credit_note_kind);
    note.set(invoice::credited_invoice, source.id());
    // What the invoice says of its payment is no text for the paper that takes it back.
    for (const auto text : {documents::document::intro_text, documents::document::notes, documents::document::footer_text})
        note.clear(text);
}

}  // namespace

std::optional<Issue> why_not_creditable(RecordStore& store, const Record& invoice) {
    if (invoice.text(invoice::kind) == credit_note_kind) return Issue{.message = "issue.credit_note_of_credit_note"};
    if (invoice.text(invoice::state) != "issued") return Issue{.field = "state", .message = "issue.draft_is_edited"};
    const auto existing = store.first({.entity = std::string(invoice::entity),
                                       .conditions = {{"credited_invoice", Comparison::Equal, {invoice.id()}}}});
    if (!existing) return std::nullopt;
    if (existing->text(invoice::state) == "draft") return Issue{.message = "issue.credit_note_is_draft"};
    return Issue{.message = "issue.already_credited", .args = {existing->title()}};
}

Result<RecordId> create_credit_note(Session& session, RecordId id, std::string reason) {
    const auto source = session.store.find(invoice::entity, id);
    if (!source) return Issue{.message = "issue.record_gone"};
    if (auto refusal = why_not_creditable(session.store, *source)) return *refusal;
    Transaction transaction(session.store.database());
    auto note = documents::convert_document(session, *source, invoice::entity, link_to_invoice);
    if (!note.ok()) return note;
    if (!reason.empty()) {
        auto draft = session.store.find(invoice::entity, note.value());
        draft->set(documents::document::notes, std::move(reason));
        if (auto noted = session.store.update(std::move(*draft)); !noted.ok()) return noted;
    }
    transaction.commit();
    return note;
}

}  // namespace bottega::billing
