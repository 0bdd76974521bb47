#include "core/data/field_rule.hpp"

#include "core/data/duplicate.hpp"
#include "core/data/undo.hpp"
#include "core/exchange/archive.hpp"
#include "core/exchange/csv.hpp"
#include "core/exchange/import_rows.hpp"
#include "core/modules/crm/account.hpp"
#include "core/modules/sales/quote.hpp"
#include "tests/support/exported.hpp"
#include "tests/support/shop.hpp"
#include "tests/support/surveyed.hpp"

#include <doctest/doctest.h>

using namespace bottega;
namespace account = bottega::crm::account;

namespace {

struct RuledShop : test::Shop {
    RecordId rossi = add("Rossi", "info@rossi.it"), bianchi = add("Bianchi", ""), verdi = add("Verdi", "INFO@rossi.it");

    RecordId add(const std::string& name, const std::string& email) {
        const RecordId id = add_customer(name);
        if (!email.empty()) REQUIRE(give(id, email).ok());
        return id;
    }
    Result<RecordId> give(RecordId id, const std::string& email) {
        Record record = find("account", id);
        if (email.empty()) record.clear(account::email);
        else record.set(account::email, email);
        return store.update(std::move(record));
    }
    RecordId demand(std::string_view field, Rule rule, bool on = true) {
        const RecordId command = store.next_id();
        store.history().start_command(command, "ui.rules.command", session.now);
        REQUIRE(set_rule(session, "account", field, rule, on).ok());
        return command;
    }
    std::vector<RecordId> breakers(std::string_view field, Rule rule) {
        const EntityDef& def = store.schema().entity("account");
        return rule_breakers_of(store, def, def.field(field), rule);
    }
    Issues problems_of(const std::string& name, const std::string& email) {
        Record record = store.proposal("account");
        record.set(account::name, name);
        if (!email.empty()) record.set(account::email, email);
        const Issues told = store.problems(record);
        const auto written = store.insert(std::move(record));
        CHECK(written.ok() == told.empty());
        return written.ok() ? Issues() : written.issues();
    }
};

std::optional<IssueKey> why_not(test::Shop& shop, std::string_view entity, std::string_view field, Rule rule) {
    return why_not_rule(shop.store.schema().entity(entity).field(field), rule);
}

}  // namespace

TEST_CASE("a field made mandatory is demanded of every record that a person saves from then on") {
    RuledShop shop;
    CHECK(shop.problems_of("Neri", "").empty());
    shop.demand("email", Rule::Mandatory);
    const Issues issues = shop.problems_of("Gialli", "");
    REQUIRE(issues.size() == 1);
    CHECK(issues.front() == Issue{.field = "email", .message = "issue.mandatory_by_rule", .args = {"account.email"}});
    CHECK(shop.problems_of("Gialli", "gialli@esempio.it").empty());
    // What was there before stays until it is saved again.
    CHECK(shop.breakers("email", Rule::Mandatory).size() == 2);
    Record bianchi = shop.find("account", shop.bianchi);
    bianchi.set(account::city, std::string("Roma"));
    CHECK(shop.store.update(bianchi).issues().front().message == "issue.mandatory_by_rule");
    bianchi.set(account::email, std::string("b@esempio.it"));
    CHECK(shop.store.update(bianchi).ok());
    CHECK(shop.breakers("email", Rule::Mandatory).size() == 1);
    shop.demand("email", Rule::Mandatory, false);
    CHECK(shop.problems_of("Viola", "").empty());
    CHECK(shop.store.count({.entity = "field_rule"}) == 0);
}

TEST_CASE("a field made unique refuses a value that another record has, capitals or not") {
    RuledShop shop;
    CHECK(shop.breakers("email", Rule::Unique) == std::vector<RecordId>{shop.rossi, shop.verdi});
    shop.demand("email", Rule::Unique);
    const Issues issues = shop.problems_of("Neri", "Info@Rossi.it");
    REQUIRE(issues.size() == 1);
    CHECK(issues.front() == Issue{.field = "email", .message = "issue.unique_by_rule", .args = {"account.email", "Rossi"}});
    CHECK(shop.problems_of("Neri", "neri@esempio.it").empty());
    CHECK(shop.problems_of("Gialli", "").empty());
    CHECK(shop.problems_of("Viola", "").empty());  // nothing is no value
    CHECK_FALSE(shop.give(shop.bianchi, "neri@esempio.it").ok());
    CHECK(shop.give(shop.verdi, "verdi@esempio.it").ok());
    CHECK(shop.breakers("email", Rule::Unique).empty());
    const auto copy = duplicate_record(shop.session, "account", shop.rossi);
    REQUIRE(copy.ok());
    CHECK(shop.find("account", copy.value()).text(account::email).empty());
}

TEST_CASE("two spaces where another record has one make no other value") {
    RuledShop shop;
    const auto named = [&](RecordId id, const std::string& city) {
        Record record = shop.find("account", id);
        record.set(account::city, city);
        return shop.store.update(std::move(record));
    };
    REQUIRE(named(shop.rossi, "Bagno a Ripoli").ok());
    REQUIRE(named(shop.bianchi, "  bagno  a    Ripoli ").ok());
    CHECK(shop.breakers("city", Rule::Unique) == std::vector<RecordId>{shop.rossi, shop.bianchi});
    shop.demand("city", Rule::Unique);
    CHECK(named(shop.verdi, "BAGNO a  Ripoli").issues().front().message == "issue.unique_by_rule");
    CHECK(named(shop.verdi, "Bagno aRipoli").ok());
    CHECK(unique_form("  Bagno  A   Ripoli ") == "bagno a ripoli");
}

TEST_CASE("what the program does by itself is not stopped by a rule, and neither is taking back") {
    RuledShop shop;
    const RecordId quote = shop.add_quote(shop.rossi, {shop.line("quote", "Trapano", "1", "10")});
    REQUIRE(set_rule(shop.session, "quote", "subject", Rule::Mandatory, true).ok());
    CHECK(sales::change_quote_state(shop.session, quote, "send").ok());
    Record changed = shop.find("quote", quote);
    changed.set(documents::document::customer_reference, std::string("A1"));
    CHECK_FALSE(shop.store.update(changed).ok());

    const RecordId step = shop.store.next_id();
    shop.store.history().start_command(step, "test", shop.session.now);
    REQUIRE(shop.give(shop.bianchi, "b@esempio.it").ok());
    shop.demand("email", Rule::Mandatory);
    shop.store.history().start_command(shop.store.next_id(), "command.undo", shop.session.now);
    CHECK(reverse_step(shop.session, step).ok());
    CHECK(shop.find("account", shop.bianchi).text(account::email).empty());
}

TEST_CASE("an import refuses the rows that break a rule, within the file too") {
    RuledShop shop;
    shop.demand("email", Rule::Mandatory);
    shop.demand("email", Rule::Unique);
    const auto table = parse_csv("Nome;Mail\nUno;uno@esempio.it\nDue;\nTre;UNO@esempio.it\nQuattro;info@rossi.it\nCinque;cinque@esempio.it\n", ';');
    REQUIRE(table.ok());
    ImportPlan plan;
    plan.entity = "account";
    plan.columns.resize(2);
    plan.columns[0].field = "name";
    plan.columns[1].field = "email";
    RowImporter preview(shop.store, table.value(), plan);
    std::vector<RowOutcome> outcomes;
    for (std::size_t row = 0; row < table.value().rows.size(); ++row) outcomes.push_back(preview.preview(row).outcome);
    using enum RowOutcome;
    CHECK(outcomes == std::vector<RowOutcome>{Create, Refused, Refused, Refused, Create});
    RowImporter importer(shop.store, table.value(), plan);
    for (std::size_t row = 0; row < table.value().rows.size(); ++row) CHECK(importer.import(row).outcome == outcomes[row]);
}

TEST_CASE("a rule goes with the archive; a restore keeps what breaks it, and says so") {
    RuledShop shop;
    shop.demand("email", Rule::Mandatory);
    shop.demand("email", Rule::Unique);
    const std::string text = test::exported(shop);
    const RuleBreakers found = test::surveyed(shop.store, text)->breakers();
    CHECK(found.count == 2);
    CHECK(found.first[0].first.title == "Bianchi");
    CHECK(found.first[0].second.message == "issue.mandatory_by_rule");
    CHECK(found.first[1].first.title == "Verdi");
    CHECK(found.first[1].second.message == "issue.unique_by_rule");

    test::Shop other;
    const std::int64_t before = shop.store.count({.entity = "account"});
    REQUIRE(import_archive(other.database, other.store.schema(), text, 1, {.losses = Losses::Accept}).ok());
    other.store.mark_changed();
    CHECK(other.store.count({.entity = "account"}) == before);
    Record record = other.store.proposal("account");
    record.set(account::name, std::string("Neri"));
    CHECK(other.store.insert(record).issues().front().message == "issue.mandatory_by_rule");
}

TEST_CASE("one undo takes a rule away, and the fields that cannot have one say why") {
    RuledShop shop;
    const RecordId step = shop.demand("email", Rule::Mandatory);
    shop.store.history().start_command(shop.store.next_id(), "command.undo", shop.session.now);
    REQUIRE(reverse_step(shop.session, step).ok());
    CHECK(shop.problems_of("Neri", "").empty());

    CHECK(why_not(shop, "account", "name", Rule::Mandatory) == "issue.rule_built_in_mandatory");
    CHECK(why_not(shop, "account", "code", Rule::Unique) == "issue.rule_built_in_unique");
    CHECK(why_not(shop, "account", "is_customer", Rule::Mandatory) == "issue.rule_flag");
    CHECK(why_not(shop, "account", "notes", Rule::Unique) == "issue.rule_repeats");
    CHECK(why_not(shop, "invoice", "total", Rule::Mandatory) == "issue.rule_of_program");
    CHECK_FALSE(why_not(shop, "account", "notes", Rule::Mandatory));
    CHECK_FALSE(why_not(shop, "account", "name", Rule::Unique));
    CHECK_FALSE(set_rule(shop.session, "account", "name", Rule::Mandatory, false).ok());
    CHECK_FALSE(set_rule(shop.session, "account", "nothing", Rule::Mandatory, true).ok());
}

TEST_CASE("issued documents are not counted among those that break a rule: they are never saved again") {
    RuledShop shop;
    shop.add_issued_invoice(shop.rossi, "10");
    const RecordId draft = shop.add_invoice(shop.rossi, "10");
    const EntityDef& def = shop.store.schema().entity("invoice");
    CHECK(rule_breakers_of(shop.store, def, def.field("subject"), Rule::Mandatory) == std::vector<RecordId>{draft});
    CHECK(shop.store.ids(query_of_breakers(shop.store, def, def.field("subject"), Rule::Mandatory)) == std::vector<RecordId>{draft});
    const EntityDef& accounts = shop.store.schema().entity("account");
    CHECK(shop.store.ids(query_of_breakers(shop.store, accounts, accounts.field("email"), Rule::Unique)) == std::vector<RecordId>{shop.rossi, shop.verdi});
}
