#include "core/data/custom_field.hpp"

#include "core/app/application.hpp"
#include "core/app/modules.hpp"
#include "core/data/field_rule.hpp"
#include "core/data/formula_field.hpp"
#include "core/data/memory_vfs.hpp"
#include "core/data/page_store.hpp"
#include "core/data/undo.hpp"
#include "core/exchange/column_profile.hpp"
#include "core/exchange/csv.hpp"
#include "core/exchange/import_rows.hpp"
#include "core/exchange/list_export.hpp"
#include "core/exchange/sqlite_import.hpp"
#include "core/i18n/catalogue.hpp"
#include "core/i18n/locale.hpp"
#include "core/modules/billing/issue_invoice.hpp"
#include "core/modules/crm/account.hpp"
#include "tests/support/exported.hpp"
#include "tests/support/sqlite_file.hpp"

#include <doctest/doctest.h>

using namespace bottega;

namespace {

// One file on disk would do the same: the store, its schema and the shop's records, with fields added to them.
struct FieldShop : test::Shop {
    RecordId rossi = add_customer("Rossi");

    Record described(const std::string& list, const std::string& label, const std::string& kind) {
        Record field = store.blank(custom_field::entity);
        field.set(custom_field::list, list);
        field.set(custom_field::label, label);
        field.set(custom_field::kind, kind);
        return field;
    }
    RecordId step() {
        const RecordId command = store.next_id();
        store.history().start_command(command, "test", session.now);
        return command;
    }
    RecordId add(const std::string& list, const std::string& label, const std::string& kind, const std::string& more = {}) {
        Record field = described(list, label, kind);
        if (kind == "choice" || kind == "choices") field.set(custom_field::choices, more);
        if (kind == "reference") field.set(custom_field::target, more);
        if (kind == "formula") {
            field.set(custom_field::formula, more);
            field.set(custom_field::result, std::string("number"));
        }
        auto added = save_custom_field(session, std::move(field));
        REQUIRE_MESSAGE(added.ok(), (added.ok() ? "" : added.issues().front().message));
        return added.value();
    }
    std::string column(RecordId field) { return find(custom_field::entity, field).text(custom_field::name); }
    Result<RecordId> give(RecordId account, const std::string& field, const std::string& text) {
        Record record = find("account", account);
        const FieldDef& def = record.def().field(field);
        record.set_value(field, *parse_canonical(def.type, text, record.currency()));
        return store.update(std::move(record));
    }
    std::string value(RecordId account, const std::string& field) { return canonical_text(find("account", account).value(field)); }
    Result<RecordId> undo(RecordId step) {
        store.history().start_command(store.next_id(), std::string(undo_label), session.now);
        return reverse_step(session, step);
    }
    std::string first_problem(Record field) {
        const auto saved = save_custom_field(session, std::move(field));
        return saved.ok() ? "" : saved.issues().front().message;
    }
};

}  // namespace

TEST_CASE("custom fields: every kind keeps its values, through an export and an import") {
    FieldShop shop;
    const struct {
        const char* kind;
        const char* more;
        const char* text;
    } kinds[] = {
        {"text", "", "42 lungo"},      {"long_text", "", "una riga\ne un'altra"}, {"number", "", "12.345"}, {"money", "", "99.90"},
        {"percent", "", "7.5"},        {"date", "", "2026-05-01"},               {"time", "", "09:30"},    {"choice", "Rosso\nBlu", "Blu"},
        {"choices", "Rosso\nBlu\nVerde", "Rosso; Verde"},                        {"flag", "", "true"},     {"reference", "account", ""},
    };
    for (const auto& kind : kinds) {
        CAPTURE(kind.kind);
        shop.step();
        const RecordId field = shop.add("account", std::string("Campo ") + kind.kind, kind.kind, kind.more);
        const std::string column = shop.column(field), text = kind.text[0] ? kind.text : to_string(shop.rossi);
        CHECK(column == std::string("x_campo_") + kind.kind);
        shop.step();
        REQUIRE(shop.give(shop.rossi, column, text).ok());
        CHECK(shop.value(shop.rossi, column) == text);
    }
    const std::string text = test::exported(shop);
    test::Shop other;
    REQUIRE(import_archive(other.database, other.store.schema(), text, kSchemaVersion, {.losses = Losses::Accept}).ok());
    other.store.mark_replaced();
    CHECK(test::exported(other) == text);
    CHECK(canonical_text(other.find("account", shop.rossi).value("x_campo_choices")) == "Rosso; Verde");
    // Through an SQLite file too, which brings its own fields.
    const auto read = archive_from_sqlite(test::as_sqlite(text), all_entities(), kSchemaVersion);
    REQUIRE(read.ok());
    CHECK(read.value().text == text);
    // An archive without them takes the columns away again.
    test::Shop empty;
    REQUIRE(import_archive(other.database, other.store.schema(), test::exported(empty), kSchemaVersion, {.losses = Losses::Accept}).ok());
    other.store.mark_replaced();
    CHECK(test::exported(other) == test::exported(empty));
    CHECK_FALSE(other.store.schema().entity("account").has("x_campo_text"));
}

TEST_CASE("custom fields: two exports are the same bytes, whatever the order in which fields came to be known") {
    FieldShop shop;
    shop.add("account", "Zeta", "text");
    const RecordId step = shop.step();
    const RecordId alfa = shop.add("account", "Alfa", "text");
    REQUIRE(shop.undo(step).ok());
    shop.step();
    shop.add("account", "Beta", "text");
    REQUIRE(shop.undo(step).ok());  // done again: it comes last while the program runs
    REQUIRE(shop.give(shop.rossi, shop.column(alfa), "a").ok());
    REQUIRE(shop.give(shop.rossi, "x_beta", "b").ok());
    const std::string text = test::exported(shop);
    shop.store.mark_replaced();
    CHECK(test::exported(shop) == text);
}

TEST_CASE("custom fields: adding, changing and taking away is undone and done again, with what was written") {
    FieldShop shop;
    const RecordId added = shop.step();
    const RecordId field = shop.add("account", "Taglia", "text");
    CHECK(shop.store.schema().entity("account").field("x_taglia").label == "Taglia");
    REQUIRE(shop.undo(added).ok());
    CHECK(shop.store.schema().entity("account").field("x_taglia").internal);
    REQUIRE(shop.undo(added).ok());
    CHECK_FALSE(shop.store.schema().entity("account").field("x_taglia").internal);
    shop.step();
    REQUIRE(shop.give(shop.rossi, "x_taglia", "M").ok());
    CHECK(shop.undo(added).issues().front().message == "issue.custom_field_filled");

    const RecordId removed = shop.step();
    REQUIRE(set_custom_field_removed(shop.session, field, true).ok());
    CHECK(shop.store.schema().entity("account").field("x_taglia").internal);
    CHECK(shop.value(shop.rossi, "x_taglia") == "M");
    const std::string text = test::exported(shop);
    test::Shop other;
    REQUIRE(import_archive(other.database, other.store.schema(), text, kSchemaVersion, {.losses = Losses::Accept}).ok());
    other.store.mark_replaced();
    CHECK(test::exported(other) == text);
    REQUIRE(shop.undo(removed).ok());
    CHECK_FALSE(shop.store.schema().entity("account").field("x_taglia").internal);
    CHECK(shop.value(shop.rossi, "x_taglia") == "M");
}

TEST_CASE("custom fields: what was rolled back leaves neither a column nor a field") {
    FieldShop shop;
    {
        Transaction transaction(shop.database);
        shop.add("account", "Taglia", "text");
        CHECK(shop.store.schema().entity("account").has("x_taglia"));
    }
    shop.store.mark_changed();
    CHECK_FALSE(shop.store.schema().entity("account").has("x_taglia"));
    CHECK(shop.find("account", shop.rossi).title() == "Rossi");
    shop.step();
    shop.add("account", "Taglia", "number");
    CHECK(shop.give(shop.rossi, "x_taglia", "42").ok());
}

TEST_CASE("custom fields: a record that was read before a field was added is saved with it") {
    FieldShop shop;
    Record older = shop.find("account", shop.rossi);
    shop.add("account", "Taglia", "text");
    older.set(crm::account::city, std::string("Bari"));
    CHECK(is_empty(older.value("x_taglia")));
    REQUIRE(shop.store.update(older).ok());
    CHECK(shop.find("account", shop.rossi).text(crm::account::city) == "Bari");
}

TEST_CASE("custom fields: names that cannot be, and changes that would lose values, are refused") {
    FieldShop shop;
    const RecordId field = shop.add("account", "Taglia", "text");
    CHECK(shop.first_problem(shop.described("account", "TAGLIA", "number")) == "issue.custom_field_label");
    CHECK(shop.first_problem(shop.described("account", "", "number")) == "issue.required");
    CHECK(shop.first_problem(shop.described("quote_line", "Taglia", "number")) == "issue.custom_field_nowhere");
    CHECK(shop.first_problem(shop.described("business", "Taglia", "number")) == "issue.custom_field_nowhere");
    CHECK(shop.first_problem(shop.described("custom_field", "Taglia", "number")) == "issue.custom_field_nowhere");
    CHECK(shop.first_problem(shop.described("account", "Colore", "choice")) == "issue.required");
    Record injected = shop.described("account", "Prova", "text");
    injected.set(custom_field::name, std::string("x_a\" TEXT; DROP TABLE account; --"));
    CHECK(shop.first_problem(injected) == "issue.custom_field_name");
    CHECK(shop.column(shop.add("account", "«» ＊", "text")) == "x_field");
    CHECK(shop.column(shop.add("contact", "Taglia", "text")) == "x_taglia");

    REQUIRE(shop.give(shop.rossi, "x_taglia", "M").ok());
    Record changed = shop.find(custom_field::entity, field);
    changed.set(custom_field::kind, std::string("number"));
    CHECK(shop.first_problem(changed) == "issue.custom_field_kind");
    changed.set(custom_field::kind, std::string("long_text"));
    CHECK(shop.first_problem(changed).empty());
    CHECK(shop.value(shop.rossi, "x_taglia") == "M");
    REQUIRE(shop.give(shop.rossi, "x_taglia", "").ok());
    changed.set(custom_field::kind, std::string("number"));
    CHECK(shop.first_problem(changed).empty());
    CHECK(shop.give(shop.rossi, "x_taglia", "42.5").ok());
    CHECK(shop.value(shop.rossi, "x_taglia") == "42.5");
}

TEST_CASE("custom fields: a choice in use stays, an unknown one is refused, several are put in order") {
    FieldShop shop;
    const RecordId one = shop.add("account", "Colore", "choice", "Rosso\nBlu\n\n Rosso "), several = shop.add("account", "Colori", "choices", "Rosso\nBlu");
    CHECK(shop.store.schema().entity("account").field("x_colore").choices == std::vector<std::string>{"Rosso", "Blu"});
    REQUIRE(shop.give(shop.rossi, "x_colore", "Blu").ok());
    CHECK(shop.give(shop.rossi, "x_colore", "Nero").issues().front().message == "issue.not_a_choice");
    REQUIRE(shop.give(shop.rossi, "x_colori", "blu;ROSSO; blu").ok());
    CHECK(shop.value(shop.rossi, "x_colori") == "Rosso; Blu");
    CHECK(shop.give(shop.rossi, "x_colori", "Blu; Nero").issues().front() == Issue{.field = "x_colori", .message = "issue.not_a_choice", .args = {"Nero"}});
    for (const RecordId field : {one, several}) {
        Record fewer = shop.find(custom_field::entity, field);
        fewer.set(custom_field::choices, std::string("Rosso"));
        CHECK(shop.first_problem(fewer) == "issue.choice_in_use");
    }
    shop.add("account", "Ora", "time");
    REQUIRE(shop.give(shop.rossi, "x_ora", "9.5").ok());
    CHECK(shop.value(shop.rossi, "x_ora") == "09:05");
    CHECK(shop.give(shop.rossi, "x_ora", "25:00").issues().front().message == "issue.not_a_time");
}

TEST_CASE("custom fields: formulas follow their fields, one another and a change of the formula") {
    FieldShop shop;
    shop.add("account", "Base", "number");
    shop.add("account", "Altezza", "number");
    const RecordId area = shop.add("account", "Area", "formula", "{x_base} * {x_altezza}");
    shop.add("account", "Doppio", "formula", "{x_area} * 2");
    REQUIRE(shop.give(shop.rossi, "x_base", "3").ok());
    REQUIRE(shop.give(shop.rossi, "x_altezza", "2.5").ok());
    CHECK(shop.value(shop.rossi, "x_area") == "7.5");
    CHECK(shop.value(shop.rossi, "x_doppio") == "15");
    CHECK(shop.store.count({.entity = "account", .conditions = {{"x_doppio", Comparison::Greater, {Decimal::from_int(14)}}}}) == 1);

    const RecordId changed = shop.step();
    Record field = shop.find(custom_field::entity, area);
    field.set(custom_field::formula, std::string("{x_base} / ({x_altezza} - 2.5)"));
    REQUIRE(shop.first_problem(field).empty());
    CHECK(shop.value(shop.rossi, "x_area").empty());
    const Record record = shop.find("account", shop.rossi);
    CHECK(formula_fault(record, *record.def().index_of("x_area"))->message == "issue.formula_division");
    CHECK(formula_fault(record, *record.def().index_of("x_doppio"))->message == "issue.formula_division");
    REQUIRE(shop.undo(changed).ok());
    CHECK(shop.value(shop.rossi, "x_doppio") == "15");

    field = shop.find(custom_field::entity, area);
    field.set(custom_field::formula, std::string("{x_doppio} + 1"));
    CHECK(shop.first_problem(field) == "issue.formula_circle");
    field.set(custom_field::formula, std::string("{x_area}"));
    CHECK(shop.first_problem(field) == "issue.formula_circle");
    field.set(custom_field::formula, std::string("{x_base} +"));
    CHECK(shop.first_problem(field) == "issue.formula_ends");
    field.set(custom_field::formula, std::string("{x_nowhere}"));
    CHECK(shop.first_problem(field) == "issue.formula_gone");
    // A value that is given to a record goes with its formula in one step back.
    const RecordId given = shop.step();
    REQUIRE(shop.give(shop.rossi, "x_base", "10").ok());
    CHECK(shop.value(shop.rossi, "x_area") == "25");
    REQUIRE(shop.undo(given).ok());
    CHECK(shop.value(shop.rossi, "x_area") == "7.5");
}

TEST_CASE("custom fields: a circle that a file brings is told, not followed") {
    FieldShop shop;
    shop.add("account", "Uno", "formula", "1");
    shop.add("account", "Due", "formula", "{x_uno}");
    shop.database.execute("UPDATE custom_field SET formula = '{x_due}' WHERE name = 'x_uno'");
    shop.store.mark_changed();
    Record record = shop.find("account", shop.rossi);
    recompute_formulas(record);
    CHECK(is_empty(record.value("x_uno")));
    CHECK(formula_fault(record, *record.def().index_of("x_uno"))->message == "issue.formula_circle");
    CHECK(formula_fault(record, *record.def().index_of("x_due"))->message == "issue.formula_circle");
}

TEST_CASE("custom fields: an issued invoice keeps its fields as they were, the triggers behind it too") {
    FieldShop shop;
    shop.add("invoice", "Commessa", "text");
    shop.add("invoice", "Cliente finale", "reference", "account");
    shop.add("invoice", "Lordo doppio", "formula", "{total} * 2");
    const RecordId invoice = shop.add_issued_invoice(shop.rossi, "100");
    Record record = shop.find("invoice", invoice);
    CHECK(canonical_text(record.value("x_lordo_doppio")) == "244");
    record.set_value("x_commessa", std::string("A1"));
    CHECK(shop.store.update(record).issues().front().message == "issue.sealed");
    CHECK_THROWS_AS(shop.database.execute("UPDATE invoice SET x_commessa = 'A1'"), DatabaseError);
    CHECK_THROWS_AS(shop.database.execute("UPDATE invoice SET x_cliente_finale = " + to_string(shop.rossi)), DatabaseError);
    // A field added later leaves it alone, and a formula can still be mended.
    shop.step();
    const RecordId later = shop.add("invoice", "Metà", "formula", "{total} / 2");
    CHECK(canonical_text(shop.find("invoice", invoice).value(shop.column(later))) == "61");
    CHECK_THROWS_AS(shop.database.execute("UPDATE invoice SET total = 1"), DatabaseError);
    // An import that lacks the empty fields loses nothing of it.
    const std::string text = test::exported(shop);
    shop.step();
    shop.add("invoice", "Nota interna", "text");
    REQUIRE(import_archive(shop.database, shop.store.schema(), text, kSchemaVersion).ok());
    shop.store.mark_replaced();
    CHECK(test::exported(shop) == text);
}

TEST_CASE("custom fields: a column of a file finds its field by the person's own name, and a list exports it") {
    FieldShop shop;
    shop.add("account", "Numero di scarpe", "number");
    shop.add("account", "Marche", "choices", "Alfa\nBeta");
    const auto table = parse_csv("Nome;numero di scarpe;Marche\nUno;42,5;\"beta; alfa\"\nDue;quaranta;Alfa\nTre;40;Beta\n", ';');
    REQUIRE(table.ok());
    const ImportPlan plan = propose_plan(table.value(), learn_columns(table.value()), shop.store.schema(), "account", "it");
    REQUIRE(plan.columns.size() == 3);
    CHECK(plan.columns[1].field == "x_numero_di_scarpe");
    CHECK(plan.columns[2].field == "x_marche");
    RowImporter importer(shop.store, table.value(), plan);
    CHECK(importer.import(1).outcome == RowOutcome::Refused);
    CHECK(importer.import(2).outcome == RowOutcome::Create);
    const auto made = shop.store.run({.entity = "account", .conditions = {{"x_numero_di_scarpe", Comparison::Equal, {Decimal::from_int(40)}}}});
    REQUIRE(made.size() == 1);
    CHECK(made.front().title() == "Tre");
    CHECK(canonical_text(made.front().value("x_marche")) == "Beta");
    const std::string csv = list_as_csv(shop.store, {.entity = "account"}, embedded_catalogue("it"), Locale("it"));
    CHECK(csv.find("Numero di scarpe") != std::string::npos);
    CHECK(csv.find("Beta") != std::string::npos);
    CHECK(shop.store.search(std::vector<std::string>{"account"}, "beta", 5).size() == 1);
}

TEST_CASE("custom fields: a label is the person's own words, also where a text of the program has that key") {
    FieldShop shop;
    const RecordId field = shop.add("account", "quote", "text");
    const EntityDef& def = shop.store.schema().entity("account");
    CHECK(embedded_catalogue("it").text(label_key(def, def.field(shop.column(field)))) == "quote");
    CHECK(embedded_catalogue("it").text("issue.mandatory_by_rule", {label_key(def, def.field("x_quote"))}).find("quote") != std::string::npos);
}

TEST_CASE("custom fields: places are exchanged, and many are too many") {
    FieldShop shop;
    const RecordId one = shop.add("account", "Uno", "text"), two = shop.add("account", "Due", "text");
    REQUIRE(move_custom_field(shop.session, two, false).ok());
    CHECK(*shop.find(custom_field::entity, two).get(custom_field::place) < *shop.find(custom_field::entity, one).get(custom_field::place));
    const EntityDef& def = shop.store.schema().entity("account");
    const FieldDef* first = &def.field("x_uno");
    for (std::int64_t i = 2; i < most_custom_fields; ++i) shop.add("account", "Campo " + std::to_string(i), "text");
    CHECK(&def.field("x_uno") == first);
    CHECK(shop.first_problem(shop.described("account", "Troppo", "text")) == "issue.custom_field_many");
}

TEST_CASE("custom fields: one is deleted with its values in one step, which can be taken back") {
    FieldShop shop;
    const RecordId field = shop.add("account", "Taglia", "text");
    REQUIRE(set_rule(shop.session, "account", "x_taglia", Rule::Unique, true).ok());
    REQUIRE(shop.give(shop.rossi, "x_taglia", "M").ok());
    const auto remove_all = [&](RecordId row) {
        auto work = delete_custom_field(shop.session, row);
        for (;;) {
            auto state = work->step(shop.session);
            if (!state.ok()) return state.issues().front().message;
            if (state.value() == LongWork::State::Finished) return std::string();
        }
    };
    const RecordId step = shop.step();
    CHECK(remove_all(field).empty());
    CHECK(shop.store.count({.entity = "custom_field"}) == 0);
    CHECK(shop.store.count({.entity = "field_rule"}) == 0);
    CHECK(is_empty(shop.find("account", shop.rossi).value("x_taglia")));
    REQUIRE(shop.undo(step).ok());
    CHECK(shop.value(shop.rossi, "x_taglia") == "M");
    CHECK(shop.store.count({.entity = "field_rule"}) == 1);

    const RecordId sealed = shop.add("invoice", "Commessa", "text");
    const RecordId invoice = shop.add_invoice(shop.rossi, "10");
    Record draft = shop.find("invoice", invoice);
    draft.set_value("x_commessa", std::string("A1"));
    REQUIRE(shop.store.update(draft).ok());
    shop.database.execute("UPDATE invoice SET state = 'issued' WHERE id = " + to_string(invoice));
    CHECK(remove_all(sealed) == "issue.custom_field_sealed");
}

TEST_CASE("custom fields: an amount is in the currency of the business where its list has none") {
    FieldShop italian;
    italian.add("product", "Costo", "money");
    CHECK(italian.store.schema().entity("product").currency == "EUR");
    test::Shop shop("RO");
    Record field = shop.store.blank(custom_field::entity);
    field.set(custom_field::list, std::string("product"));
    field.set(custom_field::label, std::string("Cost"));
    field.set(custom_field::kind, std::string("money"));
    REQUIRE(save_custom_field(shop.session, field).ok());
    const RecordId product = shop.add_product("P1", "Lampă", "10");
    Record record = shop.find("product", product);
    CHECK(record.currency().code() == "RON");
    record.set_value("x_cost", Money(1250, record.currency()));
    REQUIRE(shop.store.update(record).ok());
    CHECK(std::get<Money>(shop.find("product", product).value("x_cost")).currency().code() == "RON");
    const std::string text = test::exported(shop);
    shop.store.mark_replaced();
    CHECK(test::exported(shop) == text);
}

TEST_CASE("custom fields: an archive of before them, and one of a version with fewer columns, are opened") {
    FieldShop shop;
    shop.add("account", "Taglia", "text");
    shop.database.execute("ALTER TABLE custom_field DROP COLUMN currency");
    shop.store.mark_replaced();
    CHECK(shop.store.schema().entity("account").has("x_taglia"));
    Schema schema = all_entities();
    Database older(":memory:");
    take_in_custom_fields(schema, older, Places::Anew);
    CHECK_FALSE(schema.entity("account").has("x_taglia"));
}

TEST_CASE("custom fields: an archive that has them is opened without being migrated") {
    const std::string path = "custom_field_test";
    register_memory_vfs();
    create_page_store(path, 4096, 0, nullptr);
    Environment environment{.now_ms = [] { return std::int64_t{1'700'000'000'000}; }, .today = [] { return *Date::parse_iso("2026-03-16"); }, .random = [] { return 7u; }};
    {
        auto application = Application::open(path, memory_vfs_name, environment);
        REQUIRE(application.ok());
        REQUIRE(application.value()->run("test", [](Session& session) -> Result<RecordId> {
            Record field = session.store.blank(custom_field::entity);
            field.set(custom_field::list, std::string("invoice"));
            field.set(custom_field::label, std::string("Commessa"));
            return save_custom_field(session, std::move(field));
        }).ok());
        // A command that fails after it added a field leaves none.
        CHECK_FALSE(application.value()->run("test", [](Session& session) -> Result<RecordId> {
            Record field = session.store.blank(custom_field::entity);
            field.set(custom_field::list, std::string("invoice"));
            field.set(custom_field::label, std::string("Altra"));
            (void)save_custom_field(session, std::move(field));
            return Issue{.message = "issue.record_gone"};
        }).ok());
        CHECK_FALSE(application.value()->schema().entity("invoice").has("x_altra"));
        CHECK(application.value()->store().count({.entity = "invoice"}) == 0);
    }
    CHECK_FALSE(Application::would_migrate(path, memory_vfs_name));
    auto again = Application::open(path, memory_vfs_name, environment);
    REQUIRE(again.ok());
    CHECK(again.value()->schema().entity("invoice").field("x_commessa").label == "Commessa");
    again.value().reset();
    remove_page_store(path);
}
