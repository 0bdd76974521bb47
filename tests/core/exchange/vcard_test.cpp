#include "core/exchange/vcard_table.hpp"

#include "core/exchange/import_rows.hpp"
#include "core/exchange/sheet_text.hpp"
#include "tests/support/shop.hpp"

#include <doctest/doctest.h>

using namespace bottega;
using namespace bottega::test;

namespace {

using CardRows = std::vector<std::vector<std::string>>;

// As web-shell/src/vcards/read-vcards.js writes them; cells with their letters.
CellTable cards(const CardRows& rows, const CardRows& notes = {}) {
    std::string text;
    const auto add = [&](std::string_view name, const CardRows& lines) {
        begin_sheet(text, name);
        for (const auto& line : lines) {
            begin_sheet_row(text);
            for (std::size_t i = 0; i < line.size(); ++i) text += (i ? "\x1f" : "") + line[i];
        }
    };
    add("cards", rows);
    add("notes", notes);
    auto table = table_of_vcards(text);
    REQUIRE(table.ok());
    return std::move(table.value());
}

ImportPlan plan_of(Shop& shop, CellTable& table, const std::string& entity) {
    ImportPlan plan = propose_plan(table, learn_columns(table), shop.store.schema(), entity, "it");
    keep_the_rest(shop.store.schema(), plan);
    for (std::string& header : table.headers) header = vcard_header_text(header, embedded_catalogue("it"));
    return plan;
}

const CardRows two_persons = {
    {"tcompany", "tcontact.name", "tcontact.role", "tcontact.email", "tcontact.phone", "tstreet", "tcity", "tcountry", "tphoto", "temail 2", "tother"},
    {"tIBM", "tJohn Doe", "tMoney Counter", "tjohn@ibm.com", "t905-555-1234", "tBroadway 222", "tNew York", "tU.S.A.",
     "fabc123\timage/jpeg\t2048\tJohn Doe.jpg", "tdoe@home.com", "tSpouse: Jenny"},
    {"", "tAnna Neri", "", "tanna@neri.it", "", "", "tAsti", "", "", "", ""},
};

struct Attachments : RowFiles {
    std::vector<std::string> attached;
    bool has(const std::string& entity, RecordId record, const CellFile& file) override {
        return std::find(attached.begin(), attached.end(), entity + "/" + to_string(record) + "/" + file.hash) != attached.end();
    }
    Result<RecordId> attach(const std::string& entity, RecordId record, const CellFile& file) override {
        attached.push_back(entity + "/" + to_string(record) + "/" + file.hash);
        return record;
    }
};

std::optional<Record> named(Shop& shop, const std::string& entity, const std::string& name) {
    return shop.store.first({.entity = entity, .conditions = {{"name", Comparison::Equal, {name}}}});
}

}  // namespace

TEST_CASE("cards of people become customers with their contact; who has no company is the customer") {
    Shop shop;
    CellTable table = cards(two_persons);
    CHECK(table.rows[0].line == 1);
    const ImportPlan plan = plan_of(shop, table, "account");
    CHECK(plan.columns[0].field == "name");
    CHECK(plan.columns[1].field == "contact.name");
    CHECK(plan.columns[3].field == "contact.email");
    CHECK(plan.columns[5].field == "street");
    CHECK(plan.columns[8].field == attached_file);
    CHECK(plan.columns[9].field == "contact.notes");

    Attachments photos;
    RowImporter foreseen(shop.store, table, plan, &photos);
    CHECK(foreseen.preview(0).files == std::vector<std::string>{"John Doe.jpg"});
    CHECK(foreseen.preview(1).companion_title.empty());
    RowImporter importer(shop.store, table, plan, &photos);
    CHECK(importer.import(0).outcome == RowOutcome::Create);
    CHECK(importer.import(1).outcome == RowOutcome::Create);

    const auto company = named(shop, "account", "IBM"), person = named(shop, "account", "Anna Neri"), contact = named(shop, "contact", "John Doe");
    REQUIRE(company);
    REQUIRE(person);
    REQUIRE(contact);
    CHECK(canonical_text(company->value("country")) == "US");
    CHECK(canonical_text(person->value("email")) == "anna@neri.it");
    CHECK(canonical_text(contact->value("notes")) == "E-mail 2: doe@home.com\nAltri dati: Spouse: Jenny");
    CHECK(photos.attached == std::vector<std::string>{"contact/" + to_string(contact->id()) + "/abc123"});
    CHECK(shop.store.count({.entity = "contact"}) == 1);

    RowImporter again(shop.store, table, plan, &photos);
    CHECK(again.import(0).outcome == RowOutcome::Unchanged);
    CHECK(again.import(1).outcome == RowOutcome::Unchanged);
    CHECK(photos.attached.size() == 1);
}

TEST_CASE("cards of people become contacts, and the company is made where it is not here") {
    Shop shop;
    const RecordId known = shop.add_customer("Rossi");
    CardRows rows = two_persons;
    rows.push_back({"tRossi", "tUgo Blu", "", "", "", "", "", "", "", "", ""});
    rows.push_back({"tibm", "tMia Oro", "", "", "", "", "", "", "", "", ""});
    CellTable table = cards(rows);
    const ImportPlan plan = plan_of(shop, table, "contact");
    CHECK(plan.columns[0].field == "account");
    CHECK(plan.columns[0].creates);
    CHECK(plan.columns[1].field == "name");
    CHECK(plan.columns[6].field == "notes");

    RowImporter foreseen(shop.store, table, plan);
    CHECK(foreseen.preview(0).creates == std::vector<std::pair<std::string, std::string>>{{"account", "IBM"}});
    CHECK(foreseen.preview(2).creates.empty());
    CHECK(foreseen.preview(3).creates.empty());
    CHECK_FALSE(named(shop, "account", "IBM"));
    RowImporter importer(shop.store, table, plan);
    for (std::size_t row = 0; row < 4; ++row) CHECK(importer.import(row).outcome == RowOutcome::Create);
    const auto company = named(shop, "account", "IBM");
    REQUIRE(company);
    CHECK(named(shop, "contact", "John Doe")->value("account") == Value(company->id()));
    CHECK(named(shop, "contact", "Mia Oro")->value("account") == Value(company->id()));
    CHECK(named(shop, "contact", "Ugo Blu")->value("account") == Value(known));
    CHECK(canonical_text(named(shop, "contact", "John Doe")->value("notes")).find("Via: Broadway 222\nCittà: New York\nNazione: U.S.A.") == 0);
    CHECK(shop.store.count({.entity = "account"}) == 2);
}

TEST_CASE("a reference is made only where an import may, and not for a row that is refused") {
    Shop shop;
    CellTable table = cards({{"tcompany", "tcontact.name", "tcontact.email"}, {"tIBM", "t" + std::string(300, 'x'), ""}, {"t" + std::string(300, 'y'), "tUgo", ""}});
    ImportPlan plan = plan_of(shop, table, "contact");
    for (std::size_t row = 0; row < 2; ++row) {
        CHECK(RowImporter(shop.store, table, plan).preview(row).outcome == RowOutcome::Refused);
        CHECK(RowImporter(shop.store, table, plan).import(row).outcome == RowOutcome::Refused);
    }
    CHECK(shop.store.count({.entity = "account"}) == 0);
    plan.columns[0].creates = false;
    CHECK(RowImporter(shop.store, table, plan).preview(0).issues.front().message == "issue.reference_not_found");
    CHECK_FALSE(missing_record_values(shop.store.schema().entity("account"), shop.store.schema().entity("account").field("payment_term")));
}

TEST_CASE("what an import may make exists, with the values it begins with") {
    Shop shop;
    for (const auto& [entity, field] : {std::pair<std::string, std::string>("contact", "account"), {"product", "category"}, {"product", "supplier"}}) {
        const EntityDef& def = shop.store.schema().entity(entity);
        const auto values = missing_record_values(def, def.field(field));
        REQUIRE(values);
        for (const auto& value : *values) CHECK(shop.store.schema().entity(def.field(field).target).has(value.first));
    }
}

TEST_CASE("what of the cards is no part of the table is told") {
    const CellTable table = cards({{"tcontact.name"}, {"tUgo"}}, {{"tleft_out", "tKEY, LOGO", "t2"}, {"tcut", "t", "t1"}});
    REQUIRE(table.notes.size() == 2);
    CHECK(table.notes[0].message == "issue.vcard.left_out");
    CHECK(table.notes[0].args == std::vector<std::string>{"KEY, LOGO", "2"});
    for (const std::string& language : languages()) {
        const Catalogue catalogue = embedded_catalogue(language);
        for (const char* code : {"photo_address", "photo_unreadable", "photos", "left_out", "groups", "cut"}) CHECK(catalogue.has(std::string("issue.vcard.") + code));
        for (const char* header : {"company", "contact.name", "contact.notes", "postal code", "photo", "email 2", "address 3", "other"}) {
            CAPTURE(header);
            CHECK(vcard_header_text(header, catalogue) != header);
        }
    }
    CHECK(vcard_header_text("email 2", embedded_catalogue("it")) == "E-mail 2");
}
