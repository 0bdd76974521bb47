#include "core/modules/billing/issue_invoice.hpp"

#include "core/documents/number_series.hpp"
#include "core/modules/billing/invoice.hpp"
#include "core/modules/billing/invoice_paper.hpp"
#include "core/modules/billing/issue_checks.hpp"
#include "core/modules/billing/settlement.hpp"
#include "core/modules/sales/sales_order.hpp"

#include <algorithm>
#include <iterator>

namespace bottega::billing {

namespace {

namespace document = documents::document;

void append(Issues& issues, Issues more) { std::move(more.begin(), more.end(), std::back_inserter(issues)); }

// What the person saw is what is issued.
bool totals_differ(const Record& draft, const documents::PrintDocument& print) {
    return draft.get(document::net_total) != print.total.net || draft.get(document::total) != print.total.gross;
}

Issues refusals(Session& session, const Record& draft, const sales::StoredDocument& stored, Date date) {
    Issues issues = missing_on_paper(stored.print);
    append(issues, not_calculated_yet(session.store, draft, stored));
    append(issues, doubtful_parties(session.store, draft));
    if (draft.text(invoice::kind) == "invoice") append(issues, rates_out_of_date(stored, date));
    if (const auto corrected = stored.print.corrected_on; corrected && date < *corrected)
        issues.push_back({.field = "issued_on", .message = "issue.credit_before_invoice", .args = {corrected->iso()}});
    if (!stored.lines.empty() && totals_differ(draft, stored.print))
        issues.push_back({.message = "issue.totals_outdated"});
    append(issues, documents::why_not_number(session, draft.text(invoice::kind), date));
    return issues;
}

std::optional<Issue> why_not_draft(const Record& draft) {
    if (draft.text(invoice::state) == "draft") return std::nullopt;
    return Issue{.field = "state", .message = "issue.already_issued", .args = {draft.title()}};
}

// The image is kept once: the same logo of a thousand invoices is one record.
Result<RecordId> freeze_logo(RecordStore& store, const std::string& content) {
    const auto known = store.first(
        {.entity = std::string(frozen_image::entity), .conditions = {{"content", Comparison::Equal, {content}}}});
    if (known) return known->id();
    Record image = store.blank(frozen_image::entity);
    image.set(frozen_image::name, std::string("logo"));
    image.set(frozen_image::content, content);
    return store.insert(std::move(image));
}

void open_amount(Record& issued, Money total) {
    issued.set(invoice::outstanding, total);
    issued.set(invoice::paid, Money(0, total.currency()));
    issued.set(invoice::payment_state, std::string(total.is_zero() ? "paid" : "unpaid"));
}

// Everything the paper needs goes into the record itself.
Result<RecordId> freeze(Session& session, Record draft, documents::PrintDocument print,
                        const documents::DocumentNumber& number, Date date) {
    print.number = number.text;
    print.mark = issued_mark(print);
    if (!print.logo.empty()) {
        auto logo = freeze_logo(session.store, print.logo);
        if (!logo.ok()) return logo;
        draft.set(invoice::logo, logo.value());
        print.logo.clear();
    }
    draft.set(document::number, number.text);
    draft.set(document::number_key, number.key);
    draft.set(document::issued_on, date);
    draft.set(document::customer_name, print.buyer.name);
    if (print.due_on) draft.set(invoice::due_on, *print.due_on);
    draft.set(invoice::state, std::string("issued"));
    draft.set(invoice::snapshot, documents::to_snapshot(print));
    open_amount(draft, print.total.gross);
    return session.store.update(std::move(draft));
}

Result<RecordId> close_order(Session& session, const Record& draft) {
    const auto order_id = draft.get(invoice::order);
    const auto order = order_id ? session.store.find(sales::sales_order::entity, *order_id) : std::nullopt;
    if (!order || order->text(sales::sales_order::state) != "confirmed") return draft.id();
    return sales::mark_order_invoiced(session, *order_id);
}

// What follows from the issue: the order is invoiced, the credit note settles its invoice.
Result<RecordId> follow_up(Session& session, const Record& draft, Date date) {
    if (draft.text(invoice::kind) == "invoice") return close_order(session, draft);
    const auto credited = draft.get(invoice::credited_invoice);
    return credited ? settle_by_credit_note(session, draft.id(), *credited, date) : Result<RecordId>(draft.id());
}

}  // namespace

bool Confirmations::has(std::string_view key) const { return std::find(keys.begin(), keys.end(), key) != keys.end(); }

Issues why_not_issuable(Session& session, const Record& draft, Date date) {
    if (auto refusal = why_not_draft(draft)) return {*refusal};
    auto stored = read_draft(session.store, draft, date);
    return stored.ok() ? refusals(session, draft, stored.value(), date) : stored.issues();
}

Result<RecordId> issue_invoice(Session& session, RecordId id, Date date, const Confirmations& confirmed) {
    auto draft = session.store.find(invoice::entity, id);
    if (!draft) return Issue{.message = "issue.record_gone"};
    if (auto refusal = why_not_draft(*draft)) return *refusal;
    auto stored = read_draft(session.store, *draft, date);
    if (!stored.ok()) return stored.issues();
    Issues issues = refusals(session, *draft, stored.value(), date);
    issues.erase(std::remove_if(issues.begin(), issues.end(),
                                [&](const Issue& issue) {
                                    return issue.severity == Severity::Question && confirmed.has(issue.message);
                                }),
                 issues.end());
    if (!issues.empty()) return issues;

    Transaction transaction(session.store.database());
    auto number = documents::take_number(session, draft->text(invoice::kind), date);
    if (!number.ok()) return number.issues();
    if (auto frozen = freeze(session, *draft, std::move(stored.value().print), number.value(), date); !frozen.ok())
        return frozen;
    if (auto followed = follow_up(session, *draft, date); !followed.ok()) return followed;
    transaction.commit();
    return id;
}

}  // namespace bottega::billing
