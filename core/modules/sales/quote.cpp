#include "core/modules/sales/quote.hpp"

#include "core/documents/save_document.hpp"
#include "core/modules/business/business.hpp"
#include "core/modules/crm/opportunity.hpp"
#include "core/modules/sales/sales_order.hpp"

namespace bottega::sales {

using documents::Transition;
using documents::document::issued_on;

namespace {

constexpr std::int64_t kUsualValidityDays = 30;

constexpr Transition quote_steps[] = {
    {"draft", "send", "sent"},       {"draft", "accept", "accepted"}, {"draft", "cancel", "cancelled"},
    {"sent", "accept", "accepted"},  {"sent", "reject", "rejected"},  {"sent", "reopen", "draft"},
    {"sent", "cancel", "cancelled"}, {"accepted", "reopen", "draft"}, {"accepted", "cancel", "cancelled"},
    {"rejected", "reopen", "draft"}, {"expired", "reopen", "draft"},  {"cancelled", "reopen", "draft"},
    {"ordered", "reopen", "draft"},
};

Issues quote_problems(const Record& quote) {
    const auto until = quote.get(quote::valid_until);
    const auto issued = quote.get(issued_on);
    if (until && issued && *until < *issued) return {{.field = "valid_until", .message = "issue.dates_reversed"}};
    return {};
}

// A quote whose order was deleted or cancelled is open again.
bool has_standing_order(RecordStore& store, RecordId quote) {
    return store.count({.entity = std::string(sales_order::entity),
                        .conditions = {{"quote", Comparison::Equal, {quote}},
                                       {"state", Comparison::NotEqual, {std::string("cancelled")}}}}) > 0;
}

Date usual_validity(Session& session) {
    const auto own = session.store.first({.entity = std::string(business::business::entity)});
    const auto days = own ? own->get(business::business::quote_days).value_or(kUsualValidityDays) : kUsualValidityDays;
    return session.today.plus_days(static_cast<int>(days));
}

}  // namespace

EntityDef quote_def() {
    return {
        .name = "quote",
        .title_field = "number",
        .fields = documents::with_document_fields(
            {
                {.name = "state",
                 .type = FieldType::Choice,
                 .choices = {"draft", "sent", "accepted", "rejected", "expired", "cancelled", "ordered"},
                 .initial = "draft",
                 .required = true,
                 .listed = true,
                 .copied = false,
                 .read_only = true,
                 .list_edit = ListEdit::Looks},
            },
            {
                {.name = "valid_until", .type = FieldType::Date, .listed = true, .copied = false},
            }),
        .check = quote_problems,
        .order = "-issued_on",
    };
}

EntityDef quote_line_def() { return documents::document_line_def("quote_line", "quote"); }

documents::Workflow quote_workflow() { return quote_steps; }

std::optional<Issue> why_not_quote_step(const Record& quote, std::string_view action, Date today) {
    if (auto state = documents::next_state(quote_steps, quote, action); !state.ok()) return state.issues().front();
    const auto until = quote.get(quote::valid_until);
    if ((action == "send" || action == "accept") && until && *until < today)
        return Issue{.field = "valid_until", .message = "issue.quote_expired", .args = {until->iso()}};
    return std::nullopt;
}

Result<RecordId> change_quote_state(Session& session, RecordId id, std::string_view action) {
    auto quote = session.store.find(quote::entity, id);
    if (!quote) return Issue{.message = "issue.record_gone"};
    if (auto refusal = why_not_quote_step(*quote, action, session.today)) return *refusal;
    if (action == "reopen" && has_standing_order(session.store, id))
        return Issue{.field = "state", .message = "issue.quote_already_ordered"};
    const auto until = quote->get(quote::valid_until);
    if (action == "reopen" && until && *until < session.today) quote->set(quote::valid_until, usual_validity(session));
    return documents::take_step(session, quote_steps, std::move(*quote), action);
}

Result<RecordId> bring_quote_to(Session& session, RecordId id, std::string_view state) {
    const auto quote = session.store.find(quote::entity, id);
    if (!quote) return Issue{.message = "issue.record_gone"};
    if (state == "ordered") return Issue{.field = "state", .message = "issue.quote_is_ordered_by_its_order"};
    auto action = documents::action_to(quote_steps, *quote, state);
    return action.ok() ? change_quote_state(session, id, action.value()) : Result<RecordId>(action.issues());
}

Record quote_for_account(Session& session, RecordId account) {
    return documents::new_document(session, quote::entity, account);
}

Result<Record> quote_for_opportunity(Session& session, RecordId id) {
    const auto opportunity = session.store.find(crm::opportunity::entity, id);
    if (!opportunity) return Issue{.message = "issue.record_gone"};
    const auto account = opportunity->get(crm::opportunity::account);
    if (!account) return Issue{.field = "account", .message = "issue.required"};
    Record quote = quote_for_account(session, *account);
    quote.set(documents::document::opportunity, id);
    quote.set(documents::document::subject, opportunity->text(crm::opportunity::name));
    if (const auto contact = opportunity->get(crm::opportunity::contact))
        quote.set(documents::document::contact, *contact);
    return quote;
}

Result<std::int64_t> expire_quotes(Session& session) {
    const Query past{.entity = std::string(quote::entity),
                     .conditions = {{"state", Comparison::Equal, {std::string("sent")}},
                                    {"valid_until", Comparison::Less, {session.today}}}};
    std::int64_t count = 0;
    for (Record& quote : session.store.run(past)) {
        quote.set(quote::state, std::string("expired"));
        if (auto expired = session.store.update(std::move(quote)); !expired.ok()) return expired.issues();
        ++count;
    }
    return count;
}

}  // namespace bottega::sales
