#include "core/modules/sales/quote.hpp"

#include "core/documents/document_fields.hpp"
#include "core/modules/sales/quote_to_order.hpp"
#include "core/modules/sales/sales_order.hpp"
#include "tests/support/shop.hpp"

#include <doctest/doctest.h>

using namespace bottega;
using namespace bottega::sales;

namespace document = bottega::documents::document;

TEST_CASE("a quote from an opportunity inherits account, subject and contact") {
    test::Shop shop;
    const RecordId customer = shop.add_customer("Officine Rossi");
    const RecordId opportunity = shop.add_opportunity(customer, "Nuova linea", "5000");

    const auto quote = quote_for_opportunity(shop.session, opportunity);

    REQUIRE(quote.ok());
    CHECK(quote.value().get(document::customer) == customer);
    CHECK(quote.value().get(document::opportunity) == opportunity);
    CHECK(quote.value().text(document::subject) == "Nuova linea");
}

TEST_CASE("a quote is sent and accepted, and a step that is not open is refused with its name") {
    test::Shop shop;
    const RecordId id = shop.add_quote(shop.add_customer("Rossi"), {shop.line("quote", "A", "1", "10")});

    REQUIRE(change_quote_state(shop.session, id, "send").ok());
    REQUIRE(change_quote_state(shop.session, id, "accept").ok());
    const auto again = change_quote_state(shop.session, id, "reject");

    CHECK(again.issues().front().message == "issue.step_not_open");
    CHECK(again.issues().front().args == std::vector<std::string>{"quote.action.reject", "quote.state.accepted"});
}

TEST_CASE("a sent quote expires the day after its last one, and can be reopened with a new validity") {
    test::Shop shop;
    const RecordId id = shop.add_quote(shop.add_customer("Rossi"), {}, "sent");
    shop.set_today(4, 15);
    CHECK(expire_quotes(shop.session).value() == 0);
    shop.set_today(4, 16);
    CHECK(expire_quotes(shop.session).value() == 1);
    CHECK(shop.find("quote", id).text(quote::state) == "expired");

    REQUIRE(change_quote_state(shop.session, id, "reopen").ok());

    CHECK(shop.find("quote", id).get(quote::valid_until)->iso() == "2026-05-16");
}

TEST_CASE("a draft past its validity is not sent") {
    test::Shop shop;
    const RecordId id = shop.add_quote(shop.add_customer("Rossi"), {});
    shop.set_today(5, 1);
    CHECK(change_quote_state(shop.session, id, "send").issues().front().message == "issue.quote_expired");
}

TEST_CASE("an accepted quote becomes an order with the same lines, and its opportunity is won") {
    test::Shop shop;
    const RecordId customer = shop.add_customer("Officine Rossi");
    const RecordId opportunity = shop.add_opportunity(customer, "Nuova linea", "5000");
    const RecordId quote_id = shop.add_quote(
        customer, {shop.line("quote", "Riduttore", "3", "12.345"), shop.line("quote", "Staffa", "1", "10", "20+10-5")},
        "accepted");
    Record quote = shop.find("quote", quote_id);
    quote.set(document::opportunity, opportunity);
    REQUIRE(shop.store.update(quote).ok());

    const auto order_id = convert_quote_to_order(shop.session, quote_id);

    REQUIRE(order_id.ok());
    const Record order = shop.find("sales_order", order_id.value());
    CHECK(order.get(document::total) == quote.get(document::total));
    CHECK(order.get(sales_order::quote) == quote_id);
    CHECK(order.text(document::number) == "1/2026");
    CHECK(shop.store.lines("sales_order_line", order_id.value())[0].get(documents::document_line::net_total) ==
          shop.euro("37.04"));
    CHECK(shop.find("quote", quote_id).text(quote::state) == "ordered");
    CHECK(shop.find("quote", quote_id).get(document::total) == quote.get(document::total));
    CHECK(canonical_text(shop.find("opportunity", opportunity).value("stage")) == "won");
    CHECK(shop.find("opportunity", opportunity).value("amount") == Value(*quote.get(document::net_total)));
    CHECK(convert_quote_to_order(shop.session, quote_id).issues().front().message == "issue.quote_already_ordered");
}

TEST_CASE("a quote that is not accepted does not become an order") {
    test::Shop shop;
    const RecordId id = shop.add_quote(shop.add_customer("Rossi"), {}, "sent");
    CHECK(convert_quote_to_order(shop.session, id).issues().front().message == "issue.quote_not_accepted");
    CHECK(shop.store.count({.entity = "sales_order"}) == 0);
}

TEST_CASE("an order is cancelled and reopened") {
    test::Shop shop;
    const RecordId quote = shop.add_quote(shop.add_customer("Rossi"), {}, "accepted");
    const RecordId order = convert_quote_to_order(shop.session, quote).value();
    REQUIRE(change_order_state(shop.session, order, "cancel").ok());
    REQUIRE(change_order_state(shop.session, order, "reopen").ok());
    CHECK(shop.find("sales_order", order).text(sales_order::state) == "confirmed");
}

TEST_CASE("an ordered quote is reopened only when its order is gone or cancelled") {
    test::Shop shop;
    const RecordId id = shop.add_quote(shop.add_customer("Rossi"), {}, "accepted");
    const RecordId order = convert_quote_to_order(shop.session, id).value();
    CHECK(change_quote_state(shop.session, id, "reopen").issues().front().message == "issue.quote_already_ordered");

    REQUIRE(shop.store.remove("sales_order", order).ok());

    CHECK(change_quote_state(shop.session, id, "reopen").ok());
}

TEST_CASE("a quote is brought to a state by the step that leads there, and to no other") {
    test::Shop shop;
    const RecordId id = shop.add_quote(shop.add_customer("Rossi"), {shop.line("quote", "A", "1", "10")});

    CHECK(bring_quote_to(shop.session, id, "rejected").issues().at(0).message == "issue.no_step_to");
    CHECK(bring_quote_to(shop.session, id, "rejected").issues().at(0).args == std::vector<std::string>{"quote.state.draft", "quote.state.rejected"});
    CHECK(bring_quote_to(shop.session, id, "ordered").issues().at(0).message == "issue.quote_is_ordered_by_its_order");
    CHECK(shop.find(quote::entity, id).text(quote::state) == "draft");
    REQUIRE(bring_quote_to(shop.session, id, "sent").ok());
    CHECK(shop.find(quote::entity, id).text(quote::state) == "sent");
}

TEST_CASE("an order is brought back to confirmed, and invoiced only by its invoice") {
    test::Shop shop;
    const RecordId quote = shop.add_quote(shop.add_customer("Rossi"), {shop.line("quote", "A", "1", "10")}, "accepted");
    const RecordId order = convert_quote_to_order(shop.session, quote).value();

    CHECK(bring_order_to(shop.session, order, "invoiced").issues().at(0).message == "issue.order_is_invoiced_by_its_invoice");
    REQUIRE(bring_order_to(shop.session, order, "cancelled").ok());
    REQUIRE(bring_order_to(shop.session, order, "confirmed").ok());
    CHECK(shop.find(sales_order::entity, order).text(sales_order::state) == "confirmed");
}
