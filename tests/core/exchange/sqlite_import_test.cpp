#include "core/exchange/sqlite_import.hpp"

#include "core/app/application.hpp"
#include "core/app/modules.hpp"
#include "core/data/table_sql.hpp"
#include "core/exchange/archive.hpp"
#include "tests/support/exported.hpp"
#include "tests/support/shop.hpp"
#include "tests/support/sqlite_file.hpp"

#include <doctest/doctest.h>

using namespace bottega;
using namespace bottega::test;

namespace {

constexpr int page_bytes = 4096;

std::string refusal(const std::string& bytes) {
    const auto read = archive_from_sqlite(bytes, all_entities(), kSchemaVersion);
    return read.ok() ? "accepted" : read.issues()[0].message;
}

std::string refusal(Shop& shop, const std::string& sql) {
    return refusal(as_sqlite(exported(shop), [&](Database& database) { database.execute(sql); }));
}

SqliteTable told(const SqliteArchive& archive, const std::string& name) {
    for (const SqliteTable& table : archive.tables)
        if (table.name == name) return table;
    return {};
}

void add_many_customers(Shop& shop, int count) {
    for (int i = 0; i < count; ++i) (void)shop.add_customer("Cliente " + std::to_string(i) + std::string(80, 'x'));
}

// Leaf pages of a table in the order of its rows: as the file format says, interior pages (5) list their children.
std::vector<std::size_t> leaves_of(const std::string& bytes, std::size_t page) {
    const auto byte = [&](std::size_t at) { return static_cast<std::size_t>(static_cast<unsigned char>(bytes[at])); };
    const std::size_t start = (page - 1) * page_bytes, header = start + (page == 1 ? 100 : 0);
    if (byte(header) == 13) return {page};
    std::vector<std::size_t> found;
    const auto number = [&](std::size_t at) { return (byte(at) << 24) + (byte(at + 1) << 16) + (byte(at + 2) << 8) + byte(at + 3); };
    const auto append = [&](std::size_t child) {
        for (const std::size_t leaf : leaves_of(bytes, child)) found.push_back(leaf);
    };
    for (std::size_t cell = 0; cell < byte(header + 3) * 256 + byte(header + 4); ++cell)
        append(number(start + byte(header + 12 + 2 * cell) * 256 + byte(header + 13 + 2 * cell)));
    append(number(header + 8));
    return found;
}

std::string with_pages_lost(std::string bytes, const std::vector<std::size_t>& pages) {
    for (const std::size_t page : pages) bytes.replace((page - 1) * page_bytes, page_bytes, page_bytes, '\0');
    return bytes;
}

std::size_t root_of(Database& database, const std::string& name) {
    return static_cast<std::size_t>(database.scalar("SELECT rootpage FROM sqlite_master WHERE name = '" + name + "'"));
}

}  // namespace

TEST_CASE("a .sqlite file of the archive is the same archive as its JSON") {
    Shop shop;
    const RecordId customer = shop.add_customer("Rossi \"e\" Figli, Cluj-Napoca ș ț");
    (void)shop.add_issued_invoice(customer, "100");
    const auto read = archive_from_sqlite(as_sqlite(exported(shop)), all_entities(), kSchemaVersion);
    REQUIRE(read.ok());
    std::string expected = exported(shop);
    CHECK(read.value().text == expected);
    CHECK(read.value().left_out.empty());
    CHECK(told(read.value(), "invoice").copied == 1);
    CHECK(told(read.value(), "invoice").lost == 0);
}

TEST_CASE("another tool's write-ahead mode does not hinder reading") {
    Shop shop;
    std::string bytes = as_sqlite(exported(shop));
    bytes[18] = bytes[19] = 2;
    CHECK(refusal(bytes) == "accepted");
}

TEST_CASE("foreign, newer and damaged SQLite files are refused") {
    Shop shop;
    CHECK(refusal("") == "issue.archive_foreign");
    CHECK(refusal("code,name\n1,Rossi\n") == "issue.archive_foreign");
    CHECK(refusal(std::string("SQLite format 3\0", 16)) == "issue.archive_damaged");
    CHECK(refusal(shop, "PRAGMA user_version = 99") == "issue.newer_archive");
    CHECK(refusal(shop, "DROP TABLE history") == "issue.archive_foreign");
    const std::string whole = as_sqlite(exported(shop));
    CHECK(refusal(whole.substr(0, whole.size() / 2)) == "issue.archive_damaged");
    CHECK(refusal(whole.substr(0, 1000)) == "issue.archive_damaged");
}

TEST_CASE("any bytes in place of a file are refused or read, and never crash") {
    Shop shop;
    (void)shop.add_issued_invoice(shop.add_customer("Rossi"), "100");
    const std::string whole = as_sqlite(exported(shop));
    const Schema schema = all_entities();
    std::uint32_t state = 12345;
    const auto random = [&] { return state = state * 1664525u + 1013904223u; };
    for (int round = 0; round < 60; ++round) {
        std::string damaged = whole;
        for (int i = 0; i < 20; ++i) damaged[random() % damaged.size()] = static_cast<char>(random() >> 24);
        const auto strict = archive_from_sqlite(damaged, schema, kSchemaVersion);
        if (strict.ok()) CHECK(inspect_archive(strict.value().text, kSchemaVersion).ok());
        const auto lenient = archive_from_sqlite(damaged, schema, kSchemaVersion, Damage::Skip);
        if (lenient.ok()) CHECK(inspect_archive(lenient.value().text, kSchemaVersion).ok());
    }
}

TEST_CASE("what a hostile file's schema would run is never run") {
    Shop shop;
    (void)shop.add_customer("Rossi");
    CHECK(refusal(shop, "PRAGMA foreign_keys = OFF; DROP TABLE payment_term; CREATE VIEW payment_term AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
                        "SELECT i AS id, 'x' AS name FROM n") == "issue.sqlite_disguised");
    CHECK(refusal(shop, "PRAGMA foreign_keys = OFF; DROP TABLE payment_term; CREATE VIRTUAL TABLE payment_term USING fts5(name)") == "issue.sqlite_disguised");
    CHECK(refusal(shop, "CREATE TRIGGER evil AFTER INSERT ON account BEGIN DELETE FROM invoice; END") == "accepted");
    const auto with_stranger = archive_from_sqlite(as_sqlite(exported(shop), [](Database& database) { database.execute("CREATE TABLE starship (id INTEGER)"); }),
                                                   all_entities(), kSchemaVersion);
    REQUIRE(with_stranger.ok());
    CHECK(with_stranger.value().left_out == std::vector<std::string>{"starship"});
    CHECK(with_stranger.value().text == exported(shop));
}

TEST_CASE("values that are not what the field holds are refused, however large") {
    Shop shop;
    (void)shop.add_customer("Rossi");
    const std::string looser = "PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql = replace(sql, ') STRICT', ')') WHERE name = 'account'; "
                               "PRAGMA writable_schema = RESET; ";
    CHECK(refusal(shop, looser + "UPDATE account SET is_customer = 'yes'") == "issue.archive_bad_value");
    CHECK(refusal(shop, "UPDATE number_series SET last_date = 'yesterday'") == "issue.archive_bad_value");
    CHECK(refusal(shop, "UPDATE account SET notes = printf('%.*c', 40000000, 'x')") == "issue.archive_damaged");
}

TEST_CASE("a damaged archive gives what is left of it, table by table, and says what is lost") {
    Shop shop;
    add_many_customers(shop, 200);
    (void)shop.add_issued_invoice(shop.add_customer("Ultimo"), "100");
    std::size_t accounts = 0, titles = 0;
    const std::string whole = as_sqlite(exported(shop), [&](Database& database) {
        accounts = root_of(database, "account");
        titles = root_of(database, "account_title_index");
    });
    const auto pages = leaves_of(whole, accounts);
    REQUIRE(pages.size() > 6);
    const auto check = [&](const std::vector<std::size_t>& lost_pages, std::int64_t least) {
        const auto read = archive_from_sqlite(with_pages_lost(whole, lost_pages), all_entities(), kSchemaVersion, Damage::Skip);
        REQUIRE(read.ok());
        CHECK(told(read.value(), "account").copied >= least);
        CHECK(told(read.value(), "account").copied < 201);
        CHECK(told(read.value(), "invoice").copied == 1);
        CHECK(told(read.value(), "product").lost == 0);
        // It goes through the checks of any archive.
        Database database(":memory:");
        const Schema schema = all_entities();
        migrate(database, schema, all_migrations(), shop.session.now);
        CHECK(import_archive(database, schema, read.value().text, kSchemaVersion).ok());
        return told(read.value(), "account");
    };
    const auto one = check({pages[2]}, 201 - 40);
    CHECK(one.copied + one.lost == 201);
    const auto three = check({pages[0], pages[3], pages.back()}, 201 - 3 * 40);
    CHECK(three.copied + three.lost == 201);
    check({pages[1], pages[3], titles}, 201 - 2 * 40);  // no index is left to name the rows
    CHECK(refusal(with_pages_lost(whole, {pages[2]})) == "issue.archive_damaged");
}

TEST_CASE("without its first page a file is nothing, which is said") {
    Shop shop;
    const std::string whole = as_sqlite(exported(shop));
    const auto read = archive_from_sqlite(with_pages_lost(whole, {1}), all_entities(), kSchemaVersion, Damage::Skip);
    REQUIRE_FALSE(read.ok());
    CHECK(read.issues()[0].message == "issue.archive_foreign");
}
