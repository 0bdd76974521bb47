#include "core/app/demo_accounts.hpp"
#include "core/app/demo_story.hpp"
#include "core/documents/save_document.hpp"
#include "core/modules/billing/invoice.hpp"

#include <nlohmann/json.hpp>

namespace bottega::demo {

namespace {

constexpr int recent_quote_days = 34;    // from here on the plan is written by hand, so that every state is there
constexpr int recent_invoice_days = 92;

// How busy a month is, in hundredths: little in August, much before the holidays.
int busyness(int month) {
    constexpr int of_month[] = {80, 90, 100, 105, 115, 110, 100, 40, 105, 115, 120, 95};
    return of_month[month - 1];
}

Outcome some_outcome(Chance& chance) {
    const int of_hundred = chance(100);
    return of_hundred < 62 ? Outcome::Invoiced : of_hundred < 80 ? Outcome::Rejected : Outcome::Expired;
}

}  // namespace

void Story::plan() {
    plan_customers();
    plan_months();
    plan_the_years();
    plan_recent_quotes();
    plan_recent_invoices();
    plan_today();
}

// Half of the customers were there before; the others came by and by.
void Story::plan_customers() {
    const auto rows = invented_accounts(*script_, chance_);
    const int days = days_between(first_day_, today_) - recent_quote_days;
    for (std::size_t number = 0; number < rows.size(); ++number) {
        const Date day = number % 2 == 0 ? first_day_ : first_day_.plus_days(chance_(days));
        on(day, [this, row = rows[number]](Session& session) { create_account(session, row, cast_); });
    }
}

void Story::plan_months() {
    for (Date day = first_day_.plus_months(1).first_of_month(); day <= today_; day = day.plus_months(1))
        scenes_.emplace(day, [this](Session& session) { first_of_month(session); });
}

void Story::plan_the_years() {
    for (int days = days_between(first_day_, today_) - 1; days > recent_quote_days; --days)
        if (days_ago(days).day_of_week() < 6) plan_a_day(days);
}

// On one working day in four there is a quote, on as many an invoice without one; the business grows a little.
void Story::plan_a_day(int days) {
    const int age = days * 100 / days_between(first_day_, today_);
    const int likely = 26 * busyness(days_ago(days).month()) * (120 - age / 3) / 10'000;
    if (chance_.in_hundred(likely)) {
        const Outcome outcome = some_outcome(chance_);
        on(days_ago(days), [=, this](Session& session) { quote(session, next_customer(), outcome); });
    }
    if (days > recent_invoice_days && chance_.in_hundred(likely)) {
        const Paying paying = some_paying();
        const bool was_wrong = chance_.in_hundred(3);
        on(days_ago(days), [=, this](Session& session) {
            const RecordId customer = chance_.in_hundred(4) ? cast_.abroad : next_customer();
            invoice_directly(session, customer, was_wrong ? Paying::Never : paying);
            if (!was_wrong) return;
            const auto wrong = store_.first({.entity = std::string(billing::invoice::entity), .order = {{"id", true}}});
            on(session.today.plus_days(3), [this, id = wrong->id()](Session& later) { credit(later, id); });
        });
    }
}

void Story::plan_recent_quotes() {
    using enum Outcome;
    const std::vector<std::pair<int, Outcome>> recent{
        {33, Expired}, {31, Ordered}, {28, Rejected}, {24, Ordered}, {20, Sent},
        {16, Accepted}, {9, Sent},    {5, Sent},      {2, Draft},    {1, Draft},
    };
    for (const auto& [days, outcome] : recent)
        on(days_ago(days), [this, outcome = outcome](Session& session) { quote(session, next_customer(), outcome); });
    on(days_ago(26), [this](Session& session) { quote(session, next_customer(), Outcome::Sent); });
    on(days_ago(12), [this](Session& session) { quote(session, cast_.abroad, Outcome::Sent); });
}

void Story::plan_recent_invoices() {
    using enum Paying;
    const std::vector<std::pair<int, Paying>> recent{
        {91, Never},  {86, InTime}, {83, InTime}, {77, HalfOnly}, {73, WithTheNext}, {68, InTime}, {64, InTime}, {60, Over},
        {57, InTime}, {52, Never},  {48, InTime}, {45, HalfOnly}, {41, InTime},      {38, InTime}, {33, InTime}, {29, InTime},
        {25, InTime}, {19, InTime}, {15, InTime}, {11, InTime},   {8, InTime},       {6, InTime},  {4, InTime},  {2, InTime},
    };
    for (const auto& [days, paying] : recent)
        on(days_ago(days),
           [this, paying = paying](Session& session) { invoice_directly(session, next_customer(), paying); });
    on(days_ago(66), [this](Session& session) {
        invoice_directly(session, cast_.customers.front(), Paying::Never);
        const auto wrong = store_.first({.entity = std::string(billing::invoice::entity), .order = {{"id", true}}});
        on(session.today.plus_days(3), [this, id = wrong->id()](Session& later) { credit(later, id); });
    });
    on(days_ago(36), [this](Session& session) { invoice_directly(session, cast_.abroad, Paying::InTime); });
}

void Story::plan_today() {
    scenes_.emplace(today_, [this](Session& session) {
        Record draft = documents::new_document(session, billing::invoice::entity, cast_.customers.back());
        auto lines = some_lines(session, draft);
        must(documents::save_document(session, std::move(draft), std::move(lines)));
    });
}

Paying Story::some_paying() {
    const int of_hundred = chance_(100);
    if (of_hundred < 74) return Paying::InTime;
    if (of_hundred < 89) return Paying::Late;
    if (of_hundred < 95) return Paying::InTwoParts;
    return of_hundred < 98 ? Paying::WithTheNext : Paying::Over;
}

}  // namespace bottega::demo
