#include "core/modules/sales/quote_to_order.hpp"

#include "core/documents/save_document.hpp"
#include "core/modules/crm/opportunity.hpp"
#include "core/modules/sales/quote.hpp"
#include "core/modules/sales/sales_order.hpp"

namespace bottega::sales {

namespace {

constexpr documents::Transition ordering[] = {{"accepted", "order", "ordered"}};

void link_to_quote(const Record& quote, Record& order) { order.set(sales_order::quote, quote.id()); }

// The order is what the opportunity was about: it is won today, for what was ordered without VAT.
Result<RecordId> win_opportunity(Session& session, const Record& quote) {
    const auto opportunity = quote.get(documents::document::opportunity);
    if (!opportunity) return quote.id();
    const Money amount = quote.get(documents::document::net_total).value_or(Money(0, quote.currency()));
    return crm::close_won(session, *opportunity, session.today, amount);
}

}  // namespace

std::optional<Issue> why_not_convertible(const Record& quote) {
    const std::string state = quote.text(quote::state);
    if (state == "ordered") return Issue{.field = "state", .message = "issue.quote_already_ordered"};
    if (state != "accepted") return Issue{.field = "state", .message = "issue.quote_not_accepted"};
    return std::nullopt;
}

Result<RecordId> convert_quote_to_order(Session& session, RecordId quote_id) {
    auto quote = session.store.find(quote::entity, quote_id);
    if (!quote) return Issue{.message = "issue.record_gone"};
    if (auto refusal = why_not_convertible(*quote)) return *refusal;

    Transaction transaction(session.store.database());
    auto order = documents::convert_document(session, *quote, sales_order::entity, link_to_quote);
    if (!order.ok()) return order;
    if (auto won = win_opportunity(session, *quote); !won.ok()) return won;
    if (auto closed = documents::take_step(session, ordering, std::move(*quote), "order"); !closed.ok()) return closed;
    transaction.commit();
    return order;
}

}  // namespace bottega::sales
