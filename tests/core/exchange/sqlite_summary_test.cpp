#include "core/exchange/sqlite_summary.hpp"

#include "core/app/application.hpp"
#include "core/app/modules.hpp"
#include "core/exchange/archive.hpp"
#include "tests/support/exported.hpp"
#include "tests/support/shop.hpp"
#include "tests/support/sqlite_file.hpp"

#include <doctest/doctest.h>

#include <map>

using namespace bottega;
using namespace bottega::test;

TEST_CASE("a .sqlite file tells whose it is and how many of each it holds") {
    Shop shop;
    const RecordId customer = shop.add_customer("Officine Rossi");
    (void)shop.add_issued_invoice(customer, "100");
    (void)shop.add_issued_invoice(customer, "200");
    const auto summary = inspect_sqlite(as_sqlite(exported(shop)), all_entities(), kSchemaVersion, "business");
    REQUIRE(summary.ok());
    CHECK(summary.value().title == "Ferramenta Bianchi");
    const std::map<std::string, std::int64_t> counts(summary.value().by_entity.begin(), summary.value().by_entity.end());
    CHECK(counts.at("invoice") == 2);
    CHECK(counts.at("account") == 1);
    CHECK_FALSE(counts.contains("quote"));
    CHECK(summary.value().last_change == inspect_archive(exported(shop), kSchemaVersion).value().last_change);
}

TEST_CASE("a file of an older program lacks tables, one from a newer one or of no SQLite at all is refused") {
    Shop shop;
    const auto read = [&](const std::string& bytes) { return inspect_sqlite(bytes, all_entities(), kSchemaVersion, "business"); };
    const auto old = read(as_sqlite(exported(shop), [](Database& database) { database.execute("PRAGMA foreign_keys = OFF; DROP TABLE request; DROP TABLE history; DROP TABLE command"); }));
    REQUIRE(old.ok());
    CHECK(old.value().title == "Ferramenta Bianchi");
    CHECK(old.value().last_change.empty());

    const auto newer = read(as_sqlite(exported(shop), [](Database& database) { set_schema_version(database, kSchemaVersion + 1); }));
    REQUIRE_FALSE(newer.ok());
    CHECK(newer.issues().front().message == "issue.newer_archive");
    CHECK_FALSE(read("no database").ok());
    CHECK_FALSE(read(as_sqlite(exported(shop)).substr(0, 5000)).ok());
}
