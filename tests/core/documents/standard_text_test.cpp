#include "core/documents/standard_text.hpp"

#include "core/documents/document_fields.hpp"
#include "core/documents/save_document.hpp"
#include "core/modules/business/business.hpp"
#include "core/modules/crm/account.hpp"
#include "core/modules/sales/quote_to_order.hpp"
#include "tests/support/shop.hpp"

#include <doctest/doctest.h>

using namespace bottega;
using namespace bottega::documents;

namespace {

RecordId english_customer(test::Shop& shop) {
    const RecordId id = shop.add_customer("Blondesddsl");
    Record account = shop.find("account", id);
    account.set(crm::account::language, std::string("en"));
    REQUIRE(shop.store.update(std::move(account)).ok());
    return id;
}

void set_invoice_text(test::Shop& shop, const std::string& text) {
    Record own = shop.find("business", shop.business);
    own.set(business::business::invoice_text, text);
    REQUIRE(shop.store.update(std::move(own)).ok());
}

}  // namespace

TEST_CASE("the closing text every business starts with is in the language of the document") {
    test::Shop shop;
    set_invoice_text(shop, "Nel pagamento indicare il numero della fattura.");

    const Record invoice = new_document(shop.session, "invoice", english_customer(shop));

    CHECK(invoice.text(document::language) == "en");
    CHECK(invoice.text(document::footer_text) != "Nel pagamento indicare il numero della fattura.");
    CHECK_FALSE(invoice.text(document::footer_text).empty());
}

TEST_CASE("a closing text of the person's own stays as it was written") {
    test::Shop shop;
    set_invoice_text(shop, "Grazie e a presto!");

    CHECK(new_document(shop.session, "invoice", english_customer(shop)).text(document::footer_text) == "Grazie e a presto!");
}

TEST_CASE("an order made from a quote speaks the language of the quote") {
    test::Shop shop;
    Record own = shop.find("business", shop.business);
    own.set(business::business::order_text, std::string("Si prega di verificare articoli, quantità e prezzi e di segnalare subito eventuali differenze."));
    REQUIRE(shop.store.update(std::move(own)).ok());
    const RecordId quote = shop.add_quote(english_customer(shop), {shop.line("quote", "Riduttore", "1", "10")}, "accepted");

    const auto order = sales::convert_quote_to_order(shop.session, quote);

    REQUIRE(order.ok());
    CHECK(shop.find("sales_order", order.value()).text(document::footer_text) ==
          "Please check items, quantities and prices and tell us at once of any difference.");
}
