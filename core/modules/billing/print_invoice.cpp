#include "core/modules/billing/print_invoice.hpp"

#include "core/modules/billing/invoice.hpp"
#include "core/modules/billing/invoice_paper.hpp"
#include "core/modules/business/payment_term.hpp"
#include "core/modules/sales/sales_order.hpp"

namespace bottega::billing {

using documents::PrintDocument;

namespace {

// Nothing but what was frozen.
Result<PrintDocument> print_issued(RecordStore& store, const Record& issued) {
    PrintDocument print = documents::from_snapshot(issued.text(invoice::snapshot));
    if (const auto logo = issued.get(invoice::logo))
        if (const auto image = store.find(frozen_image::entity, *logo)) print.logo = image->text(frozen_image::content);
    return print;
}

void take_figures(const PrintDocument& from, PrintDocument& to) {
    to.lines = from.lines;
    to.vat_rows = from.vat_rows;
    to.discount = from.discount;
    to.lines_sum = from.lines_sum;
    to.discount_sum = from.discount_sum;
    to.total = from.total;
    to.entry = from.entry;
    to.currency = from.currency;
    to.corrected_number = from.number;
    to.corrected_on = from.issued_on;
}

std::optional<Date> due_day(RecordStore& store, const Record& draft, Date date) {
    if (const auto typed = draft.get(invoice::due_on); typed && *typed >= date) return typed;
    const auto id = draft.get(documents::document::payment_term);
    const auto term = id ? store.find(business::payment_term::entity, *id) : std::nullopt;
    return term ? business::due_date(*term, date) : date;
}

}  // namespace

documents::PaperMark issued_mark(const PrintDocument& print) {
    const bool electronic =
        print.seller.country == print.buyer.country && (print.seller.country == "IT" || print.seller.country == "RO");
    return electronic ? documents::PaperMark::Courtesy : documents::PaperMark::None;
}

Result<sales::StoredDocument> read_draft(RecordStore& store, const Record& draft, Date date) {
    auto stored = sales::read_stored(store, draft);
    if (!stored.ok()) return stored;
    PrintDocument& print = stored.value().print;
    print.kind = draft.text(invoice::kind);
    print.issued_on = date;
    print.mark = documents::PaperMark::Draft;
    if (const auto order = draft.get(invoice::order))
        print.source_number = store.title(sales::sales_order::entity, *order);
    if (print.kind == "invoice") print.due_on = due_day(store, draft, date);
    if (const auto credited = draft.get(invoice::credited_invoice))
        if (const auto original = store.find(invoice::entity, *credited))
            take_figures(documents::from_snapshot(original->text(invoice::snapshot)), print);
    return stored;
}

Result<PrintDocument> print_invoice(RecordStore& store, RecordId id) {
    const auto found = store.find(invoice::entity, id);
    if (!found) return Issue{.message = "issue.record_gone"};
    if (found->text(invoice::state) == "issued") return print_issued(store, *found);
    const auto date = found->get(documents::document::issued_on);
    expects(date.has_value(), "a document has a date");
    auto draft = read_draft(store, *found, *date);
    if (!draft.ok()) return draft.issues();
    return std::move(draft.value().print);
}

}  // namespace bottega::billing
