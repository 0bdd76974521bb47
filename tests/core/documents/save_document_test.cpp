#include "core/documents/save_document.hpp"

#include "core/documents/vat_rate.hpp"
#include "core/modules/sales/quote.hpp"
#include "tests/support/shop.hpp"

#include <doctest/doctest.h>

using namespace bottega;
using namespace bottega::documents;

namespace {

std::vector<std::string> fields(const Issues& issues) {
    std::vector<std::string> names;
    for (const Issue& issue : issues) names.push_back(issue.field);
    return names;
}

}  // namespace

TEST_CASE("a quote is stored with number, customer's name and exact sums") {
    test::Shop shop;
    const RecordId customer = shop.add_customer("Officine Rossi");

    const RecordId id = shop.add_quote(
        customer, {shop.line("quote", "Riduttore", "3", "12.345"), shop.line("quote", "Staffa", "2", "10", "20+10-5")});

    const Record quote = shop.find("quote", id);
    CHECK(quote.text(document::number) == "1/2026");
    CHECK(quote.text(document::customer_name) == "Officine Rossi");
    CHECK(quote.get(document::net_total) == shop.euro("50.72"));  // 37.04 + 13.68
    CHECK(quote.get(document::vat_total) == shop.euro("11.16"));  // 22 % of 50.72
    CHECK(quote.get(document::total) == shop.euro("61.88"));
    CHECK(shop.store.lines("quote_line", id)[1].get(document_line::net_total) == shop.euro("13.68"));
}

TEST_CASE("a price typed with VAT stays what was typed") {
    test::Shop shop;
    Record quote = sales::quote_for_account(shop.session, shop.add_customer("Privato"));
    quote.set(document::prices_include_vat, true);

    const auto id = save_document(shop.session, quote, {shop.line("quote", "Consulenza", "1", "2500")});

    CHECK(shop.find("quote", id.value()).get(document::total) == shop.euro("2500"));
    CHECK(shop.find("quote", id.value()).get(document::net_total) == shop.euro("2049.18"));
}

TEST_CASE("everything that is wrong with a document is told at once and nothing is stored") {
    test::Shop shop;
    Record quote = shop.store.blank("quote");
    quote.set(document::document_discount, std::string("molto"));
    Record wrong = shop.line("quote", "Vite", "1", "0.1234567", "120");
    Record empty = shop.store.blank("quote_line");

    const auto saved = save_document(shop.session, quote, {wrong, empty});

    const auto names = fields(saved.issues());
    for (const char* name : {"issued_on", "customer", "document_discount", "lines.0.unit_price", "lines.0.discount",
                             "lines.1.description", "lines.1.vat_rate"}) {
        CAPTURE(name);
        CHECK(std::find(names.begin(), names.end(), name) != names.end());
    }
    CHECK(shop.store.count({.entity = "quote"}) == 0);
    CHECK(shop.add_quote(shop.add_customer("Rossi"), {}) != RecordId{});
    CHECK(shop.store.first({.entity = "quote"})->text(document::number) == "1/2026");
}

TEST_CASE("lines can be changed, added, moved and taken away; the number stays") {
    test::Shop shop;
    const RecordId id = shop.add_quote(shop.add_customer("Rossi"),
                                       {shop.line("quote", "A", "1", "10"), shop.line("quote", "B", "1", "20")});
    auto lines = shop.store.lines("quote_line", id);
    std::swap(lines[0], lines[1]);
    lines[0].set(document_line::quantity, Decimal::from_int(2));
    lines.push_back(shop.line("quote", "C", "1", "5"));

    const auto saved = save_document(shop.session, shop.find("quote", id), lines);

    REQUIRE(saved.ok());
    const auto stored = shop.store.lines("quote_line", id);
    CHECK(stored[0].text(document_line::description) == "B");
    CHECK(stored[2].text(document_line::description) == "C");
    CHECK(shop.find("quote", id).get(document::net_total) == shop.euro("55"));
    CHECK(shop.find("quote", id).text(document::number) == "1/2026");
}

TEST_CASE("an editor opened earlier cannot bring back an old state or other sums") {
    test::Shop shop;
    const RecordId id = shop.add_quote(shop.add_customer("Rossi"), {shop.line("quote", "A", "1", "10")});
    Record stale = shop.find("quote", id);
    REQUIRE(sales::change_quote_state(shop.session, id, "send").ok());
    stale.set(document::total, shop.euro("1"));
    stale.set(document::subject, std::string("Banco"));

    REQUIRE(save_document(shop.session, stale, shop.store.lines("quote_line", id)).ok());

    CHECK(shop.find("quote", id).text(document::state) == "sent");
    CHECK(shop.find("quote", id).text(document::subject) == "Banco");
    CHECK(shop.find("quote", id).get(document::total) == shop.euro("12.20"));
}

TEST_CASE("an accepted quote is not edited any more") {
    test::Shop shop;
    const RecordId id = shop.add_quote(shop.add_customer("Rossi"), {shop.line("quote", "A", "1", "10")}, "accepted");
    const auto saved = save_document(shop.session, shop.find("quote", id), {});
    CHECK(saved.issues().front().message == "issue.document_stands");
}

TEST_CASE("sections and notes stand between the lines and cost nothing") {
    test::Shop shop;
    Record section = shop.store.blank("quote_line");
    section.set(document_line::kind, std::string("section"));
    section.set(document_line::description, std::string("Montaggio"));

    const RecordId id = shop.add_quote(shop.add_customer("Rossi"), {section, shop.line("quote", "Ore", "2", "35")});

    CHECK(shop.find("quote", id).get(document::net_total) == shop.euro("70"));
    CHECK_FALSE(shop.store.lines("quote_line", id)[0].get(document_line::net_total));
}

TEST_CASE("a new document has the customer's habits, a line the product's") {
    test::Shop shop;
    const RecordId product = shop.add_product("TRP", "Trapano", "100");

    Record quote = sales::quote_for_account(shop.session, shop.add_customer("Rossi"));
    quote.set(document::prices_include_vat, true);
    Record line = new_line(shop.session, quote);
    apply_product(shop.store, quote, line, product);

    CHECK(quote.get(document::payment_term) == shop.thirty_days);
    CHECK(quote.text(document::language) == "it");
    CHECK(quote.get(sales::quote::valid_until)->iso() == "2026-04-15");
    CHECK(line.get(document_line::vat_rate) == shop.standard_rate);
    CHECK(line.text(document_line::code) == "TRP");
    CHECK(line.get(document_line::unit_price) == Decimal::from_int(122));
}

TEST_CASE("a duplicate is a new draft of today with a number of its own") {
    test::Shop shop;
    const RecordId id = shop.add_quote(shop.add_customer("Rossi"), {shop.line("quote", "A", "1", "10")}, "accepted");
    shop.set_today(4, 1);

    const auto copy = duplicate_document(shop.session, "quote", id);

    const Record quote = shop.find("quote", copy.value());
    CHECK(quote.text(document::number) == "2/2026");
    CHECK(quote.text(document::state) == "draft");
    CHECK(quote.get(document::issued_on)->iso() == "2026-04-01");
    CHECK(quote.get(document::total) == shop.euro("12.20"));
    CHECK(shop.store.lines("quote_line", copy.value()).size() == 1);
}

TEST_CASE("the percentage of a rate that documents use stays; its name may change") {
    test::Shop shop;
    shop.add_quote(shop.add_customer("Rossi"), {shop.line("quote", "A", "1", "10")});
    Record rate = shop.find("vat_rate", shop.standard_rate);
    rate.set(vat_rate::name, std::string("Ordinaria"));
    REQUIRE(shop.store.update(rate).ok());

    rate.set(vat_rate::percent, Decimal::from_int(23));
    const auto changed = shop.store.update(rate);
    Record unused = shop.find("vat_rate", shop.reduced_rate);
    unused.set(vat_rate::percent, Decimal::from_int(9));

    CHECK(changed.issues().front().message == "issue.rate_in_use");
    CHECK(shop.store.update(unused).ok());
}

TEST_CASE("a chain of discounts is kept in the one form that screen and paper show") {
    test::Shop shop;
    const RecordId customer = shop.add_customer("Rossi");
    Record header = new_document(shop.session, "quote", customer);
    header.set(document::document_discount, std::string("5 %"));
    const auto id = save_document(shop.session, header, {shop.line("quote", "Chiodi", "1", "100", "20 + 10,5-5")});
    REQUIRE(id.ok());
    CHECK(shop.find("quote", id.value()).text(document::document_discount) == "5");
    CHECK(shop.store.lines("quote_line", id.value()).at(0).text(document_line::discount) == "20+10,5+5");

    Record account = shop.find("account", customer);
    account.set_value("discount", std::string("-20−10"));
    REQUIRE(shop.store.update(std::move(account)).ok());
    CHECK(canonical_text(shop.find("account", customer).value("discount")) == "20+10");
}
