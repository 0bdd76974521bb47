#include "core/modules/billing/figures.hpp"

#include "core/modules/billing/invoice.hpp"
#include "core/modules/business/business.hpp"
#include "core/modules/crm/opportunity.hpp"
#include "core/modules/sales/quote.hpp"

#include <algorithm>

namespace bottega::billing {

namespace {

constexpr int kExpiringDays = 7;

Condition equal(std::string field, Value value) { return {std::move(field), Comparison::Equal, {std::move(value)}}; }

Query issued(std::string_view kind) {
    return {.entity = std::string(invoice::entity),
            .conditions = {equal("kind", std::string(kind)), equal("state", std::string("issued"))}};
}

Query open_invoices(Currency currency) {
    Query query = issued("invoice");
    query.conditions.push_back(equal("currency", std::string(currency.code())));
    query.conditions.push_back({"outstanding", Comparison::Greater, {Money(0, currency)}});
    query.order = {{"due_on", false}};
    return query;
}

Figure summed(RecordStore& store, Query query, std::string_view field, Currency currency) {
    const Money amount(store.sum(query, field), currency);
    const std::int64_t count = store.count(query);
    return {amount, count, std::move(query)};
}

Query within_month(Query query, Date day, Currency currency) {
    query.conditions.push_back(equal("currency", std::string(currency.code())));
    query.conditions.push_back({"issued_on", Comparison::GreaterOrEqual, {day.first_of_month()}});
    query.conditions.push_back({"issued_on", Comparison::LessOrEqual, {day.last_of_month()}});
    return query;
}

// The records behind it are invoices and credit notes alike.
Figure turnover_of_month(RecordStore& store, Date day, Currency currency) {
    const Query all = within_month(
        {.entity = std::string(invoice::entity), .conditions = {equal("state", std::string("issued"))}}, day, currency);
    const Figure invoiced = summed(store, within_month(issued("invoice"), day, currency), "net_total", currency);
    const Figure credited = summed(store, within_month(issued("credit_note"), day, currency), "net_total", currency);
    return {invoiced.amount - credited.amount, invoiced.count + credited.count, all};
}

std::vector<StageFigure> open_opportunities(RecordStore& store, Currency currency) {
    std::vector<StageFigure> stages;
    for (const std::string& stage :
         store.schema().entity(crm::opportunity::entity).field(crm::opportunity::stage.name).choices) {
        if (stage == "won" || stage == "lost") continue;
        Query query{.entity = std::string(crm::opportunity::entity),
                    .conditions = {equal("stage", stage), equal("currency", std::string(currency.code()))}};
        stages.push_back({stage, summed(store, std::move(query), crm::opportunity::amount.name, currency)});
    }
    return stages;
}

Figure next_contacts(RecordStore& store, Date today, Currency currency) {
    Query query{.entity = std::string(crm::opportunity::entity),
                .conditions = {{"next_contact", Comparison::LessOrEqual, {today}},
                               {"stage", Comparison::NotEqual, {std::string("won")}},
                               {"stage", Comparison::NotEqual, {std::string("lost")}}},
                .order = {{"next_contact", false}}};
    return summed(store, std::move(query), crm::opportunity::amount.name, currency);
}

Figure expiring_quotes(RecordStore& store, Date today, Currency currency) {
    Query query{.entity = std::string(sales::quote::entity),
                .conditions = {equal("state", std::string("sent")),
                               {"valid_until", Comparison::GreaterOrEqual, {today}},
                               {"valid_until", Comparison::LessOrEqual, {today.plus_days(kExpiringDays)}}},
                .order = {{"valid_until", false}}};
    return summed(store, std::move(query), "total", currency);
}

}  // namespace

Figures figures(RecordStore& store, Date today) {
    const auto own = store.first({.entity = std::string(business::business::entity)});
    const Currency currency = own ? own->currency() : Currency("EUR");
    Figures result;
    result.outstanding = summed(store, open_invoices(currency), invoice::outstanding.name, currency);
    Query overdue = open_invoices(currency);
    overdue.conditions.push_back({"due_on", Comparison::Less, {today}});
    result.overdue = summed(store, std::move(overdue), invoice::outstanding.name, currency);
    result.turnover = turnover_of_month(store, today, currency);
    result.turnover_last_month = turnover_of_month(store, today.first_of_month().plus_days(-1), currency);
    result.opportunities = open_opportunities(store, currency);
    result.next_contacts = next_contacts(store, today, currency);
    result.expiring_quotes = expiring_quotes(store, today, currency);
    result.draft_invoices =
        summed(store, {.entity = std::string(invoice::entity), .conditions = {equal("state", std::string("draft"))}},
               "total", currency);
    return result;
}

}  // namespace bottega::billing
