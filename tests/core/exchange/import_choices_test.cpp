#include "core/exchange/import_memory.hpp"

#include "core/base/text.hpp"
#include "core/exchange/import_rows.hpp"
#include "core/exchange/import_target.hpp"
#include "core/exchange/import_template.hpp"
#include "core/exchange/sheet_text.hpp"
#include "core/exchange/table_limits.hpp"
#include "tests/support/shop.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace bottega;
using namespace bottega::test;

namespace {

struct Choosing {
    Shop& shop;
    CellTable table;
    ImportPlan plan;

    Choosing(Shop& shop, const std::string& text, const std::string& entity) : shop(shop) {
        auto parsed = parse_csv(text, detect_delimiter(text));
        REQUIRE(parsed.ok());
        table = std::move(parsed.value());
        plan = propose_plan(table, learn_columns(table), shop.store.schema(), entity, "it");
    }
    // What was foreseen is what happens.
    std::vector<RowReport> run() {
        std::vector<RowReport> reports;
        RowImporter foreseen(shop.store, table, plan);
        std::vector<RowOutcome> outcomes;
        for (std::size_t row = 0; row < table.rows.size(); ++row) outcomes.push_back(foreseen.preview(row).outcome);
        RowImporter importer(shop.store, table, plan);
        for (std::size_t row = 0; row < table.rows.size(); ++row) {
            reports.push_back(importer.import(row));
            CAPTURE(row);
            CHECK(reports.back().outcome == outcomes[row]);
        }
        return reports;
    }
    std::string value(const std::string& name, const std::string& field) {
        const auto found = shop.store.first({.entity = plan.entity, .conditions = {{"name", Comparison::Equal, {name}}}});
        return found ? canonical_text(found->value(field)) : "no such record";
    }
};

const std::string first_list = "codice;nome;citta;telefono\nA1;Rossi;Asti;\nA2;Bianchi;;02 1\n";
const std::string second_list = "codice;nome;citta;telefono\nA1;Rossi & C.;Alba;011 1\nA3;Verdi;Torino;\nA3;Verdi;Novara;011 3\n";

}  // namespace

TEST_CASE("records that are here already are overwritten, filled in or left alone, as the person chooses") {
    const auto after = [](KnownRows how) {
        Shop shop;
        Choosing(shop, first_list, "account").run();
        Choosing second(shop, second_list, "account");
        second.plan.known_rows = how;
        const auto reports = second.run();
        const auto changes = reports[0].changes;
        const auto record = shop.store.first({.entity = "account", .conditions = {{"code", Comparison::Equal, {std::string("A1")}}}});
        REQUIRE(record);
        CHECK(shop.store.count({.entity = "account"}) == 3);
        return std::tuple(reports[0].outcome, record->title(), canonical_text(record->value("city")), canonical_text(record->value("phone")), changes,
                          reports[2].outcome, second.value("Verdi", "city"), second.value("Verdi", "phone"));
    };
    using Fields = std::vector<std::string>;
    CHECK(after(KnownRows::Overwrite) == std::tuple(RowOutcome::Update, std::string("Rossi & C."), std::string("Alba"), std::string("011 1"),
                                                    Fields{"name", "city", "phone"}, RowOutcome::Refused, std::string("Torino"), std::string()));
    CHECK(after(KnownRows::Merge) == std::tuple(RowOutcome::Update, std::string("Rossi"), std::string("Asti"), std::string("011 1"), Fields{"phone"},
                                                RowOutcome::Update, std::string("Torino"), std::string("011 3")));
    CHECK(after(KnownRows::Skip) == std::tuple(RowOutcome::Skipped, std::string("Rossi"), std::string("Asti"), std::string(), Fields{}, RowOutcome::Skipped,
                                               std::string("Torino"), std::string()));
}

TEST_CASE("several keys have to be equal together, and one that is empty knows nobody") {
    Shop shop;
    const std::string text = "nome;email;citta\nRossi;a@rossi.it;Asti\nRossi;b@rossi.it;Alba\nRossi;;Bra\n";
    Choosing first(shop, text, "account");
    first.plan.keys = {"name", "email"};
    first.run();
    CHECK(shop.store.count({.entity = "account"}) == 3);
    Choosing again(shop, "nome;email;citta\nrossi;B@rossi.it;Cuneo\nRossi;;Bra\n", "account");
    again.plan.keys = {"name", "email"};
    const auto reports = again.run();
    CHECK(reports[0].outcome == RowOutcome::Update);
    CHECK(reports[1].outcome == RowOutcome::Create);
    CHECK(shop.store.count({.entity = "account", .conditions = {{"city", Comparison::Equal, {std::string("Cuneo")}}}}) == 1);
    CHECK(shop.store.count({.entity = "account", .conditions = {{"city", Comparison::Equal, {std::string("Alba")}}}}) == 0);
}

TEST_CASE("a cell of the file may be empty without taking away who comes along, or who the record is") {
    Shop shop;
    Choosing(shop, "codice;ragione sociale;referente\nA1;Rossi;Anna\n", "account").run();
    Choosing second(shop, "codice;ragione sociale;referente;email referente\nA1;;Anna;anna@rossi.it\n", "account");
    CHECK(second.run()[0].outcome == RowOutcome::Update);
    CHECK(shop.store.count({.entity = "account", .conditions = {{"name", Comparison::Equal, {std::string("Rossi")}}}}) == 1);
    CHECK(shop.store.count({.entity = "contact"}) == 1);
}

TEST_CASE("what was decided about a file is found again by its headers, in any order and with other numbers") {
    Shop shop;
    Choosing first(shop, "cod art;descr;prezzo;quando\nP1;Chiodi;1.234;31/12/2026\n", "product");
    first.plan.columns[0].field = "barcode";
    first.plan.columns[2].decimal_sign = DecimalSign::Point;
    first.plan.keys = {"barcode", "name"};
    first.plan.known_rows = KnownRows::Merge;
    first.plan.defaults = {{"unit", "pz"}, {"kind", "service"}};
    const std::string remembered = remember_plan(first.plan, first.table.headers);

    Choosing second(shop, "prezzo;DESCR;cod art;quando\n2.345;Viti;P2;\n", "product");
    CHECK(remembered_plan_setting("product", second.table.headers) == remembered_plan_setting("product", first.table.headers));
    CHECK(remembered_plan_setting("product", second.table.headers) != remembered_plan_setting("account", second.table.headers));
    second.plan.defaults = {{"kind", "goods"}};  // what is imported comes before what was remembered
    REQUIRE(recall_plan(remembered, second.table.headers, learn_columns(second.table), shop.store.schema(), second.plan));
    CHECK(second.plan.columns[2].field == "barcode");
    CHECK(second.plan.columns[0].decimal_sign == DecimalSign::Point);
    CHECK(second.plan.keys == std::vector<std::string>{"barcode", "name"});
    CHECK(second.plan.known_rows == KnownRows::Merge);
    CHECK(second.plan.defaults == std::vector<std::pair<std::string, std::string>>{{"kind", "goods"}, {"unit", "pz"}});

    Choosing comma(shop, "prezzo;descr;cod art;quando\n\"2,5\";Viti;P2;\n", "product");
    REQUIRE(recall_plan(remembered, comma.table.headers, learn_columns(comma.table), shop.store.schema(), comma.plan));
    CHECK(comma.plan.columns[0].decimal_sign == DecimalSign::Comma);

    Choosing other(shop, "prezzo;descr\n1;a\n", "product");
    const ImportPlan before = other.plan;
    for (const std::string& wrong : {remembered, std::string("{}"), std::string("[]"), std::string("x"), std::string("{\"headers\":[\"descr\",\"prezzo\"]}")})
        CHECK_FALSE(recall_plan(wrong, other.table.headers, learn_columns(other.table), shop.store.schema(), other.plan));
    CHECK(other.plan == before);
}

TEST_CASE("a template that comes back matches by itself, each column to its field, in every language") {
    for (const std::string& language : languages())
        for (const std::string entity : {"account", "contact", "product", "product_category"}) {
            CAPTURE(language);
            CAPTURE(entity);
            Shop shop;
            const Catalogue catalogue = embedded_catalogue(language);
            const EntityDef& def = shop.store.schema().entity(entity);
            const std::string csv = template_as_csv(shop.store.schema(), def, catalogue, Locale(language));
            auto parsed = parse_csv(csv, detect_delimiter(csv));
            REQUIRE(parsed.ok());
            const auto sheets = parse_sheets(template_as_sheet(shop.store.schema(), def, catalogue));
            REQUIRE(sheets.size() == 1);
            auto sheet = table_of_sheet(sheets[0], find_header_row(sheets[0]));
            REQUIRE(sheet.ok());
            for (const CellTable* table : {&parsed.value(), &sheet.value()}) {
                const ImportPlan plan = propose_plan(*table, learn_columns(*table), shop.store.schema(), entity, language);
                std::vector<std::string> expected, found;
                for (const ImportTarget& target : import_targets(shop.store.schema(), def))
                    if (usual_headers(def).empty() || usual_headers(def).contains(target.name())) expected.push_back(target.name());
                for (const ColumnTarget& column : plan.columns) found.push_back(column.field);
                CHECK(found == expected);
                const RowReport report = RowImporter(shop.store, *table, plan).preview(0);
                CAPTURE(report.issues.empty() ? "" : report.issues.front().field + " " + report.issues.front().message);
                CHECK(report.outcome == RowOutcome::Create);
            }
        }
}

TEST_CASE("titles above the headers of a text are passed over, and the person can say which line it is") {
    const std::string text = "Elenco clienti al 31/12/2026;;\n\ncodice;nome;citta\nA1;Rossi;Asti\n1;2;3\n";
    const auto found = parse_csv(text, ';');
    REQUIRE(found.ok());
    CHECK(found.value().header_line == 3);
    CHECK(found.value().headers == std::vector<std::string>{"codice", "nome", "citta"});
    CHECK(found.value().rows.size() == 2);
    CHECK(found.value().rows[0].line == 4);
    CHECK(found.value().beginnings[1] == std::pair(3, std::string("codice · nome · citta")));
    const auto said = parse_csv(text, ';', 4);
    CHECK(said.value().headers[1] == "Rossi");
    CHECK(said.value().rows.size() == 1);
    CHECK(parse_csv("2024;2025\n1;2\n", ';').value().headers == std::vector<std::string>{"2024", "2025"});
}

TEST_CASE("hostile names are one readable line, and stay texts") {
    CHECK(clean_header("nome\x01\xE2\x80\xAE\ngpj") == "nome gpj");
    CHECK(count_characters(clean_header(std::string(1'000'000, 'x'))) <= 121);
    Shop shop;
    Choosing import(shop, "codice;nome\nA1;=1+1\nA2;'=cmd|' /C calc'!A0\nA3;\xE2\x80\xAEgpj.exe\xE2\x80\xAC\n\"A4\";a\x07" "b\n", "account");
    import.run();
    for (const char* name : {"=1+1", "=cmd|' /C calc'!A0", "gpj.exe", "ab"}) {
        CAPTURE(name);
        CHECK(shop.store.count({.entity = "account", .conditions = {{"name", Comparison::Equal, {std::string(name)}}}}) == 1);
    }
}

TEST_CASE("tables without end are refused before anything is made of them") {
    const auto refusal = [](const std::string& text) {
        const auto table = parse_csv(text, ';');
        return table.ok() ? "read" : table.issues().front().message;
    };
    CHECK(refusal(std::string(1000, ';') + "\n") == "issue.csv_empty");
    CHECK(refusal("a" + std::string(1000, ';') + "\n") == "issue.csv_too_many_columns");
    std::string rows;
    for (std::size_t i = 0; i < most_table_rows + 10; ++i) rows += "a\n";
    CHECK(refusal(rows) == "issue.csv_too_many_rows");
    CHECK(refusal(std::string(1'000'001, 'a')) == "issue.csv_cell_too_long");
}
