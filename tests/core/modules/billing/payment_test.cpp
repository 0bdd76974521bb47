#include "core/modules/billing/payment.hpp"

#include "core/modules/billing/credit_note.hpp"
#include "core/modules/billing/invoice.hpp"
#include "core/modules/billing/issue_invoice.hpp"
#include "tests/support/shop.hpp"

#include <doctest/doctest.h>

using namespace bottega;
using namespace bottega::billing;

namespace {

PaymentInput payment_of(test::Shop& shop, RecordId account, const std::string& amount,
                        std::vector<Allocation> parts = {}) {
    return {.account = account,
            .amount = shop.euro(amount),
            .date = shop.session.today,
            .method = shop.bank_transfer,
            .allocations = std::move(parts)};
}

Money outstanding(test::Shop& shop, RecordId invoice) {
    return *shop.find("invoice", invoice).get(invoice::outstanding);
}

std::string first_message(const Result<RecordId>& result) { return result.ok() ? "" : result.issues().front().message; }

}  // namespace

TEST_CASE("a part payment leaves the rest outstanding") {
    test::Shop shop;
    const RecordId customer = shop.add_customer("Rossi");
    const RecordId invoice = shop.add_issued_invoice(customer, "100");

    REQUIRE(record_payment(shop.session, payment_of(shop, customer, "50", {{invoice, shop.euro("50")}})).ok());

    CHECK(outstanding(shop, invoice) == shop.euro("72"));
    CHECK(shop.find("invoice", invoice).text(invoice::payment_state) == "partial");
    CHECK(customer_credit(shop.store, customer) == shop.euro("0"));
}

TEST_CASE("the oldest invoices are suggested first, as far as the money reaches") {
    test::Shop shop;
    const RecordId customer = shop.add_customer("Rossi");
    const RecordId first = shop.add_issued_invoice(customer, "100");
    shop.set_today(3, 20);
    const RecordId second = shop.add_issued_invoice(customer, "50");

    const auto suggestion = suggest_allocations(shop.store, customer, shop.euro("150"));

    REQUIRE(suggestion.size() == 2);
    CHECK(suggestion[0] == Allocation{first, shop.euro("122")});
    CHECK(suggestion[1] == Allocation{second, shop.euro("28")});
}

TEST_CASE("what is paid over stays as credit, and settles the next invoice") {
    test::Shop shop;
    const RecordId customer = shop.add_customer("Rossi");
    const RecordId first = shop.add_issued_invoice(customer, "100");
    REQUIRE(record_payment(shop.session, payment_of(shop, customer, "150", {{first, shop.euro("122")}})).ok());
    CHECK(customer_credit(shop.store, customer) == shop.euro("28"));
    const RecordId second = shop.add_issued_invoice(customer, "100");

    REQUIRE(allocate_credit(shop.session, second).ok());

    CHECK(outstanding(shop, second) == shop.euro("94"));
    CHECK(customer_credit(shop.store, customer) == shop.euro("0"));
    CHECK(first_message(allocate_credit(shop.session, second)) == "issue.no_credit");
    CHECK(first_message(allocate_credit(shop.session, first)) == "issue.nothing_outstanding");
}

TEST_CASE("credit of a credit note is used like paid money") {
    test::Shop shop;
    const RecordId customer = shop.add_customer("Rossi");
    const RecordId first = shop.add_issued_invoice(customer, "10");
    REQUIRE(record_payment(shop.session, payment_of(shop, customer, "12.20", {{first, shop.euro("12.20")}})).ok());
    const RecordId note = create_credit_note(shop.session, first).value();
    REQUIRE(issue_invoice(shop.session, note, shop.session.today).ok());
    const RecordId second = shop.add_issued_invoice(customer, "100");

    REQUIRE(allocate_credit(shop.session, second).ok());

    CHECK(outstanding(shop, second) == shop.euro("109.80"));
    CHECK(*shop.find("invoice", note).get(invoice::outstanding) == shop.euro("0"));
}

TEST_CASE("what does not fit is refused with all reasons and nothing is written") {
    test::Shop shop;
    const RecordId customer = shop.add_customer("Rossi");
    const RecordId other = shop.add_customer("Verdi");
    const RecordId invoice = shop.add_issued_invoice(customer, "100");
    const RecordId foreign = shop.add_issued_invoice(other, "100");

    const auto refused = record_payment(
        shop.session, payment_of(shop, customer, "130",
                                 {{invoice, shop.euro("123")}, {foreign, shop.euro("10")}, {invoice, shop.euro("1")}}));

    REQUIRE(refused.issues().size() == 4);
    CHECK(refused.issues()[0].message == "issue.allocation_exceeds_outstanding");
    CHECK(refused.issues()[1].message == "issue.allocation_elsewhere");
    CHECK(refused.issues()[2].message == "issue.allocation_twice");
    CHECK(refused.issues()[3].message == "issue.allocations_exceed_payment");
    CHECK(shop.store.count({.entity = "payment"}) == 0);
    CHECK(first_message(record_payment(shop.session, payment_of(shop, customer, "0"))) == "issue.amount_not_positive");
}

TEST_CASE("a mistake is corrected by a counter-entry, once") {
    test::Shop shop;
    const RecordId customer = shop.add_customer("Rossi");
    const RecordId invoice = shop.add_issued_invoice(customer, "100");
    const RecordId payment =
        record_payment(shop.session, payment_of(shop, customer, "150", {{invoice, shop.euro("122")}})).value();
    shop.set_today(3, 20);

    const auto counter = reverse_payment(shop.session, payment);

    REQUIRE(counter.ok());
    CHECK(outstanding(shop, invoice) == shop.euro("122"));
    CHECK(shop.find("invoice", invoice).text(invoice::payment_state) == "unpaid");
    CHECK(customer_credit(shop.store, customer) == shop.euro("0"));
    CHECK(shop.find("payment", counter.value()).get(payment::amount) == shop.euro("-150"));
    CHECK(shop.find("payment", counter.value()).get(payment::paid_on)->iso() == "2026-03-20");
    CHECK(first_message(reverse_payment(shop.session, payment)) == "issue.payment_already_reversed");
    CHECK(first_message(reverse_payment(shop.session, counter.value())) == "issue.counter_entry_stands");
}

TEST_CASE("a recorded payment and what it settled cannot be changed or deleted") {
    test::Shop shop;
    const RecordId customer = shop.add_customer("Rossi");
    const RecordId invoice = shop.add_issued_invoice(customer, "100");
    const RecordId id =
        record_payment(shop.session, payment_of(shop, customer, "122", {{invoice, shop.euro("122")}})).value();
    Record changed = shop.find("payment", id);
    changed.set(payment::amount, shop.euro("1"));

    CHECK(shop.store.update(changed).issues().front().message == "issue.sealed");
    CHECK_FALSE(shop.store.remove("payment", id).ok());
    CHECK_THROWS_AS(shop.database.execute("UPDATE payment SET amount = 1"), DatabaseError);
    CHECK_THROWS_AS(shop.database.execute("DELETE FROM allocation"), DatabaseError);
}
