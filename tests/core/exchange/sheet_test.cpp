// Spreadsheets: cells that know what they are, found where the sheet has them, and lists that leave as such cells.

#include "core/exchange/import_rows.hpp"
#include "core/exchange/list_export.hpp"
#include "core/exchange/sheet_text.hpp"
#include "core/modules/catalog/product.hpp"
#include "core/modules/crm/account.hpp"
#include "tests/support/shop.hpp"

#include <doctest/doctest.h>

using namespace bottega;
using namespace bottega::test;

namespace {

// Rows are separated by "/", cells by "|".
Sheet sheet_of(std::string_view text) {
    std::string whole = "\x1d" "Foglio1";
    for (const char c : text) whole += c == '/' && whole.back() != '\\' ? '\x1e' : c == '|' ? '\x1f' : c;
    return parse_sheets(whole).at(0);
}

CellTable table_of(const Sheet& sheet) {
    auto table = table_of_sheet(sheet, find_header_row(sheet));
    REQUIRE(table.ok());
    return table.value();
}

void add_account(Shop& shop, const std::string& code, const std::string& name) {
    Record account = shop.find("account", shop.add_customer(name));
    account.set(crm::account::code, code);
    REQUIRE(shop.store.update(std::move(account)).ok());
}

}  // namespace

TEST_CASE("the headers of a sheet are found beneath its title") {
    const Sheet sheet = sheet_of("/tListino 2026//tcodice|tnome|tprezzo/tA1|tChiodi|n1.5//tA2|tViti|n1234.5");
    CHECK(sheet.name == "Foglio1");
    const CellTable table = table_of(sheet);
    CHECK(table.headers == std::vector<std::string>{"codice", "nome", "prezzo"});
    REQUIRE(table.rows.size() == 2);
    CHECK(table.rows[1].cells == std::vector<std::string>{"A2", "Viti", "1234.5"});
    CHECK(table.rows[1].line == 6);
    CHECK(table.rows[1].is_typed("1234.5"));
    CHECK_FALSE(table.rows[1].is_typed("Viti"));
}

TEST_CASE("a row with more in it than the headers is left to the person, a shorter one is only emptier") {
    const CellTable table = table_of(sheet_of("/ta|tb|tc/t1|t2|t3|t4/t1/t1|t2|t3|"));
    CHECK(table.rows[0].cells.size() == 4);
    CHECK(table.rows[1].cells == std::vector<std::string>{"1", "", ""});
    CHECK(table.rows[2].cells.size() == 3);
}

TEST_CASE("a column without a header is named by its letter where most rows fill it") {
    CHECK(table_of(sheet_of("/ta|tb/t1|t2|t3/t1|t2|t3/t1|t2")).headers == std::vector<std::string>{"a", "b", "C"});
    CHECK(table_of(sheet_of("/ta||tc/t1|t2|t3")).headers == std::vector<std::string>{"a", "B", "c"});
}

TEST_CASE("an empty sheet is an issue that names it") {
    const auto table = table_of_sheet(Sheet{.name = "Vuoto", .rows = {}}, 0);
    REQUIRE_FALSE(table.ok());
    CHECK(table.issues()[0].message == "issue.sheet_empty");
    CHECK(table.issues()[0].args == std::vector<std::string>{"Vuoto"});
}

TEST_CASE("a number of the sheet is read as it is, a text beside it as its column writes numbers") {
    Shop shop;
    const CellTable table = table_of(sheet_of("/tcode|tname|tprice/tP1|tChiodi|n1.234/tP2|tViti|t1.234/tP3|tDadi|t7,50"));
    ImportPlan plan = propose_plan(table, learn_columns(table), shop.session.store.schema(), "product", "it");
    plan.columns[2].decimal_sign = DecimalSign::Comma;
    RowImporter importer(shop.session.store, table, plan);
    for (std::size_t row = 0; row < 3; ++row) CHECK(importer.import(row).outcome == RowOutcome::Create);
    const auto price = [&](const std::string& code) {
        return shop.store.first({.entity = "product", .conditions = {{"code", Comparison::Equal, {code}}}})->get(catalog::product::price)->to_string();
    };
    CHECK(price("P1") == "1.234");
    CHECK(price("P2") == "1234");
    CHECK(price("P3") == "7.5");
}

TEST_CASE("a list leaves with typed cells, words and titles, without columns that are empty everywhere") {
    Shop shop;
    add_account(shop, "=SUM(A1)", "Rossi; & figli");
    const Query query{.entity = "account", .search = "rossi"};
    const Catalogue catalogue = embedded_catalogue("it");
    const Sheet sheet = parse_sheets(list_as_sheet(shop.session.store, query, catalogue)).at(0);
    CHECK(sheet.name == catalogue.text("account.plural"));
    REQUIRE(sheet.rows.size() == 2);
    const auto column = [&](const std::string& header) {
        return std::find(sheet.rows[0].begin(), sheet.rows[0].end(), "t" + header) - sheet.rows[0].begin();
    };
    CHECK(sheet.rows[1][static_cast<std::size_t>(column("Codice"))] == "t=SUM(A1)");
    CHECK(sheet.rows[1][static_cast<std::size_t>(column("Paese"))] == "tItalia");
    CHECK(sheet.rows[1][static_cast<std::size_t>(column("Cliente"))] == "btrue");
    CHECK(column("Fax") == static_cast<std::ptrdiff_t>(sheet.rows[0].size()));
}

TEST_CASE("a CSV list holds no formula, and our own import takes it back as it was") {
    Shop shop;
    add_account(shop, "=1+1", "@Rossi; \"figli\"");
    const Query query{.entity = "account", .search = "rossi"};
    const std::string csv = list_as_csv(shop.session.store, query, embedded_catalogue("it"), Locale("it"));
    CHECK(csv.find("\n'=1+1;") != std::string::npos);
    CHECK(csv.find("\"'@Rossi; \"\"figli\"\"\"") != std::string::npos);

    Shop other;
    const CellTable table = parse_csv(csv, detect_delimiter(csv)).value();
    const ImportPlan plan = propose_plan(table, learn_columns(table), other.session.store.schema(), "account", "it");
    CHECK(RowImporter(other.session.store, table, plan).import(0).outcome == RowOutcome::Create);
    const auto taken = other.store.first({.entity = "account", .conditions = {{"code", Comparison::Equal, {std::string("=1+1")}}}});
    REQUIRE(taken);
    CHECK(taken->text(crm::account::name) == "@Rossi; \"figli\"");
}
