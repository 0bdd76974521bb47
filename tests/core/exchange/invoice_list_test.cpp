#include "core/data/counter_record.hpp"
#include "core/exchange/csv.hpp"
#include "core/exchange/list_export.hpp"
#include "core/exchange/list_pdf.hpp"
#include "core/modules/billing/credit_note.hpp"
#include "core/modules/billing/invoice.hpp"
#include "core/modules/billing/issue_invoice.hpp"
#include "core/modules/billing/payment.hpp"
#include "tests/support/shop.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include <nlohmann/json.hpp>

using namespace bottega;
using namespace bottega::billing;

namespace {

// An invoice of 122,00 that was paid, and the credit note that takes it back.
struct TakenBack : test::Shop {
    RecordId customer = add_customer("Rossi");
    RecordId sold = add_issued_invoice(customer, "100");
    RecordId note{};
    TakenBack() {
        REQUIRE(record_payment(session, {.account = customer, .amount = euro("122"), .date = session.today, .allocations = {{sold, euro("122")}}}).ok());
        note = create_credit_note(session, sold).value();
        REQUIRE(issue_invoice(session, note, session.today).ok());
    }
};

// One cell of the exported list: the row of this number, the column of this header.
std::string exported(RecordStore& store, const std::string& number, const std::string& header) {
    const std::string csv = list_as_csv(store, {.entity = "invoice"}, embedded_catalogue("it"), Locale("it"));
    const CellTable table = parse_csv(csv, detect_delimiter(csv)).value();
    const auto column = std::find(table.headers.begin(), table.headers.end(), header) - table.headers.begin();
    const auto row = std::find_if(table.rows.begin(), table.rows.end(), [&](const CellRow& line) { return line.cells.at(0) == number; });
    REQUIRE(row != table.rows.end());
    REQUIRE(column < static_cast<std::ptrdiff_t>(table.headers.size()));
    return row->cells.at(static_cast<std::size_t>(column));
}

}  // namespace

TEST_CASE("a credit note takes away from what a list of invoices adds up to") {
    TakenBack shop;
    const auto totals = net_totals_by(shop.store, {.entity = "invoice"}, "currency", "total");
    REQUIRE(totals.size() == 1);
    CHECK(totals[0].sum == 0);
    const Query notes{.entity = "invoice", .conditions = {{"kind", Comparison::Equal, {std::string("credit_note")}}}};
    CHECK(net_totals_by(shop.store, notes, "currency", "total").at(0).sum == -12'200);
}

TEST_CASE("an exported list of invoices shows that a credit note reduces, and calls its credit no debt") {
    TakenBack shop;
    CHECK(exported(shop.store, "1/2026", "Totale") == "122,00");
    CHECK(exported(shop.store, "NC-1/2026", "Totale") == "-122,00");
    CHECK(exported(shop.store, "NC-1/2026", "Imponibile") == "-100,00");
    CHECK(exported(shop.store, "NC-1/2026", "Incasso") == "Credito da usare");
}

TEST_CASE("an exported list calls the customer of an issued invoice as he was called on that day") {
    TakenBack shop;
    Record account = shop.find("account", shop.customer);
    account.set_value("name", std::string("Rossi & figli"));
    REQUIRE(shop.store.update(std::move(account)).ok());
    CHECK(exported(shop.store, "1/2026", "Cliente") == "Rossi");
    const RecordId draft = shop.add_invoice(shop.customer, "5");
    CHECK(exported(shop.store, shop.store.title("invoice", draft), "Cliente") == "Rossi & figli");
}

TEST_CASE("a list as JSON gives programs exact amounts, codes and names") {
    TakenBack shop;
    const auto list = nlohmann::json::parse(list_as_json(shop.store, {.entity = "invoice", .order = {{"number", false}}}, embedded_catalogue("it")));
    REQUIRE(list.size() == 2);
    const auto& invoice = list.at(0);
    CHECK(invoice.at("number") == "1/2026");
    CHECK(invoice.at("total") == "122.00");
    CHECK(invoice.at("kind") == "invoice");
    CHECK(invoice.at("customer") == "Rossi");
    CHECK(list.at(1).at("total") == "-122.00");
    CHECK(nlohmann::json::parse(list_as_json(shop.store, {.entity = "product"}, embedded_catalogue("it"))).empty());
}

TEST_CASE("a printed list has its headers on every page, amounts at the right and the totals beneath") {
    const PrintedList list{.title = "Fatture", .about = "2 elementi", .page_of = "Pagina {page} di {pages}", .language = "it",
                           .columns = {{.header = "Numero"}, {.header = "Totale", .is_amount = true, .total = "144,00 €"}},
                           .rows = {{"1", "122,00 €"}, {"2 \xff", "22,00 €"}}};
    const auto definition = nlohmann::json::parse(list_pdf(list));
    const auto& table = definition.at("content").at(2).at("table");
    CHECK(definition.at("pageOrientation") == "portrait");
    CHECK(table.at("headerRows") == 1);
    REQUIRE(table.at("body").size() == 4);
    CHECK(table.at("body").at(1).at(0).at("text") == "1");
    CHECK(table.at("body").at(1).at(1).at("alignment") == "right");
    CHECK(table.at("body").at(3).at(1).at("text") == "144,00 €");
    CHECK(definition.at("footer").at("columns").at(1).at("text") == "Pagina {page} di {pages}");

    PrintedList wide = list;
    wide.columns.assign(6, {.header = "Colonna"});
    wide.rows = {{"1", "2", "3", "4", "5", "6"}};
    const auto across = nlohmann::json::parse(list_pdf(wide));
    CHECK(across.at("pageOrientation") == "landscape");
    CHECK(across.at("content").at(2).at("table").at("body").size() == 2);  // no totals, no line for them
}
