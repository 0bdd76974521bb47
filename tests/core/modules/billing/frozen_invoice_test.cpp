#include "core/documents/save_document.hpp"
#include "core/modules/billing/credit_note.hpp"
#include "core/modules/billing/invoice.hpp"
#include "core/modules/billing/issue_invoice.hpp"
#include "core/modules/billing/print_invoice.hpp"
#include "tests/support/shop.hpp"
#include "tests/support/values.hpp"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

using namespace bottega;
using namespace bottega::billing;
using test::contains;

namespace document = bottega::documents::document;
namespace document_line = bottega::documents::document_line;

namespace {

std::string paper(test::Shop& shop, RecordId id) {
    return documents::pdf_definition(print_invoice(shop.store, id).value());
}

void edit(test::Shop& shop, std::string_view entity, RecordId id, std::string_view field, Value value) {
    Record record = shop.find(entity, id);
    record.set_value(field, std::move(value));
    REQUIRE(shop.store.update(record).ok());
}

}  // namespace

TEST_CASE("the form cannot change an issued invoice") {
    test::Shop shop;
    const RecordId id = shop.add_issued_invoice(shop.add_customer("Rossi"), "100");
    const auto lines = shop.store.lines("invoice_line", id);

    const auto saved = documents::save_document(shop.session, shop.find("invoice", id), lines);

    CHECK(saved.issues().front().message == "issue.document_stands");
}

TEST_CASE("the list cannot change one field of an issued invoice, nor a row of it") {
    test::Shop shop;
    const RecordId id = shop.add_issued_invoice(shop.add_customer("Rossi"), "100");
    const Record before = shop.find("invoice", id);
    const std::pair<const char*, Value> edits[] = {
        {"notes", std::string("x")},       {"total", shop.euro("1")},
        {"number", std::string("9/2026")}, {"state", std::string("draft")},
        {"due_on", shop.session.today},    {"customer_name", std::string("x")},
        {"snapshot", std::string("{}")},   {"issued_on", *Date::from_ymd(2026, 1, 1)}};
    for (const auto& edit : edits) {
        CAPTURE(edit.first);
        Record changed = before;
        changed.set_value(edit.first, edit.second);
        CHECK(shop.store.update(changed).issues().front().message == "issue.sealed");
    }
    Record line = shop.store.lines("invoice_line", id).front();
    line.set(document_line::quantity, Decimal::from_int(2));
    CHECK(shop.store.update(line).issues().front().message == "issue.sealed");
    CHECK(shop.find("invoice", id) == before);
}

TEST_CASE("an issued invoice and its lines cannot be deleted, added to or replaced") {
    test::Shop shop;
    const RecordId id = shop.add_issued_invoice(shop.add_customer("Rossi"), "100");
    const RecordId line = shop.store.lines("invoice_line", id).front().id();

    CHECK_FALSE(shop.store.remove("invoice", id).ok());
    CHECK_FALSE(shop.store.remove("invoice_line", line).ok());
    CHECK_FALSE(shop.store.insert_line(shop.line("invoice", "Extra", "1", "1"), id, 1).ok());
    CHECK_FALSE(shop.store.replace_lines("invoice_line", id, {}).ok());
    CHECK(shop.store.lines("invoice_line", id).size() == 1);
}

TEST_CASE("even SQL of our own cannot change an issued invoice") {
    test::Shop shop;
    const RecordId id = shop.add_issued_invoice(shop.add_customer("Rossi"), "100");
    const std::string key = std::to_string(id.value);
    const std::vector<std::string> attempts{
        "UPDATE invoice SET notes = 'x' WHERE id = " + key,
        "UPDATE invoice SET state = 'draft' WHERE id = " + key,
        "UPDATE invoice SET snapshot = '{}'",
        "UPDATE invoice SET id = 7 WHERE id = " + key,
        "DELETE FROM invoice WHERE id = " + key,
        "DELETE FROM invoice_line",
        "UPDATE invoice_line SET quantity = 0",
        "INSERT INTO invoice_line (id, parent_id, position) VALUES (99, " + key + ", 5)",
        "REPLACE INTO invoice (id, state) VALUES (" + key + ", 'draft')"};
    for (const std::string& sql : attempts) {
        CAPTURE(sql);
        CHECK_THROWS_AS(shop.database.execute(sql), DatabaseError);
    }
    CHECK(shop.find("invoice", id).text(invoice::state) == "issued");
}

TEST_CASE("whatever is edited later, the paper of an issued invoice stays the same") {
    test::Shop shop;
    const RecordId customer = shop.add_customer("Officine Rossi");
    edit(shop, "business", shop.business, "logo", std::string("iVBORw0KGgo="));
    const RecordId id = shop.add_issued_invoice(customer, "100");
    const std::string before = paper(shop, id);

    edit(shop, "account", customer, "name", std::string("Rossi in fallimento"));
    edit(shop, "account", customer, "street", std::string("Via Nuova 1"));
    edit(shop, "account", customer, "language", std::string("en"));
    edit(shop, "business", shop.business, "iban", std::string("IT28W8000000292100645211151"));
    edit(shop, "business", shop.business, "logo", std::string("iVBORnew"));
    edit(shop, "vat_rate", shop.standard_rate, "name", std::string("Altro"));
    edit(shop, "payment_term", shop.thirty_days, "days", std::int64_t{60});
    edit(shop, "payment_method", shop.bank_transfer, "name", std::string("Contanti"));

    CHECK(paper(shop, id) == before);
    CHECK(contains(before, "Officine Rossi"));
    CHECK(contains(before, "iVBORw0KGgo="));
    CHECK(contains(before, "Copia di cortesia"));
    CHECK(contains(before, "IT60 X054 2811 1010 0000 0123 456"));
    CHECK(contains(before, "15/04/2026"));
}

TEST_CASE("a logo is kept once for all invoices that bear it, and cannot be changed") {
    test::Shop shop;
    const RecordId customer = shop.add_customer("Rossi");
    edit(shop, "business", shop.business, "logo", std::string("iVBORw0KGgo="));
    shop.add_issued_invoice(customer, "1");
    const RecordId second = shop.add_issued_invoice(customer, "2");

    CHECK(shop.store.count({.entity = "frozen_image"}) == 1);
    CHECK_FALSE(shop.store.remove("frozen_image", *shop.find("invoice", second).get(invoice::logo)).ok());
    CHECK_THROWS_AS(shop.database.execute("UPDATE frozen_image SET content = ''"), DatabaseError);
}

TEST_CASE("a draft is printed as it stands, marked as a draft and without number") {
    test::Shop shop;
    const RecordId id = shop.add_invoice(shop.add_customer("Rossi"), "100");
    const auto json = nlohmann::json::parse(paper(shop, id));
    CHECK(json["watermark"]["text"] == "BOZZA");
    CHECK_FALSE(contains(json.dump(), "Copia di cortesia"));
}

TEST_CASE("an issued invoice keeps what it refers to: the account cannot be deleted") {
    test::Shop shop;
    const RecordId customer = shop.add_customer("Rossi");
    shop.add_issued_invoice(customer, "100");
    CHECK(shop.store.remove("account", customer).issues().front().message == "issue.in_use");
}
