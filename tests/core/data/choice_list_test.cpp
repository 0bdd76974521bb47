#include "core/data/choice_list_edit.hpp"

#include "core/data/choice_columns.hpp"
#include "core/data/filter_json.hpp"
#include "core/data/undo.hpp"
#include "core/exchange/archive.hpp"
#include "core/exchange/csv.hpp"
#include "core/exchange/import_rows.hpp"
#include "core/exchange/list_export.hpp"
#include "core/i18n/catalogue.hpp"
#include "core/modules/crm/note.hpp"
#include "core/modules/crm/opportunity.hpp"
#include "tests/core/data/workshop.hpp"
#include "tests/support/exported.hpp"
#include "tests/support/shop.hpp"
#include "tests/support/surveyed.hpp"

#include <doctest/doctest.h>

using namespace bottega;
namespace opportunity = bottega::crm::opportunity;

namespace {

const ListPlace stages{"opportunity", "stage"};

struct ListShop : test::Shop {
    RecordId rossi = add_customer("Rossi"), sale = add_opportunity(rossi, "Cancello", "1000");

    RecordId step(const std::function<Result<RecordId>()>& work) {
        const RecordId command = store.next_id();
        store.history().start_command(command, "ui.lists.command", session.now);
        const auto done = work();
        for (const Issue& issue : done.ok() ? Issues() : done.issues()) FAIL_CHECK(issue.message);
        return command;
    }
    void take_back(RecordId command) {
        store.history().start_command(store.next_id(), "command.undo", session.now);
        const auto done = reverse_step(session, command);
        for (const Issue& issue : done.ok() ? Issues() : done.issues()) FAIL_CHECK(issue.message);
    }
    const FieldDef& field(const ListPlace& place = stages) { return store.schema().entity(place.entity).field(place.field); }
    std::string label(const std::string& code) { return choice_label(embedded_catalogue("it"), store.schema().entity("opportunity"), field(), code); }
    std::string stage_of(RecordId id) { return find("opportunity", id).text(opportunity::stage); }
    Result<RecordId> bring_to(RecordId id, const std::string& stage) { return crm::set_stage(session, id, stage); }
    std::string first_issue(const Result<RecordId>& refused) { return refused.ok() ? "" : refused.issues().front().message; }
};

using Codes = std::vector<std::string>;

}  // namespace

TEST_CASE("a value is renamed and coloured: records keep their code, and an empty name is the program's again") {
    ListShop shop;
    const RecordId renamed = shop.step([&] { return rename_choice(shop.session, stages, "new", "  Primo contatto "); });
    CHECK(shop.label("new") == "Primo contatto");
    CHECK(shop.stage_of(shop.sale) == "new");
    shop.step([&] { return colour_choice(shop.session, stages, "new", "violet"); });
    CHECK(look_of(shop.field(), "new")->tone == "violet");
    shop.step([&] { return rename_choice(shop.session, stages, "new", ""); });
    CHECK(shop.label("new") == "Nuova");
    CHECK_FALSE(colour_choice(shop.session, stages, "new", "pink").ok());
    CHECK_FALSE(rename_choice(shop.session, stages, "never", "X").ok());
    (void)renamed;
}

TEST_CASE("added values are saved like the program's, unknown ones are still refused") {
    ListShop shop;
    CHECK(shop.first_issue(shop.bring_to(shop.sale, "sopralluogo_fatto")) == "issue.not_a_choice");
    const RecordId added = shop.step([&] { return add_choice(shop.session, stages, "Sopralluogo fatto"); });
    CHECK(shop.field().choices == Codes{"new", "qualified", "proposal", "negotiation", "won", "lost", "sopralluogo_fatto"});
    REQUIRE(shop.bring_to(shop.sale, "sopralluogo_fatto").ok());
    CHECK_FALSE(crm::is_closed(shop.find("opportunity", shop.sale)));
    CHECK(shop.first_issue(add_choice(shop.session, stages, "sopralluogo FATTO")) == "issue.choice_exists");
    CHECK(shop.first_issue(add_choice(shop.session, stages, "  ")) == "issue.required");
    CHECK(shop.first_issue(rename_choice(shop.session, stages, "sopralluogo_fatto", "")) == "issue.required");

    // A second list of the same words has codes of its own; so has a second value.
    shop.step([&] { return rename_choice(shop.session, stages, "sopralluogo_fatto", "Misure prese"); });
    shop.step([&] { return add_choice(shop.session, stages, "Sopralluogo fatto"); });
    CHECK(shop.field().choices.back() == "sopralluogo_fatto_2");
    CHECK(shop.bring_to(shop.sale, "sopralluogo_fatto_2").ok());

    // Taken back it is not there, and what was saved with it stands in the way.
    shop.store.history().start_command(shop.store.next_id(), "command.undo", shop.session.now);
    CHECK_FALSE(reverse_step(shop.session, added).ok());
}

TEST_CASE("the order is the person's on every board and in every drop-down") {
    ListShop shop;
    const Codes wanted{"negotiation", "new", "qualified", "proposal", "lost", "won"};
    const RecordId ordered = shop.step([&] { return order_choices(shop.session, stages, wanted); });
    CHECK(shop.field().choices == wanted);
    Codes columns;
    for (const ChoiceColumn& column : choice_columns(shop.store, {.entity = "opportunity"}, "stage", "amount")) columns.push_back(column.choice);
    CHECK(columns == wanted);
    CHECK_FALSE(order_choices(shop.session, stages, {"won", "lost"}).ok());
    shop.take_back(ordered);
    CHECK(shop.field().choices == Codes{"new", "qualified", "proposal", "negotiation", "won", "lost"});
}

TEST_CASE("a stage proposes its probability; won and lost are certain") {
    ListShop shop;
    shop.step([&] { return add_choice(shop.session, stages, "Visita"); });
    shop.step([&] { return set_choice_percent(shop.session, stages, "visita", Decimal::from_int(45)); });
    shop.step([&] { return set_choice_percent(shop.session, stages, "new", Decimal::from_int(5)); });
    REQUIRE(shop.bring_to(shop.sale, "qualified").ok());
    REQUIRE(shop.bring_to(shop.sale, "visita").ok());
    CHECK(shop.find("opportunity", shop.sale).get(opportunity::probability) == Decimal::from_int(45));
    const RecordId fresh = shop.add_opportunity(shop.rossi, "Scala", "10");
    CHECK(shop.find("opportunity", fresh).get(opportunity::probability) == Decimal::from_int(5));
    CHECK(shop.first_issue(set_choice_percent(shop.session, stages, "won", Decimal::from_int(5))) == "issue.choice_of_program");
    CHECK(shop.first_issue(set_choice_percent(shop.session, stages, "new", Decimal::from_int(101))) == "issue.percent_range");
    CHECK(shop.first_issue(set_choice_percent(shop.session, {"note", "kind"}, "call", Decimal::from_int(1))) == "issue.choice_of_program");
}

TEST_CASE("deleting a value moves its records; one undo brings both back, one redo takes both away") {
    ListShop shop;
    REQUIRE(shop.bring_to(shop.sale, "proposal").ok());
    CHECK(shop.first_issue(delete_choice(shop.session, stages, "proposal", "")) == "issue.choice_replacement");
    CHECK(shop.first_issue(delete_choice(shop.session, stages, "proposal", "proposal")) == "issue.choice_replacement");
    CHECK(shop.first_issue(delete_choice(shop.session, stages, "won", "new")) == "issue.choice_of_program");
    // A won one needs the day it was won on.
    CHECK(shop.first_issue(delete_choice(shop.session, stages, "proposal", "won")) == "issue.choice_asks_more");
    CHECK(shop.stage_of(shop.sale) == "proposal");

    const RecordId deleted = shop.step([&] { return delete_choice(shop.session, stages, "proposal", "negotiation"); });
    CHECK(shop.stage_of(shop.sale) == "negotiation");
    CHECK(shop.field().choices == Codes{"new", "qualified", "negotiation", "won", "lost"});
    CHECK(shop.label("proposal") == "Proposta");  // the history still says it
    shop.take_back(deleted);
    CHECK(shop.stage_of(shop.sale) == "proposal");
    CHECK(shop.field().choices.size() == 6);
    shop.take_back(deleted);
    CHECK(shop.stage_of(shop.sale) == "negotiation");
    CHECK(shop.field().choices.size() == 5);
}

TEST_CASE("a new record starts with the first value that is left") {
    ListShop shop;
    REQUIRE(shop.bring_to(shop.sale, "qualified").ok());
    shop.step([&] { return delete_choice(shop.session, stages, "new", "qualified"); });
    CHECK(shop.store.proposal("opportunity").text(opportunity::stage) == "qualified");
    shop.step([&] { return hide_choice(shop.session, stages, "qualified", true); });
    CHECK(shop.store.proposal("opportunity").text(opportunity::stage) == "proposal");
    CHECK(shop.field().choices.front() == "qualified");  // hidden, it stays where it stands
    CHECK_FALSE(is_offered(shop.field(), "qualified"));
    CHECK(shop.stage_of(shop.sale) == "qualified");
    Record touched = shop.find("opportunity", shop.sale);
    touched.set(opportunity::description, std::string("x"));
    CHECK(shop.store.update(touched).ok());
}

TEST_CASE("a hidden value has a column while it has cards, and the last one that is offered stays") {
    ListShop shop;
    const ListPlace kinds{"note", "kind"};
    for (const char* code : {"call", "email", "meeting", "visit"}) shop.step([&] { return hide_choice(shop.session, kinds, code, true); });
    CHECK(shop.first_issue(hide_choice(shop.session, kinds, "message", true)) == "issue.choice_last");
    CHECK(shop.first_issue(delete_choice(shop.session, kinds, "message", "")) == "issue.choice_last");
    CHECK(choice_columns(shop.store, {.entity = "note"}, "kind", "").size() == 2);  // without, and messages
    shop.step([&] { return hide_choice(shop.session, kinds, "call", false); });
    CHECK(choice_columns(shop.store, {.entity = "note"}, "kind", "").size() == 3);
}

TEST_CASE("lists of the law and of the program say why they cannot be edited") {
    ListShop shop;
    CHECK(shop.first_issue(rename_choice(shop.session, {"vat_rate", "kind"}, "standard", "X")) == "issue.choice_by_law");
    CHECK(shop.first_issue(rename_choice(shop.session, {"account", "country"}, "IT", "X")) == "issue.choice_by_law");
    CHECK(shop.first_issue(add_choice(shop.session, {"quote", "state"}, "X")) == "issue.choice_list_of_program");
    CHECK(shop.first_issue(delete_choice(shop.session, {"quote", "state"}, "sent", "draft")) == "issue.choice_list_of_program");
    CHECK(shop.first_issue(add_choice(shop.session, {"nothing", "state"}, "X")) == "issue.record_gone");
    shop.step([&] { return rename_choice(shop.session, {"quote", "state"}, "sent", "In trattativa"); });
    CHECK(look_of(shop.field({"quote", "state"}), "sent")->label == "In trattativa");
}

TEST_CASE("an import reads the person's own words, the program's, and those of values replaced since") {
    ListShop shop;
    shop.step([&] { return rename_choice(shop.session, stages, "new", "Primo contatto"); });
    shop.step([&] { return add_choice(shop.session, stages, "Sopralluogo fatto"); });
    shop.step([&] { return delete_choice(shop.session, stages, "qualified", "proposal"); });
    const std::string csv = "nome;cliente;fase;valuta\nA;Rossi;primo CONTATTO;EUR\nB;Rossi;Sopralluogo fatto;EUR\nC;Rossi;Neu;EUR\nD;Rossi;Nuova;EUR\n"
                            "E;Rossi;Qualificata;EUR\nF;Rossi;Negotiation;EUR\nG;Rossi;qualified;EUR\n";
    const CellTable table = parse_csv(csv, ';').value();
    const ImportPlan plan = propose_plan(table, learn_columns(table), shop.store.schema(), "opportunity", "it");
    RowImporter importer(shop.store, table, plan);
    Codes read;
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        const RowReport report = importer.import(row);
        const auto made = shop.store.first({.entity = "opportunity", .conditions = {{"name", Comparison::Equal, {table.rows[row].cells[0]}}}});
        read.push_back(made ? made->text(opportunity::stage) : report.issues.empty() ? "?" : report.issues.front().message);
    }
    CHECK(read == Codes{"new", "sopralluogo_fatto", "issue.not_a_choice", "new", "proposal", "negotiation", "proposal"});

    const std::string sheet = list_as_csv(shop.store, {.entity = "opportunity", .order = {{"name", false}}}, embedded_catalogue("it"), Locale("it"));
    CHECK(sheet.find("Primo contatto") != std::string::npos);
    CHECK(sheet.find("Sopralluogo fatto") != std::string::npos);
    CHECK(sheet.find("Nuova") == std::string::npos);
}

TEST_CASE("a saved filter on a value follows what took its place") {
    ListShop shop;
    const EntityDef& def = shop.store.schema().entity("opportunity");
    const std::string text = filter_text(Filter::one({"stage", Comparison::Equal, {std::string("proposal")}}));
    shop.step([&] { return delete_choice(shop.session, stages, "proposal", "qualified"); });
    shop.step([&] { return delete_choice(shop.session, stages, "qualified", "negotiation"); });
    const auto filter = parse_filter(shop.store.schema(), def, text);
    REQUIRE(filter);
    CHECK(filter->condition.values.front() == Value(std::string("negotiation")));
}

TEST_CASE("edited lists go with the archive, and a second export is the same") {
    ListShop shop;
    shop.step([&] { return add_choice(shop.session, stages, "Sopralluogo fatto"); });
    shop.step([&] { return colour_choice(shop.session, stages, "sopralluogo_fatto", "ok"); });
    shop.step([&] { return delete_choice(shop.session, stages, "qualified", ""); });
    shop.step([&] { return hide_choice(shop.session, {"note", "kind"}, "visit", true); });
    shop.step([&] { return order_choices(shop.session, stages, {"sopralluogo_fatto", "negotiation", "new", "proposal", "lost", "won"}); });
    REQUIRE(shop.bring_to(shop.sale, "sopralluogo_fatto").ok());
    const std::string text = test::exported(shop);

    test::Shop other;
    CHECK(test::surveyed(other.store, text)->breakers().count == 0);
    REQUIRE(import_archive(other.database, other.store.schema(), text, 1, {.losses = Losses::Accept}).ok());
    other.store.mark_changed();
    CHECK(test::exported(other) == text);
    const FieldDef& field = other.store.schema().entity("opportunity").field("stage");
    CHECK(field.choices == Codes{"sopralluogo_fatto", "negotiation", "new", "proposal", "lost", "won"});
    CHECK(look_of(field, "sopralluogo_fatto")->tone == "ok");
    CHECK_FALSE(is_offered(other.store.schema().entity("note").field("kind"), "visit"));

    // What is not in the lists of the text is told, whatever the lists of here are.
    std::string wrong = text;
    const auto at = wrong.find("\"stage\":\"sopralluogo_fatto\"");
    REQUIRE(at != std::string::npos);
    wrong.replace(at, 27, "\"stage\":\"qualified\"");
    const RuleBreakers found = test::surveyed(other.store, wrong)->breakers();
    CHECK(found.count == 1);
    CHECK(found.first.front().second.message == "issue.not_a_choice");

    // An archive without edited lists brings the program's own.
    const std::string plain = test::exported(*std::make_unique<test::Shop>());
    REQUIRE(import_archive(other.database, other.store.schema(), plain, 1, {.losses = Losses::Accept}).ok());
    other.store.mark_changed();
    CHECK(field.choices == Codes{"new", "qualified", "proposal", "negotiation", "won", "lost"});
}

TEST_CASE("a rolled back change leaves the lists as they were") {
    ListShop shop;
    {
        Transaction transaction(shop.database);
        shop.step([&] { return add_choice(shop.session, stages, "Sopralluogo fatto"); });
        CHECK(shop.field().choices.size() == 7);
    }
    shop.store.mark_changed();
    CHECK(shop.field().choices.size() == 6);
}

TEST_CASE("a sealed record keeps its value: that is hidden, not deleted") {
    Schema schema;
    schema.add(test::customer_def());
    EntityDef job = test::job_def();
    job.fields.push_back({.name = "kind", .type = FieldType::Choice, .choices = {"repair", "check", "visit"}, .list_edit = ListEdit::Values});
    schema.add(std::move(job));
    schema.add(test::job_line_def());
    schema.add(choice_value_def());
    test::Workshop shop(std::move(schema));
    const RecordId customer = shop.add_customer("Rossi", "Bari");
    const auto add = [&](const std::string& number, const std::string& state) {
        const RecordId id = shop.add_job(number, customer, "open");
        Record record = *shop.store.find("job", id);
        record.set_value("kind", std::string("check"));
        record.set_value("state", state);
        REQUIRE(shop.store.update(record).ok());
        return id;
    };
    const RecordId open = add("1", "open"), sealed = add("2", "done");
    REQUIRE(delete_choice(shop.session, {"job", "kind"}, "check", "repair").ok());
    CHECK(shop.store.find("job", open)->value("kind") == Value(std::string("repair")));
    CHECK(shop.store.find("job", sealed)->value("kind") == Value(std::string("check")));
    const FieldDef& field = shop.store.schema().entity("job").field("kind");
    CHECK(field.choices == Codes{"repair", "check", "visit"});
    CHECK_FALSE(is_offered(field, "check"));
}
