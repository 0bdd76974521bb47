#include "core/modules/billing/figures.hpp"

#include "core/modules/billing/credit_note.hpp"
#include "core/modules/billing/issue_invoice.hpp"
#include "core/modules/billing/payment.hpp"
#include "tests/support/shop.hpp"

#include <doctest/doctest.h>

using namespace bottega;
using namespace bottega::billing;

TEST_CASE("outstanding and overdue are what customers still owe, and open the invoices behind") {
    test::Shop shop;
    const RecordId customer = shop.add_customer("Rossi");
    const RecordId first = shop.add_issued_invoice(customer, "100");
    shop.set_today(4, 16);
    shop.add_issued_invoice(customer, "50");
    REQUIRE(record_payment(shop.session, {.account = customer,
                                          .amount = shop.euro("22"),
                                          .date = shop.session.today,
                                          .allocations = {{first, shop.euro("22")}}})
                .ok());

    const Figures now = figures(shop.store, shop.session.today);

    CHECK(now.outstanding.amount == shop.euro("161"));
    CHECK(now.overdue.amount == shop.euro("100"));
    CHECK(now.overdue.count == 1);
    CHECK(shop.store.ids(now.overdue.records) == std::vector<RecordId>{first});
}

TEST_CASE("turnover is without VAT, by month, less credit notes") {
    test::Shop shop;
    const RecordId customer = shop.add_customer("Rossi");
    const RecordId march = shop.add_issued_invoice(customer, "100");
    shop.set_today(4, 2);
    shop.add_issued_invoice(customer, "70");
    const RecordId note = create_credit_note(shop.session, march).value();
    REQUIRE(issue_invoice(shop.session, note, shop.session.today).ok());

    const Figures now = figures(shop.store, shop.session.today);

    CHECK(now.turnover.amount == shop.euro("-30"));
    CHECK(now.turnover.count == 2);
    CHECK(now.turnover_last_month.amount == shop.euro("100"));
    CHECK(shop.store.count(now.turnover.records) == 2);
}

TEST_CASE("what to do today: customers to contact, quotes about to expire, drafts to issue") {
    test::Shop shop;
    const RecordId customer = shop.add_customer("Rossi");
    Record opportunity = shop.find("opportunity", shop.add_opportunity(customer, "Linea", "500"));
    opportunity.set_value("next_contact", shop.session.today);
    REQUIRE(shop.store.update(opportunity).ok());
    shop.add_quote(customer, {shop.line("quote", "A", "1", "10")}, "sent");
    shop.add_invoice(customer, "10");

    const Figures now = figures(shop.store, shop.session.today);
    const Figures later = figures(shop.store, *Date::from_ymd(2026, 4, 10));

    CHECK(now.next_contacts.count == 1);
    CHECK(now.expiring_quotes.count == 0);
    CHECK(later.expiring_quotes.count == 1);
    CHECK(now.draft_invoices.amount == shop.euro("12.20"));
    REQUIRE(now.opportunities.size() == 4);
    CHECK(now.opportunities[0].stage == "new");
    CHECK(now.opportunities[0].figure.amount == shop.euro("500"));
}
