#include "core/modules/billing/order_to_invoice.hpp"

#include "core/documents/save_document.hpp"
#include "core/modules/billing/invoice.hpp"
#include "core/modules/sales/sales_order.hpp"

namespace bottega::billing {

namespace {

namespace order = sales::sales_order;

void link_to_order(const Record& source, Record& invoice) { invoice.set(invoice::order, source.id()); }

}  // namespace

std::optional<Issue> why_not_invoiceable(RecordStore& store, const Record& order) {
    const auto existing = store.first({.entity = std::string(invoice::entity),
                                       .conditions = {{"sales_order", Comparison::Equal, {order.id()}},
                                                      {"kind", Comparison::Equal, {std::string("invoice")}}}});
    if (existing && existing->text(invoice::state) == "draft") return Issue{.message = "issue.order_has_draft_invoice"};
    if (existing) return Issue{.message = "issue.order_already_invoiced", .args = {existing->title()}};
    if (order.text(order::state) == "confirmed") return std::nullopt;
    return Issue{.field = "state",
                 .message = "issue.order_not_confirmed",
                 .args = {"sales_order.state." + order.text(order::state)}};
}

Result<RecordId> invoice_order(Session& session, RecordId id) {
    const auto order = session.store.find(order::entity, id);
    if (!order) return Issue{.message = "issue.record_gone"};
    if (auto refusal = why_not_invoiceable(session.store, *order)) return *refusal;
    return documents::convert_document(session, *order, invoice::entity, link_to_order);
}

}  // namespace bottega::billing
