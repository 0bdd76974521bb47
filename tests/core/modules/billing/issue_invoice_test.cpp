#include "core/modules/billing/issue_invoice.hpp"

#include "core/documents/save_document.hpp"
#include "core/modules/billing/invoice.hpp"
#include "core/modules/billing/order_to_invoice.hpp"
#include "core/modules/sales/quote_to_order.hpp"
#include "tests/support/shop.hpp"

#include <algorithm>

#include <doctest/doctest.h>

using namespace bottega;
using namespace bottega::billing;

namespace document = bottega::documents::document;
namespace document_line = bottega::documents::document_line;

namespace {

bool tells(const Issues& issues, const std::string& message, const std::string& argument = {}) {
    return std::any_of(issues.begin(), issues.end(), [&](const Issue& issue) {
        return issue.message == message &&
               (argument.empty() || std::find(issue.args.begin(), issue.args.end(), argument) != issue.args.end());
    });
}

void change(test::Shop& shop, std::string_view entity, RecordId id, std::string_view field, Value value) {
    Record record = shop.find(entity, id);
    record.set_value(field, std::move(value));
    REQUIRE(shop.store.update(record).ok());
}

RecordId add_exempt_invoice(test::Shop& shop, const std::string& price) {
    Record line = shop.line("invoice", "Corso", "1", price);
    line.set(document_line::vat_rate, shop.exempt_rate);
    const auto header = documents::new_document(shop.session, "invoice", shop.add_customer("Rossi"));
    return documents::save_document(shop.session, header, {line}).value();
}

}  // namespace

TEST_CASE("an order becomes a draft invoice without number, and is invoiced when that is issued") {
    test::Shop shop;
    const RecordId quote = shop.add_quote(shop.add_customer("Officine Rossi"),
                                          {shop.line("quote", "Riduttore", "3", "12.345")}, "accepted");
    const RecordId order = sales::convert_quote_to_order(shop.session, quote).value();

    const RecordId draft = invoice_order(shop.session, order).value();

    CHECK(shop.find("invoice", draft).text(document::number).empty());
    CHECK(shop.find("invoice", draft).get(invoice::order) == order);
    CHECK(invoice_order(shop.session, order).issues().front().message == "issue.order_has_draft_invoice");
    REQUIRE(issue_invoice(shop.session, draft, shop.session.today).ok());
    CHECK(shop.find("sales_order", order).text(document::state) == "invoiced");
    CHECK(shop.find("sales_order", order).get(document::total) == shop.find("invoice", draft).get(document::total));
    CHECK(invoice_order(shop.session, order).issues().front().message == "issue.order_already_invoiced");
}

TEST_CASE("a deleted draft leaves the order open and no hole in the numbers") {
    test::Shop shop;
    const RecordId customer = shop.add_customer("Rossi");
    const RecordId quote = shop.add_quote(customer, {shop.line("quote", "A", "1", "10")}, "accepted");
    const RecordId order = sales::convert_quote_to_order(shop.session, quote).value();
    REQUIRE(shop.store.remove("invoice", invoice_order(shop.session, order).value()).ok());

    const RecordId second = invoice_order(shop.session, order).value();
    REQUIRE(issue_invoice(shop.session, second, shop.session.today).ok());

    CHECK(shop.find("invoice", second).text(document::number) == "1/2026");
}

TEST_CASE("issuing gives number, date, due date and opens the amount") {
    test::Shop shop;
    const RecordId id = shop.add_invoice(shop.add_customer("Officine Rossi"), "100");

    REQUIRE(issue_invoice(shop.session, id, shop.session.today).ok());

    const Record issued = shop.find("invoice", id);
    CHECK(issued.text(document::number) == "1/2026");
    CHECK(issued.get(invoice::due_on)->iso() == "2026-04-15");
    CHECK(issued.get(invoice::outstanding) == shop.euro("122"));
    CHECK(issued.text(invoice::payment_state) == "unpaid");
    CHECK(issue_invoice(shop.session, id, shop.session.today).issues().front().message == "issue.already_issued");
}

TEST_CASE("drafts issued in another order than they were written are numbered in the order of issue") {
    test::Shop shop;
    const RecordId customer = shop.add_customer("Rossi");
    const RecordId first = shop.add_invoice(customer, "1");
    const RecordId second = shop.add_invoice(customer, "2");
    REQUIRE(issue_invoice(shop.session, second, shop.session.today).ok());
    REQUIRE(issue_invoice(shop.session, first, shop.session.today).ok());
    CHECK(shop.find("invoice", second).text(document::number) == "1/2026");
    CHECK(shop.find("invoice", first).text(document::number) == "2/2026");
}

TEST_CASE("all that is missing is told at once, and no number is lost") {
    test::Shop shop;
    const RecordId draft =
        documents::save_document(shop.session, documents::new_document(shop.session, "invoice"), {}).value();
    change(shop, "business", shop.business, "street", {});
    change(shop, "business", shop.business, "vat_number", {});

    const auto refused = issue_invoice(shop.session, draft, shop.session.today);

    CHECK(tells(refused.issues(), "issue.no_customer"));
    CHECK(tells(refused.issues(), "issue.no_lines"));
    CHECK(tells(refused.issues(), "issue.seller_incomplete", "business.street"));
    CHECK(tells(refused.issues(), "issue.seller_incomplete", "business.vat_number"));
    CHECK(shop.find("invoice", draft).text(invoice::state) == "draft");
    CHECK(shop.store
              .first({.entity = "number_series", .conditions = {{"code", Comparison::Equal, {std::string("invoice")}}}})
              ->value("last_number") == Value(std::int64_t{0}));
}

TEST_CASE("an Italian customer needs address and fiscal id; one abroad only an address") {
    test::Shop shop;
    const RecordId customer = shop.add_customer("Rossi");
    change(shop, "account", customer, "vat_number", {});
    change(shop, "account", customer, "street", {});
    const RecordId draft = shop.add_invoice(customer, "10");

    const Issues italian = why_not_issuable(shop.session, shop.find("invoice", draft), shop.session.today);
    change(shop, "account", customer, "street", std::string("Hauptstraße 1"));
    change(shop, "account", customer, "country", std::string("AT"));

    CHECK(tells(italian, "issue.buyer_incomplete", "account.street"));
    CHECK(tells(italian, "issue.buyer_incomplete", "account.vat_number"));
    CHECK(why_not_issuable(shop.session, shop.find("invoice", draft), shop.session.today).empty());
}

TEST_CASE("a Romanian business needs its trade register number") {
    test::Shop shop("RO");
    const RecordId draft = shop.add_invoice(shop.add_customer("Client SRL"), "10");
    change(shop, "business", shop.business, "register_number", {});
    CHECK(tells(why_not_issuable(shop.session, shop.find("invoice", draft), shop.session.today),
                "issue.seller_incomplete", "business.register_number"));
}

TEST_CASE("what cannot be calculated yet is refused, never left out") {
    test::Shop shop;
    const RecordId customer = shop.add_customer("Rossi");
    const RecordId draft = shop.add_invoice(customer, "10");
    const auto refusal = [&] {
        return why_not_issuable(shop.session, shop.find("invoice", draft), shop.session.today);
    };

    change(shop, "account", customer, "withholding", true);
    CHECK(tells(refusal(), "issue.withholding_not_calculated"));
    change(shop, "account", customer, "withholding", false);
    change(shop, "account", customer, "split_payment", true);
    CHECK(tells(refusal(), "issue.split_payment_not_calculated"));
    change(shop, "account", customer, "split_payment", false);
    change(shop, "business", shop.business, "pension_fund", true);
    CHECK(tells(refusal(), "issue.pension_fund_not_calculated"));
    change(shop, "business", shop.business, "pension_fund", false);
    change(shop, "business", shop.business, "vat_regime", std::string("flat_rate"));
    CHECK(tells(refusal(), "issue.regime_without_vat"));
    change(shop, "business", shop.business, "vat_regime", std::string("ordinary"));
    change(shop, "business", shop.business, "currency", std::string("RON"));
    CHECK(tells(refusal(), "issue.foreign_currency_not_calculated", "EUR"));
}

TEST_CASE("stamp duty begins above 77.47 euro without VAT") {
    test::Shop shop;
    const RecordId small = add_exempt_invoice(shop, "77.47");
    const RecordId large = add_exempt_invoice(shop, "77.48");
    CHECK(issue_invoice(shop.session, small, shop.session.today).ok());
    CHECK(tells(issue_invoice(shop.session, large, shop.session.today).issues(), "issue.stamp_not_calculated"));
}

TEST_CASE("a public body without split payment is asked about, and goes on when confirmed") {
    test::Shop shop;
    const RecordId customer = shop.add_customer("Comune di Torino");
    change(shop, "account", customer, "kind", std::string("public_body"));
    const RecordId draft = shop.add_invoice(customer, "10");

    const auto asked = issue_invoice(shop.session, draft, shop.session.today);

    REQUIRE(tells(asked.issues(), "issue.public_body_without_split_payment"));
    CHECK(asked.issues().front().severity == Severity::Question);
    CHECK(issue_invoice(shop.session, draft, shop.session.today, {{"issue.public_body_without_split_payment"}}).ok());
}

TEST_CASE("the date is never before the last number, and December is still open in January") {
    test::Shop shop;
    const RecordId customer = shop.add_customer("Rossi");
    const RecordId first = shop.add_issued_invoice(customer, "1");
    const RecordId early = shop.add_invoice(customer, "2");
    CHECK(tells(issue_invoice(shop.session, early, *Date::from_ymd(2026, 3, 15)).issues(),
                "issue.date_before_last_number"));

    shop.session.today = *Date::from_ymd(2027, 1, 5);
    const Confirmations confirmed{{"issue.clock_ahead"}};
    const RecordId january = shop.add_invoice(customer, "3");
    REQUIRE(issue_invoice(shop.session, january, *Date::from_ymd(2027, 1, 5), confirmed).ok());
    REQUIRE(issue_invoice(shop.session, early, *Date::from_ymd(2026, 12, 31), confirmed).ok());

    CHECK(shop.find("invoice", first).text(document::number) == "1/2026");
    CHECK(shop.find("invoice", january).text(document::number) == "1/2027");
    CHECK(shop.find("invoice", early).text(document::number) == "2/2026");
}

TEST_CASE("a clock far behind the last issue is questioned and a confirmed answer goes on") {
    test::Shop shop;
    const RecordId customer = shop.add_customer("Rossi");
    shop.add_issued_invoice(customer, "1");
    shop.set_today(9, 1);
    const RecordId draft = shop.add_invoice(customer, "2");

    CHECK(tells(issue_invoice(shop.session, draft, shop.session.today).issues(), "issue.clock_ahead"));
    CHECK(issue_invoice(shop.session, draft, shop.session.today, {{"issue.clock_ahead"}}).ok());
}

TEST_CASE("a rate that is no longer in force is asked about") {
    test::Shop shop;
    change(shop, "vat_rate", shop.standard_rate, "valid_until", *Date::from_ymd(2026, 1, 31));
    const RecordId draft = shop.add_invoice(shop.add_customer("Rossi"), "10");
    CHECK(tells(issue_invoice(shop.session, draft, shop.session.today).issues(), "issue.vat_rate_out_of_date"));
}

TEST_CASE("what looks wrong in the data of seller or buyer is asked before an invoice is issued, party and field named") {
    test::Shop shop;
    const RecordId customer = shop.add_customer("Rossi");
    const RecordId draft = shop.add_invoice(customer, "100");
    change(shop, "account", customer, "vat_number", std::string("99999999999"));
    change(shop, "account", customer, "email", std::string("nonvalida"));
    change(shop, "business", shop.business, "iban", std::string("IT60X0542811101000000123457"));

    const auto refused = issue_invoice(shop.session, draft, shop.session.today);
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.issues().size() == 3);
    CHECK(std::all_of(refused.issues().begin(), refused.issues().end(),
                      [](const Issue& issue) { return issue.severity == Severity::Question; }));
    CHECK(tells(refused.issues(), "issue.buyer_doubtful", "account.vat_number"));
    CHECK(tells(refused.issues(), "issue.buyer_doubtful", "account.email"));
    CHECK(tells(refused.issues(), "issue.seller_doubtful", "business.iban"));

    const Confirmations overruled{{"issue.buyer_doubtful", "issue.seller_doubtful"}};
    CHECK(issue_invoice(shop.session, draft, shop.session.today, overruled).ok());
}
