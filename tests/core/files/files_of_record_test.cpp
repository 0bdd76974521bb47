#include "core/files/files_of_record.hpp"
#include "core/files/module.hpp"

#include "core/app/modules.hpp"
#include "core/exchange/archive.hpp"
#include "tests/support/shop.hpp"

#include <doctest/doctest.h>

using namespace bottega;
using namespace bottega::files;
using test::Shop;

namespace {

NewFile file_named(const std::string& name, const std::string& hash) {
    return {.name = name, .media_type = "application/pdf", .hash = hash, .bytes = 2560, .text = "Caldaia a condensazione"};
}

std::vector<std::string> names(const std::vector<Record>& records) {
    std::vector<std::string> all;
    for (const Record& record : records) all.push_back(record.title());
    return all;
}

}  // namespace

TEST_CASE("files hang on a record of any kind, and a word in them is found") {
    Shop shop;
    const RecordId customer = shop.add_customer("Idraulica Verdi");
    const RecordId product = shop.add_product("P1", "Caldaia", "900");
    const auto added = add_file(shop.session, {"account", customer}, file_named("contratto.pdf", "aa"));
    REQUIRE(added.ok());
    REQUIRE(add_file(shop.session, {"product", product}, file_named("scheda.pdf", "bb")).ok());

    CHECK(names(files_of(shop.store, "account", customer)) == std::vector<std::string>{"contratto.pdf"});
    CHECK(count_files(shop.store, "product", product) == 1);
    const Record record = shop.find(stored_file::entity, added.value());
    CHECK(owner_of(record) == Owner{"account", customer});
    CHECK(record.get(stored_file::kilobytes) == Decimal::parse("2.5"));
    NewFile small = file_named("nota.txt", "cc");
    small.bytes = 22;
    CHECK(shop.find(stored_file::entity, add_file(shop.session, {"account", customer}, small).value()).get(stored_file::kilobytes) == Decimal::parse("0.1"));
    CHECK(shop.store.count({.entity = "stored_file", .search = "condensaz"}) == 3);
    CHECK(shop.store.count({.entity = "stored_file", .search = "condensaz contratto"}) == 1);
}

TEST_CASE("the same file twice is one file; a record that is gone takes none") {
    Shop shop;
    const RecordId customer = shop.add_customer("Idraulica Verdi");
    const auto once = add_file(shop.session, {"account", customer}, file_named("a.pdf", "aa"));
    const auto twice = add_file(shop.session, {"account", customer}, file_named("a.pdf", "aa"));
    CHECK(once.value() == twice.value());
    REQUIRE(add_file(shop.session, {"account", customer}, file_named("b.pdf", "aa")).ok());
    CHECK(count_files(shop.store, "account", customer) == 2);
    CHECK(add_file(shop.session, {"account", RecordId{404}}, file_named("a.pdf", "aa")).issues().front().message == "issue.record_gone");
}

TEST_CASE("a new version keeps the old one behind it, and what was written about the file") {
    Shop shop;
    const RecordId customer = shop.add_customer("Idraulica Verdi");
    const RecordId first = add_file(shop.session, {"account", customer}, file_named("v1.pdf", "aa")).value();
    Record described = shop.find(stored_file::entity, first);
    described.set(stored_file::folder, std::string("Contratti"));
    REQUIRE(shop.store.update(described).ok());
    const RecordId second = add_version(shop.session, first, file_named("v2.pdf", "bb")).value();
    const RecordId third = add_version(shop.session, second, file_named("v3.pdf", "cc")).value();

    const auto newest = files_of(shop.store, "account", customer);
    REQUIRE(names(newest) == std::vector<std::string>{"v3.pdf"});
    CHECK(newest.front().text(stored_file::folder) == "Contratti");
    CHECK(names(earlier_versions(shop.store, newest.front())) == std::vector<std::string>{"v2.pdf", "v1.pdf"});
    CHECK(add_version(shop.session, first, file_named("v4.pdf", "dd")).issues().front().message == "issue.file_superseded");
    CHECK(add_version(shop.session, third, file_named("v3.pdf", "cc")).issues().front().message == "issue.file_same_version");

    REQUIRE(remove_file(shop.session, third).ok());
    CHECK(shop.store.count({.entity = "stored_file"}) == 0);
}

TEST_CASE("hashes stay needed by every version, and by what lies in the trash") {
    Shop shop;
    const RecordId customer = shop.add_customer("Idraulica Verdi");
    const RecordId old = add_file(shop.session, {"account", customer}, file_named("v1.pdf", "aa")).value();
    const RecordId newest = add_version(shop.session, old, file_named("v2.pdf", "bb")).value();
    CHECK(needed_hashes(shop.store) == std::set<std::string>{"aa", "bb"});

    REQUIRE(remove_with_files(shop.session, "account", customer).ok());
    CHECK(files_of(shop.store, "account", customer).empty());
    CHECK_FALSE(shop.store.find(stored_file::entity, newest));
    CHECK(needed_hashes(shop.store) == std::set<std::string>{"aa", "bb"});
}

TEST_CASE("the paper of an issued document is kept once and for good") {
    Shop shop;
    const RecordId invoice = shop.add_issued_invoice(shop.add_customer("Idraulica Verdi"), "100");
    CHECK_FALSE(issued_paper(shop.store, "invoice", invoice));
    const RecordId paper = keep_issued_paper(shop.session, {"invoice", invoice}, file_named("Fattura 1.pdf", "aa")).value();
    CHECK(keep_issued_paper(shop.session, {"invoice", invoice}, file_named("Fattura 1.pdf", "bb")).value() == paper);
    CHECK(issued_paper(shop.store, "invoice", invoice)->text(stored_file::hash) == "aa");

    CHECK(remove_file(shop.session, paper).issues().front().message == "issue.sealed");
    CHECK(add_version(shop.session, paper, file_named("Altra.pdf", "cc")).issues().front().message == "issue.sealed");
    CHECK_THROWS_AS(shop.database.execute("UPDATE stored_file SET hash = 'bb'"), DatabaseError);
    CHECK_THROWS_AS(shop.database.execute("DELETE FROM stored_file"), DatabaseError);
}

TEST_CASE("a file without words comes back from the archive as it was") {
    Shop shop;
    NewFile picture = file_named("foto.png", "aa");
    picture.text = "";
    const auto added = add_file(shop.session, {"account", shop.add_customer("Idraulica Verdi")}, picture);
    REQUIRE(added.ok());
    CHECK_FALSE(shop.find(stored_file::entity, added.value()).get(stored_file::text).has_value());

    const std::string archive = export_archive(shop.database, shop.store.schema(), 1);
    Shop other;
    {
        Transaction transaction(other.database);
        REQUIRE(import_archive(other.database, other.store.schema(), archive, 1).ok());
        transaction.commit();
    }
    CHECK(export_archive(other.database, other.store.schema(), 1) == archive);
}

TEST_CASE("the archive carries the files' rows, text for the search included") {
    Shop shop;
    const RecordId customer = shop.add_customer("Idraulica Verdi");
    REQUIRE(add_file(shop.session, {"account", customer}, file_named("contratto.pdf", "aa")).ok());
    const std::string archive = export_archive(shop.database, shop.store.schema(), 1);

    Shop other;
    {
        Transaction transaction(other.database);
        REQUIRE(import_archive(other.database, other.store.schema(), archive, 1).ok());
        transaction.commit();
    }
    CHECK(names(files_of(other.store, "account", customer)) == std::vector<std::string>{"contratto.pdf"});
    CHECK(other.store.count({.entity = "stored_file", .search = "condensazione"}) == 1);
    CHECK(export_archive(other.database, other.store.schema(), 1) == archive);
}

TEST_CASE("an earlier version and an issued paper are told from ordinary files, also those added before they were") {
    Shop shop;
    const RecordId customer = shop.add_customer("Rossi");
    const RecordId first = add_file(shop.session, {"account", customer}, file_named("contratto.pdf", "aa")).value();
    CHECK(shop.find(stored_file::entity, first).text(stored_file::standing).empty());
    const RecordId second = add_version(shop.session, first, file_named("contratto.pdf", "bb")).value();
    CHECK(shop.find(stored_file::entity, first).text(stored_file::standing) == "earlier");
    CHECK(shop.find(stored_file::entity, second).text(stored_file::standing).empty());

    shop.database.execute("UPDATE stored_file SET standing = NULL");
    for (const Migration& migration : files::migrations()) migration.run(shop.database);
    CHECK(shop.find(stored_file::entity, first).text(stored_file::standing) == "earlier");
    CHECK(shop.find(stored_file::entity, second).text(stored_file::standing).empty());
}
