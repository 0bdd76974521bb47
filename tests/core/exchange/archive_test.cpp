#include "core/exchange/archive.hpp"

#include "core/app/application.hpp"
#include "core/app/modules.hpp"
#include "core/data/settings.hpp"
#include "core/documents/number_series.hpp"
#include "core/exchange/crc32.hpp"
#include "core/modules/billing/credit_note.hpp"
#include "core/modules/billing/invoice.hpp"
#include "core/modules/business/business.hpp"
#include "core/modules/crm/account.hpp"
#include "tests/support/shop.hpp"

#include <doctest/doctest.h>

#include <cstdio>

using namespace bottega;
using namespace bottega::test;

namespace {

// An archive nothing was ever written in.
struct Empty {
    Database database{":memory:"};
    Schema schema = all_entities();
    RecordIdGenerator ids = RecordIdGenerator::counting_from(1);
    RecordStore store{database, schema, ids};
    Empty() { migrate(database, schema, all_migrations(), *Timestamp::parse_iso("2026-03-16T10:00:00Z")); }
};

std::string exported(RecordStore& store) { return export_archive(store.database(), store.schema(), kSchemaVersion); }

Result<Done> imported(RecordStore& store, std::string_view text) { return import_archive(store.database(), store.schema(), text, kSchemaVersion); }

// A shop in which something has happened: documents, payments, changes, settings.
struct BusyShop : Shop {
    RecordId customer, invoice;
    BusyShop() {
        customer = add_customer("Rossi & Figli \"srl\"\nTorino");
        add_product("P1", "Trapano", "19.99");
        add_quote(customer, {line("quote", "Posa in opera", "2.5", "31.25", "20+10")}, "sent");
        invoice = add_issued_invoice(customer, "100");
        store.history().start_command(store.next_id(), "ui.save", session.now);
        Record account = find("account", customer);
        account.set(crm::account::notes, std::string("Città di Cluj-Napoca, ș ț ă"));
        REQUIRE(store.update(account).ok());
        Settings(database).set("language", "it");
        Settings(database).set("local.theme", "dark");
    }
};

std::string with_checksum(std::string text) {
    text.erase(text.rfind("\"crc32\":\""));
    Crc32 crc;
    crc.add(text);
    char digits[9];
    std::snprintf(digits, sizeof digits, "%08x", crc.value());
    return text + "\"crc32\":\"" + digits + "\"}\n";
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    const auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    return with_checksum(text.replace(at, from.size(), to));
}

// Refused for that reason, and not one byte of the archive is another.
void check_refused(RecordStore& store, const std::string& text, const std::string& message) {
    const std::string before = exported(store);
    const auto outcome = imported(store, text);
    REQUIRE_FALSE(outcome.ok());
    CHECK(outcome.issues()[0].message == message);
    CHECK(exported(store) == before);
}

}  // namespace

TEST_CASE("an archive goes into an empty one and everything is equal") {
    BusyShop shop;
    const std::string text = exported(shop.store);
    CHECK(exported(shop.store) == text);
    Empty other;
    REQUIRE(imported(other.store, text).ok());
    CHECK(exported(other.store) == text);

    const auto account = other.store.find("account", shop.customer);
    REQUIRE(account.has_value());
    CHECK(account->text(crm::account::notes) == shop.find("account", shop.customer).text(crm::account::notes));
    CHECK(other.store.history().of_record("account", shop.customer).size() == shop.store.history().of_record("account", shop.customer).size());
    CHECK(Settings(other.database).get("language") == "it");
    CHECK(Settings(other.database).get("local.theme").empty());
    CHECK(other.store.run({.entity = "account", .search = "rossi"}).size() == 1);
}

TEST_CASE("importing adds nothing of its own and keeps what belongs to the browser") {
    BusyShop shop;
    const std::string text = exported(shop.store);
    REQUIRE(imported(shop.store, text).ok());
    CHECK(exported(shop.store) == text);
    CHECK(Settings(shop.database).get("local.theme") == "dark");
}

TEST_CASE("an imported archive goes on where it stood: seals, numbers, searching") {
    BusyShop shop;
    Empty other;
    REQUIRE(imported(other.store, exported(shop.store)).ok());
    Record invoice = *other.store.find("invoice", shop.invoice);
    invoice.set(documents::document::notes, std::string("changed"));
    CHECK_FALSE(other.store.update(invoice).ok());
    CHECK_THROWS(other.database.execute("UPDATE invoice SET notes = 'changed' WHERE id = " + std::to_string(shop.invoice.value)));
    Session session{other.store, shop.session.today, shop.session.now, "it"};
    CHECK(documents::next_number(session, "invoice", session.today) == documents::next_number(shop.session, "invoice", shop.session.today));
}

TEST_CASE("a file tells what it holds before anything is written") {
    BusyShop shop;
    const auto summary = inspect_archive(exported(shop.store), kSchemaVersion);
    REQUIRE(summary.ok());
    CHECK(summary.value().schema_version == kSchemaVersion);
    CHECK(summary.value().last_change == shop.session.now.iso());
    const auto& by_entity = summary.value().by_entity;
    CHECK(std::find(by_entity.begin(), by_entity.end(), std::pair<std::string, std::int64_t>("account", 1)) != by_entity.end());
}

TEST_CASE("a damaged file is refused, wherever it is damaged") {
    BusyShop shop;
    const std::string text = exported(shop.store);
    Empty other;
    for (std::size_t part = 1; part < 20; ++part) {
        std::string damaged = text;
        char& byte = damaged[text.size() * part / 20];
        byte = byte == 'x' ? 'y' : 'x';
        const std::string before = exported(other.store);
        CHECK_FALSE(imported(other.store, damaged).ok());
        CHECK(exported(other.store) == before);
        CHECK_FALSE(imported(other.store, text.substr(0, text.size() * part / 20)).ok());
        CHECK(exported(other.store) == before);
    }
    check_refused(other.store, text.substr(0, text.size() - 30), "issue.archive_damaged");
}

TEST_CASE("a file in which a link leads nowhere is damaged, though its sum is right") {
    BusyShop shop;
    const std::string link = "\"customer\":\"" + to_string(shop.customer) + "\"";
    Empty other;
    check_refused(other.store, replaced(exported(shop.store), link, "\"customer\":\"999999\""), "issue.archive_damaged");
}

TEST_CASE("foreign and newer files are refused") {
    Empty other;
    check_refused(other.store, "", "issue.archive_foreign");
    check_refused(other.store, "{\"customers\": []}", "issue.archive_foreign");
    check_refused(other.store, "code,name\n1,Rossi\n", "issue.archive_foreign");
    BusyShop shop;
    const std::string text = exported(shop.store);
    check_refused(other.store, replaced(text, "\"schema\":1", "\"schema\":99"), "issue.newer_archive");
    check_refused(other.store, replaced(text, "\"version\":1", "\"version\":2"), "issue.newer_archive");
    check_refused(other.store, replaced(text, "\"account\":[", "\"starship\":["), "issue.archive_unknown");
    check_refused(other.store, replaced(text, "\"is_customer\":", "\"is_martian\":"), "issue.archive_unknown");
}

TEST_CASE("no file makes an issued document disappear or change, nor gives its number again") {
    BusyShop shop;
    const std::string before_more = exported(shop.store);
    const RecordId second = shop.add_issued_invoice(shop.customer, "250");
    check_refused(shop.store, before_more, "issue.archive_loses_issued");
    Empty empty;
    check_refused(shop.store, exported(empty.store), "issue.archive_loses_issued");

    const std::string text = exported(shop.store);
    const std::string id = std::to_string(second.value);
    const auto record = text.find("{\"id\":\"" + id + "\"");
    REQUIRE(record != std::string::npos);
    const auto name = text.find("Rossi", record);
    REQUIRE(name != std::string::npos);
    std::string altered = text;
    altered.replace(name, 5, "Verdi");
    check_refused(shop.store, with_checksum(altered), "issue.archive_loses_issued");
}

TEST_CASE("a number once used on paper is not lowered by an older file") {
    Shop shop;
    const std::string older = exported(shop.store);
    REQUIRE(documents::set_last_number(shop.session, "invoice", 2026, 41).ok());
    check_refused(shop.store, older, "issue.archive_lowers_number");
}
