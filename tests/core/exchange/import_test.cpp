#include "core/exchange/import_rows.hpp"

#include "core/app/modules.hpp"
#include "core/base/text.hpp"
#include "core/exchange/archive.hpp"
#include "core/modules/billing/invoice.hpp"
#include "core/modules/crm/account.hpp"
#include "tests/support/import_files.hpp"
#include "tests/support/shop.hpp"

#include <doctest/doctest.h>

using namespace bottega;
using namespace bottega::test;

namespace {

namespace account = crm::account;

// A file with everything the person would decide about it.
struct Import {
    Shop& shop;
    CellTable table;
    std::vector<ColumnProfile> profiles;
    ImportPlan plan;

    Import(Shop& shop, const std::string& text, const std::string& entity) : shop(shop) {
        auto parsed = parse_csv(text, detect_delimiter(text));
        REQUIRE(parsed.ok());
        table = std::move(parsed.value());
        profiles = learn_columns(table);
        plan = propose_plan(table, profiles, shop.store.schema(), entity, "it");
        leave_out_foreign_ids(shop.store, table, plan);
    }
    [[nodiscard]] std::string target_of(const std::string& header) const {
        for (std::size_t i = 0; i < table.headers.size(); ++i)
            if (table.headers[i] == header) return plan.columns[i].field;
        return "no such column";
    }
    std::size_t accept_repairs() {
        for (const CellRow& row : table.rows)
            if (row.cells.size() != table.headers.size()) plan.repaired[row.line] = propose_repairs(row, table, profiles).front().cells;
        return plan.repaired.size();
    }
    ImportCounts preview(std::vector<RowReport>* reports = nullptr) {
        RowImporter importer(shop.store, table, plan);
        ImportCounts counts;
        for (std::size_t row = 0; row < table.rows.size(); ++row) {
            RowReport report = importer.preview(row);
            counts.count(report);
            if (reports) reports->push_back(std::move(report));
        }
        return counts;
    }
    ImportCounts run() {
        ImportCounts counts;
        std::vector<RowReport> reports;
        ImportWork work(shop.store, table, plan, counts, reports);
        for (;;) {
            const auto state = work.step(shop.session);
            REQUIRE(state.ok());
            if (state.value() == LongWork::State::Finished) break;
        }
        CHECK(work.done() == work.total());
        return counts;
    }
};

std::optional<Record> account_with(Shop& shop, const std::string& code) {
    return shop.store.first({.entity = "account", .conditions = {{"code", Comparison::Equal, {code}}}});
}

void check_same(const ImportCounts& a, const ImportCounts& b) {
    CHECK(a.created == b.created);
    CHECK(a.updated == b.updated);
    CHECK(a.unchanged == b.unchanged);
    CHECK(a.refused == b.refused);
    CHECK(a.undecided == b.undecided);
    CHECK(a.left_out == b.left_out);
}

}  // namespace

TEST_CASE("a column of foreign ids is followed only where all of them are codes of ours") {
    Shop shop;
    const CellTable table = parse_csv("productID,productName,supplierID\nP1,Chiodi,S1\nP2,Viti,S2\n", ',').value();
    const auto proposed = [&] {
        ImportPlan plan = propose_plan(table, learn_columns(table), shop.store.schema(), "product", "it");
        leave_out_foreign_ids(shop.store, table, plan);
        return plan;
    };
    const auto add_supplier = [&](const std::string& code) {
        Record supplier = shop.find("account", shop.add_customer("Fornitore " + code));
        supplier.set_value("code", code);
        REQUIRE(shop.store.update(std::move(supplier)).ok());
    };
    add_supplier("S1");
    CHECK(proposed().columns[2].field.empty());
    add_supplier("S2");
    const ImportPlan plan = proposed();
    CHECK(plan.columns[2].field == "supplier");
    REQUIRE(RowImporter(shop.store, table, plan).import(1).outcome == RowOutcome::Create);
    const auto product = shop.store.first({.entity = "product", .conditions = {{"code", Comparison::Equal, {std::string("P2")}}}});
    CHECK(shop.store.title("account", product->get(Field<RecordId>{"supplier"}).value()) == "Fornitore S2");
}

TEST_CASE("contacts come along with their accounts: once, updated, and never without a name") {
    Shop shop;
    const std::string headers = "codice;ragione sociale;Referente;Ruolo;email referente\n";
    const auto contacts = [&](const std::string& account_name) {
        std::vector<std::string> found;
        const auto owner = shop.store.first({.entity = "account", .conditions = {{"name", Comparison::Equal, {account_name}}}});
        REQUIRE(owner);
        for (const Record& contact : shop.store.run({.entity = "contact", .conditions = {{"account", Comparison::Equal, {owner->id()}}}, .order = {{"name"}}}))
            found.push_back(contact.title() + ", " + canonical_text(contact.value("role")));
        return found;
    };
    Import first(shop, headers + "A1;Rossi;Anna Neri;Titolare;anna@rossi.it\nA2;Bianchi;;;\nA1;Rossi;Ugo Blu;;\n", "account");
    CHECK(first.target_of("Referente") == "contact.name");
    CHECK(first.target_of("Ruolo") == "contact.role");
    CHECK(first.target_of("email referente") == "contact.email");
    std::vector<RowReport> reports;
    CHECK(first.preview(&reports).companions_created == 2);
    CHECK(reports[0].companion_title == "Anna Neri");
    CHECK(shop.store.count({.entity = "contact"}) == 0);
    CHECK(first.run().companions_created == 2);
    CHECK(contacts("Rossi") == std::vector<std::string>{"Anna Neri, Titolare", "Ugo Blu, "});
    CHECK(contacts("Bianchi").empty());

    CHECK(first.run().unchanged == 3);
    Import second(shop, headers + "A1;Rossi;anna neri;Socia;\nA2;Bianchi;;Socio;\nA1;Rossi;Mia Oro;;non è una e-mail\nA2;Bianchi;" + std::string(300, 'x') + ";;\n", "account");
    reports.clear();
    const ImportCounts foreseen = second.preview(&reports), written = second.run();
    check_same(foreseen, written);
    CHECK(foreseen.companions_updated == 1);
    CHECK(written.companions_updated == 1);
    CHECK(reports[1].issues.front().message == "issue.companion_without_name");
    CHECK(reports[1].outcome == RowOutcome::Unchanged);
    CHECK(reports[2].outcome == RowOutcome::Update);
    CHECK(reports[2].issues.front().field == "contact.email");
    CHECK(reports[3].outcome == RowOutcome::Refused);
    CHECK(reports[3].issues.front().field == "contact.name");
    CHECK(contacts("Rossi") == std::vector<std::string>{"anna neri, Socia", "Mia Oro, ", "Ugo Blu, "});
    CHECK(contacts("Bianchi").empty());
    CHECK(shop.store.first({.entity = "contact", .conditions = {{"name", Comparison::Equal, {std::string("anna neri")}}}})->value("email") == Value(std::string("anna@rossi.it")));
}

TEST_CASE("a person in a list without companies is the customer; a role alone brings nobody along") {
    Shop shop;
    const Import people(shop, "codice;Nominativo;Ruolo\n1;Anna Neri;Socia\n", "account");
    CHECK(people.target_of("Nominativo") == "name");
    CHECK(people.target_of("Ruolo").empty());
    const Import companies(shop, "codice;Azienda;Ruolo\n1;Rossi;Socia\n", "account");
    CHECK(companies.target_of("Ruolo").empty());
}

TEST_CASE("every target that usual headers name exists, in each entity that can be imported") {
    Shop shop;
    for (const std::string entity : {"account", "contact", "product"})
        for (const auto& usual : usual_headers(shop.store.schema().entity(entity))) {
            const auto& target = usual.first;
            CAPTURE(target);
            CHECK(find_import_target(shop.store.schema(), shop.store.schema().entity(entity), target));
        }
    CHECK_FALSE(find_import_target(shop.store.schema(), shop.store.schema().entity("account"), "contact.nothing"));
    CHECK_FALSE(companion_of(shop.store.schema(), shop.store.schema().entity("product")));
}

TEST_CASE("the customers of Northwind: rows that were split are named, repaired by decision and whole") {
    Shop shop;
    Import import(shop, read_import_file("northwind_customers.csv"), "account");
    CHECK(import.target_of("customerID") == "code");
    CHECK(import.target_of("companyName") == "name");
    CHECK(import.target_of("address") == "street");
    CHECK(import.target_of("postalCode") == "postal_code");
    CHECK(import.target_of("country") == "country");
    CHECK(import.target_of("contactName") == "contact.name");
    CHECK(import.target_of("contactTitle") == "contact.role");
    CHECK(import.plan.keys == std::vector<std::string>{"code"});
    CHECK(import.plan.empty_word == "NULL");

    const auto rows = static_cast<std::int64_t>(import.table.rows.size());
    const ImportCounts before = import.preview();
    CHECK(before.undecided > 4);
    CHECK(before.created + before.undecided == rows);
    const auto misfits = static_cast<std::int64_t>(import.accept_repairs());
    CHECK(misfits == before.undecided);
    if (rows == 91) CHECK(misfits == 24);

    const ImportCounts foreseen = import.preview();
    const ImportCounts written = import.run();
    check_same(foreseen, written);
    CHECK(written.created == rows);
    CHECK(written.companions_created == rows);
    CHECK(shop.store.count({.entity = "contact"}) == rows);
    for (const auto& [code, city] : {std::pair<std::string, std::string>("BLONP", "Strasbourg"), {"HANAR", "Rio de Janeiro"}, {"RICAR", "Rio de Janeiro"}}) {
        const auto record = account_with(shop, code);
        REQUIRE(record.has_value());
        CHECK(record->text(account::street).find(", ") != std::string::npos);
        CHECK(record->text(account::city) == city);
    }
    const auto all = shop.store.run({.entity = "account"});
    for (const Record& record : all)
        for (std::size_t i = 0; i < record.def().fields.size(); ++i) CHECK(canonical_text(record.value(i)) != "NULL");
    CHECK(account_with(shop, "RICAR")->text(account::country) == "BR");
}

TEST_CASE("every repair of the customers joins the address, every one of the suppliers the name or the address") {
    Shop shop;
    for (const char* file : {"northwind_customers.csv", "northwind_suppliers.csv"}) {
        Import import(shop, read_import_file(file), "account");
        for (const CellRow& row : import.table.rows) {
            if (row.cells.size() == import.table.headers.size()) continue;
            const auto repairs = propose_repairs(row, import.table, import.profiles);
            CHECK(repairs.size() == import.table.headers.size() + 1);  // or what is too much is dropped
            const std::string& joined = import.table.headers[repairs.front().column];
            CAPTURE(row.line);
            CHECK((joined == "address" || joined == "companyName"));
            // The likeliest joins exactly what was followed by a blank.
            CHECK(repairs.front().cells[repairs.front().column].find(", ") != std::string::npos);
        }
    }
}

TEST_CASE("the suppliers of Northwind become suppliers and no customers; one that is both stays both") {
    Shop shop;
    const RecordId known = shop.add_customer("Exotic Liquids");
    Record record = shop.find("account", known);
    record.set(account::code, std::string("1"));
    REQUIRE(shop.store.update(record).ok());

    Import import(shop, read_import_file("northwind_suppliers.csv"), "account");
    CHECK(import.target_of("homePage") == "website");
    import.plan.defaults = {{"is_supplier", "true"}, {"is_customer", "false"}};
    const auto misfits = import.accept_repairs();
    if (import.table.rows.size() == 29) CHECK(misfits == 9);
    const ImportCounts written = import.run();
    CHECK(written.updated == 1);
    CHECK(written.created == static_cast<std::int64_t>(import.table.rows.size()) - 1);
    CHECK(shop.find("account", known).get(account::is_customer) == true);
    CHECK(shop.find("account", known).get(account::is_supplier) == true);
    const auto other = account_with(shop, "7");
    REQUIRE(other.has_value());
    CHECK(other->get(account::is_customer) == false);
    CHECK(other->text(account::name).find(", Ltd.") != std::string::npos);
}

TEST_CASE("the products of Northwind, and the same file once more changes nothing") {
    Shop shop;
    Import import(shop, read_import_file("northwind_products.csv"), "product");
    CHECK(import.target_of("unitPrice") == "price");
    CHECK(import.target_of("quantityPerUnit") == "unit");
    CHECK(import.target_of("unitsInStock").empty());
    const ImportCounts written = import.run();
    CHECK(written.created == static_cast<std::int64_t>(import.table.rows.size()));
    const auto second = shop.store.first({.entity = "product", .conditions = {{"code", Comparison::Equal, {std::string("1")}}}});
    REQUIRE(second.has_value());
    CHECK(canonical_text(second->value("price")) == (written.created == 77 ? "18" : "3.35"));

    const std::string before = export_archive(shop.database, shop.store.schema(), 1);
    Import again(shop, read_import_file("northwind_products.csv"), "product");
    CHECK(again.run().unchanged == written.created);
    CHECK(export_archive(shop.database, shop.store.schema(), 1) == before);
}

TEST_CASE("empty cells never erase, filled ones update") {
    Shop shop;
    shop.add_customer("Rossi");
    Import import(shop, "codice;ragione sociale;citta;telefono\nC1;;Asti;\n", "account");
    CHECK(import.run().updated == 1);
    const auto record = account_with(shop, "C1");
    CHECK(record->text(account::name) == "Rossi");
    CHECK(record->text(account::city) == "Asti");
    CHECK(record->text(account::street) == "Via Garibaldi 8");
}

TEST_CASE("a key twice in the file is one record, created and then updated where later rows win, in preview and in writing") {
    Shop shop;
    Import import(shop, "codice;nome;citta\nA1;Rossi;Asti\nA1;Rossi;Alba\n", "account");
    import.plan.later_rows_win = true;
    const ImportCounts foreseen = import.preview();
    CHECK(foreseen.created == 1);
    CHECK(foreseen.updated == 1);
    check_same(foreseen, import.run());
    CHECK(account_with(shop, "A1")->text(account::city) == "Alba");
}

TEST_CASE("a unique value twice in the file is refused before anything is written") {
    Shop shop;
    Import import(shop, "codice;nome\nA1;Rossi\nA1;Bianchi\n", "account");
    import.plan.keys.clear();
    std::vector<RowReport> reports;
    CHECK(import.preview(&reports).refused == 1);
    REQUIRE_FALSE(reports[1].issues.empty());
    CHECK(reports[1].issues[0].message == "issue.twice_in_file");
    CHECK(import.run().refused == 1);
}

TEST_CASE("refused rows say why, and do not stop the others") {
    Shop shop;
    Import import(shop, "codice,nome,nazione,sconto\nA1,Rossi,Italia,10\nA2,,Italia,\nA3,Verdi,Atlantide,\nA4,Neri,Deutschland,\n", "account");
    std::vector<RowReport> reports;
    const ImportCounts foreseen = import.preview(&reports);
    CHECK(foreseen.created == 2);
    CHECK(foreseen.refused == 2);
    CHECK(reports[1].issues[0].message == "issue.required");
    CHECK(reports[2].issues[0].message == "issue.not_a_choice");
    check_same(foreseen, import.run());
    CHECK(account_with(shop, "A4")->text(account::country) == "DE");
}

TEST_CASE("headers are known in three languages and adjustable") {
    Shop shop;
    Import romanian(shop, "Denumire;CUI;Localitate;Județ\nAtelier SRL;RO14399840;Cluj-Napoca;CJ\n", "account");
    CHECK(romanian.target_of("Denumire") == "name");
    CHECK(romanian.target_of("CUI") == "vat_number");
    CHECK(romanian.target_of("Localitate") == "city");
    CHECK(romanian.target_of("Județ") == "region");
    CHECK(romanian.plan.keys == std::vector<std::string>{"vat_number"});
    romanian.plan.columns[2].field.clear();
    CHECK(romanian.run().created == 1);
    CHECK(shop.store.run({.entity = "account"}).back().text(account::city).empty());
}

TEST_CASE("numbers are read as their column writes them, never by guessing cell by cell") {
    Shop shop;
    Import import(shop, "codice;nome;prezzo\nP1;Chiodi;1.234,50\nP2;Viti;12.5\n", "product");
    CHECK(import.plan.columns[2].decimal_sign == DecimalSign::Comma);
    std::vector<RowReport> reports;
    CHECK(import.preview(&reports).refused == 1);
    CHECK(reports[1].issues[0].message == "issue.not_a_number");
}

TEST_CASE("rows left out and rows not decided are not written") {
    Shop shop;
    Import import(shop, "codice,nome,via\nA1,Rossi,Via Po, 4\nA2,Verdi\nA3,Neri,Via Roma\n", "account");
    import.plan.left_out = {2};
    const ImportCounts written = import.run();
    CHECK(written.left_out == 1);
    CHECK(written.undecided == 1);
    CHECK(written.created == 1);
    CHECK_FALSE(account_with(shop, "A1").has_value());
}

TEST_CASE("an issued invoice takes nothing from a file") {
    Shop shop;
    const RecordId customer = shop.add_customer("Rossi");
    const RecordId issued = shop.add_issued_invoice(customer, "100");
    const Record before = shop.find("invoice", issued);
    const std::string number = before.text(documents::document::number);
    Import import(shop, "numero;note\n" + number + ";cambiato\n", "invoice");
    import.plan.columns[0].field = "number";
    import.plan.columns[1].field = "notes";
    import.plan.keys = {"number"};
    std::vector<RowReport> reports;
    CHECK(import.preview(&reports).refused == 1);
    CHECK(import.run().refused == 1);
    CHECK(shop.find("invoice", issued) == before);
}

TEST_CASE("an import that is cancelled leaves nothing behind") {
    Shop shop;
    const std::string before = export_archive(shop.database, shop.store.schema(), 1);
    Import import(shop, read_import_file("northwind_products.csv"), "product");
    {
        Transaction transaction(shop.database);
        shop.store.history().start_command(shop.store.next_id(), "ui.import.command", shop.session.now);
        RowImporter importer(shop.store, import.table, import.plan);
        for (std::size_t row = 0; row < 10; ++row) CHECK(importer.import(row).outcome == RowOutcome::Create);
    }
    CHECK(export_archive(shop.database, shop.store.schema(), 1) == before);
}

TEST_CASE("a later row with the same key and other data overwrites nothing unless the person says so") {
    Shop shop;
    const std::string text = "codice;nome;descrizione\nX1;Caffè;\nX2;Tè;\nX1;Caffè;macinato\nX1;Doppione;\n";
    const auto name_of = [&](const std::string& code) {
        const auto found = shop.store.first({.entity = "product", .conditions = {{"code", Comparison::Equal, {code}}}});
        return found ? found->title() : std::string("none");
    };
    Import import(shop, text, "product");
    REQUIRE(import.plan.keys == std::vector<std::string>{"code"});
    std::vector<RowReport> reports;
    const ImportCounts foreseen = import.preview(&reports);
    REQUIRE(reports.size() == 4);
    CHECK(reports[2].outcome == RowOutcome::Update);  // it only adds to what the first row said
    CHECK(reports[3].outcome == RowOutcome::Refused);
    REQUIRE(reports[3].issues.size() == 1);
    CHECK(reports[3].issues[0].message == repeated_key);
    CHECK(reports[3].issues[0].args == std::vector<std::string>{"X1", "2", "product.name"});
    check_same(foreseen, import.run());
    CHECK(name_of("X1") == "Caffè");

    Shop other;
    Import wanted(other, text, "product");
    wanted.plan.later_rows_win = true;
    reports.clear();
    const ImportCounts overwritten = wanted.preview(&reports);
    CHECK(reports[3].outcome == RowOutcome::Update);
    CHECK(reports[3].issues.at(0).severity == Severity::Warning);
    check_same(overwritten, wanted.run());
    CHECK(other.store.first({.entity = "product", .conditions = {{"code", Comparison::Equal, {std::string("X1")}}}})->title() == "Doppione");
}
