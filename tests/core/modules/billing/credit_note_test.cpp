#include "core/modules/billing/credit_note.hpp"

#include "core/documents/save_document.hpp"
#include "core/modules/billing/invoice.hpp"
#include "core/modules/billing/issue_invoice.hpp"
#include "core/modules/billing/payment.hpp"
#include "core/modules/billing/print_invoice.hpp"
#include "tests/support/shop.hpp"
#include "tests/support/values.hpp"

#include <doctest/doctest.h>

using namespace bottega;
using namespace bottega::billing;
using test::contains;

namespace document = bottega::documents::document;

namespace {

RecordId issued_credit_note(test::Shop& shop, RecordId invoice) {
    const RecordId note = create_credit_note(shop.session, invoice).value();
    REQUIRE(issue_invoice(shop.session, note, shop.session.today).ok());
    return note;
}

}  // namespace

TEST_CASE("a credit note takes back the whole invoice in positive amounts and settles it") {
    test::Shop shop;
    const RecordId invoice = shop.add_issued_invoice(shop.add_customer("Rossi"), "100");

    const RecordId note_id = issued_credit_note(shop, invoice);

    const Record note = shop.find("invoice", note_id);
    CHECK(note.text(document::number) == "NC-1/2026");
    CHECK(note.get(document::total) == shop.euro("122"));
    CHECK(note.get(invoice::credited_invoice) == invoice);
    CHECK(note.get(invoice::outstanding) == shop.euro("0"));
    CHECK(shop.find("invoice", invoice).get(invoice::outstanding) == shop.euro("0"));
    CHECK(shop.find("invoice", invoice).text(invoice::payment_state) == "paid");
}

TEST_CASE("of a paid invoice the credit note remains as credit") {
    test::Shop shop;
    const RecordId customer = shop.add_customer("Rossi");
    const RecordId invoice = shop.add_issued_invoice(customer, "100");
    REQUIRE(record_payment(shop.session, {.account = customer,
                                          .amount = shop.euro("100"),
                                          .date = shop.session.today,
                                          .allocations = {{invoice, shop.euro("100")}}})
                .ok());

    const RecordId note = issued_credit_note(shop, invoice);

    CHECK(shop.find("invoice", invoice).get(invoice::outstanding) == shop.euro("0"));
    CHECK(shop.find("invoice", note).get(invoice::outstanding) == shop.euro("100"));
    CHECK(customer_credit(shop.store, customer) == shop.euro("100"));
}

TEST_CASE("only an issued invoice is credited, and only once") {
    test::Shop shop;
    const RecordId customer = shop.add_customer("Rossi");
    const RecordId draft = shop.add_invoice(customer, "100");
    const RecordId invoice = shop.add_issued_invoice(customer, "100");
    const RecordId note = create_credit_note(shop.session, invoice).value();

    CHECK(create_credit_note(shop.session, draft).issues().front().message == "issue.draft_is_edited");
    CHECK(create_credit_note(shop.session, invoice).issues().front().message == "issue.credit_note_is_draft");
    REQUIRE(issue_invoice(shop.session, note, shop.session.today).ok());
    CHECK(create_credit_note(shop.session, invoice).issues().front().message == "issue.already_credited");
    CHECK(create_credit_note(shop.session, note).issues().front().message == "issue.credit_note_of_credit_note");
}

TEST_CASE("the draft of a credit note has the figures of its invoice and is not edited") {
    test::Shop shop;
    const RecordId invoice = shop.add_issued_invoice(shop.add_customer("Rossi"), "100");
    const RecordId note = create_credit_note(shop.session, invoice, "Merce resa").value();
    CHECK(documents::save_document(shop.session, shop.find("invoice", note), {}).issues().front().message ==
          "issue.credit_note_stands");
    CHECK(shop.find("invoice", note).text(document::notes) == "Merce resa");
}

TEST_CASE("an Italian credit note names its invoice; a Romanian storno shows negative figures") {
    test::Shop italian, romanian("RO");
    const RecordId italian_note =
        issued_credit_note(italian, italian.add_issued_invoice(italian.add_customer("Rossi"), "100"));
    const RecordId romanian_note =
        issued_credit_note(romanian, romanian.add_issued_invoice(romanian.add_customer("Client SRL"), "100"));

    const std::string credit = documents::pdf_definition(print_invoice(italian.store, italian_note).value());
    const std::string storno = documents::pdf_definition(print_invoice(romanian.store, romanian_note).value());

    CHECK(contains(credit, "Nota di credito"));
    CHECK(contains(credit, "1/2026 del 16/03/2026"));
    CHECK(contains(credit, "\"122,00 €\""));
    CHECK(contains(storno, "Factură storno"));
    CHECK(contains(storno, "1/2026 din 16.03.2026"));
    CHECK(contains(storno, "\"-121,00 lei\""));
}

TEST_CASE("a credit note is not dated before its invoice") {
    test::Shop shop;
    const RecordId note =
        create_credit_note(shop.session, shop.add_issued_invoice(shop.add_customer("Rossi"), "100")).value();
    CHECK(issue_invoice(shop.session, note, *Date::from_ymd(2026, 3, 1)).issues().front().message ==
          "issue.credit_before_invoice");
}

TEST_CASE("on the draft of a credit note the reason can be written, and nothing else") {
    test::Shop shop;
    const RecordId id = create_credit_note(shop.session, shop.add_issued_invoice(shop.add_customer("Rossi"), "100")).value();
    Record draft = shop.find("invoice", id);
    draft.set(document::notes, std::string("Merce resa"));
    draft.set(document::currency, std::string("USD"));
    REQUIRE(documents::has_open_texts(draft));
    REQUIRE(documents::save_texts(shop.session, draft).ok());
    CHECK(shop.find("invoice", id).text(document::notes) == "Merce resa");
    CHECK(shop.find("invoice", id).text(document::currency) == "EUR");

    REQUIRE(issue_invoice(shop.session, id, shop.session.today).ok());
    CHECK(contains(documents::pdf_definition(print_invoice(shop.store, id).value()), "Merce resa"));
    CHECK_FALSE(documents::save_texts(shop.session, draft).ok());
}

TEST_CASE("the paper of a credit note asks for no payment and calls itself what it is") {
    test::Shop italian, romanian("RO");
    Record own = italian.find("business", italian.business);
    own.set_value("invoice_text", std::string("Nel pagamento indicare il numero della fattura."));
    REQUIRE(italian.store.update(std::move(own)).ok());
    const RecordId note =
        issued_credit_note(italian, italian.add_issued_invoice(italian.add_customer("Rossi"), "100"));
    const RecordId storno_note =
        issued_credit_note(romanian, romanian.add_issued_invoice(romanian.add_customer("Client SRL"), "100"));
    const std::string credit = documents::pdf_definition(print_invoice(italian.store, note).value());
    const std::string storno = documents::pdf_definition(print_invoice(romanian.store, storno_note).value());

    CHECK_FALSE(contains(credit, "Nel pagamento"));
    CHECK(contains(credit, "la nota di credito è il file elettronico"));
    CHECK_FALSE(contains(storno, "Total de plată"));
    CHECK(contains(storno, "Total stornat"));
    CHECK(contains(storno, "factura storno este fișierul electronic"));
}
