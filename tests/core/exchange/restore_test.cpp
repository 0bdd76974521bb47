// An older copy of the archive takes the place of what is here: what goes is named, and no number is given twice.
#include "core/app/application.hpp"
#include "core/app/modules.hpp"
#include "core/documents/number_series.hpp"
#include "core/documents/restored_numbers.hpp"
#include "core/exchange/archive.hpp"
#include "core/modules/billing/invoice.hpp"
#include "core/modules/business/business.hpp"
#include "tests/support/exported.hpp"
#include "tests/support/shop.hpp"
#include "tests/support/surveyed.hpp"

#include <doctest/doctest.h>

using namespace bottega;
using namespace bottega::test;

namespace {

Result<Done> restored(Shop& shop, const std::string& text, ImportRules rules = {.losses = Losses::Accept}) {
    return import_archive(shop.database, shop.store.schema(), text, kSchemaVersion, rules);
}

std::string next_invoice(Shop& shop) { return documents::next_number(shop.session, "invoice", shop.session.today); }

void start_command(Shop& shop) { shop.store.history().start_command(shop.store.next_id(), "ui.restore.command", shop.session.now); }

}  // namespace

TEST_CASE("an older copy names the issued documents that it lacks or holds otherwise") {
    Shop shop;
    const RecordId customer = shop.add_customer("Rossi");
    (void)shop.add_issued_invoice(customer, "100");
    const std::string older = exported(shop);
    CHECK(test::surveyed(shop.store, older)->losses().empty());
    const RecordId later = shop.add_issued_invoice(customer, "250");
    const auto lost = test::surveyed(shop.store, older)->losses();
    REQUIRE(lost.size() == 1);
    CHECK(lost[0].entity == "invoice");
    CHECK(lost[0].id == later);
    CHECK(lost[0].title == shop.find("invoice", later).title());
}

TEST_CASE("a number given after the copy was made is never given again") {
    Shop shop;
    const RecordId customer = shop.add_customer("Rossi");
    (void)shop.add_issued_invoice(customer, "100");
    const std::string older = exported(shop);
    shop.set_today(4, 2);
    (void)shop.add_issued_invoice(customer, "250");
    (void)shop.add_issued_invoice(customer, "350");
    const auto here = documents::last_numbers(shop.store);
    const std::string next = next_invoice(shop);

    CHECK_FALSE(restored(shop, older, {}).ok());
    REQUIRE(restored(shop, older).ok());
    shop.store.mark_changed();
    CHECK(next_invoice(shop) != next);
    start_command(shop);
    REQUIRE(documents::raise_numbers(shop.session, here).ok());
    CHECK(next_invoice(shop) == next);
    // Nor is a day before the last number's.
    CHECK(documents::why_not_number(shop.session, "invoice", *Date::from_ymd(2026, 4, 1)).front().message == "issue.date_before_last_number");
    CHECK_FALSE(shop.find("invoice", shop.add_issued_invoice(customer, "10")).title().empty());
}

TEST_CASE("numbers are raised, never lowered, also of a year that the copy does not know") {
    Shop shop;
    (void)shop.add_issued_invoice(shop.add_customer("Rossi"), "100");
    const std::string next = next_invoice(shop);
    start_command(shop);
    const documents::LastNumber lower{.code = "invoice", .year = 2026, .number = 0}, same{.code = "invoice", .year = 2026, .number = 1};
    REQUIRE(documents::raise_numbers(shop.session, {{lower, same}}).ok());
    CHECK(next_invoice(shop) == next);
    const documents::LastNumber to_come{.code = "invoice", .year = 2027, .number = 17};
    REQUIRE(documents::raise_numbers(shop.session, {{to_come}}).ok());
    CHECK(documents::next_number(shop.session, "invoice", *Date::from_ymd(2027, 1, 5)).find("18") != std::string::npos);
}

TEST_CASE("two copies that both go on never give the same number") {
    Shop shop;
    const RecordId customer = shop.add_customer("Rossi");
    (void)shop.add_issued_invoice(customer, "100");
    const std::string here = next_invoice(shop);
    start_command(shop);
    REQUIRE(documents::number_apart(shop.session, "B").ok());
    CHECK(next_invoice(shop) != here);
    CHECK(next_invoice(shop).find("B") != std::string::npos);
    CHECK(documents::next_number(shop.session, "invoice", *Date::from_ymd(2027, 1, 5)).find("B") != std::string::npos);
    REQUIRE(documents::number_apart(shop.session, "C").ok());
    CHECK(next_invoice(shop).find("BC") != std::string::npos);
    CHECK_FALSE(shop.find("invoice", shop.add_issued_invoice(customer, "10")).title().empty());
}

TEST_CASE("every record is kept, and those that a rule of today would refuse are listed") {
    Shop shop;
    const RecordId customer = shop.add_customer("Rossi");
    CHECK(test::surveyed(shop.store, exported(shop))->breakers().count == 0);
    shop.database.execute("UPDATE account SET name = NULL WHERE id = " + std::to_string(customer.value));
    const std::string text = exported(shop);
    const auto found = test::surveyed(shop.store, text)->breakers();
    REQUIRE(found.count == 1);
    CHECK(found.first[0].first.id == customer);
    CHECK(found.first[0].second.field == "name");
    Shop other;
    REQUIRE(restored(other, text).ok());
    CHECK(exported(other) == text);
}

TEST_CASE("what an older version of the program wrote is brought up to today") {
    Shop shop;
    (void)shop.add_customer("Rossi");
    const std::string text = exported(shop);
    int runs = 0;
    const auto rules = [&] {
        return ImportRules{.losses = Losses::Accept,
                           .migrations = {{.name = "test-shout", .run = [&](Database& database) {
                               ++runs;
                               database.execute("UPDATE account SET notes = 'migrated'");
                           }}}};
    };
    REQUIRE(restored(shop, text, rules()).ok());
    CHECK(runs == 1);
    CHECK(shop.store.run({.entity = "account"}).front().value("notes") == Value(std::string("migrated")));
    const std::string newer = exported(shop);
    REQUIRE(restored(shop, newer, rules()).ok());
    CHECK(runs == 1);
}
