// What was deleted: seen in the trash, restored with what went with it, purged for good.
#include "core/data/undo.hpp"
#include "core/files/files_of_record.hpp"
#include "core/files/trash.hpp"
#include "tests/support/shop.hpp"

#include <doctest/doctest.h>

using namespace bottega;
using namespace bottega::files;

namespace {

struct TrashShop : test::Shop {
    RecordId customer = add_customer("Idraulica Verdi");

    Result<RecordId> command(const std::string& label, const std::function<Result<RecordId>()>& work) {
        Transaction transaction(database);
        store.history().start_command(store.next_id(), label, session.now);
        auto done = work();
        if (done.ok()) transaction.commit();
        return done;
    }
    void attach(const std::string& name, const std::string& hash) {
        CHECK(command("ui.files.add", [&] {
            return add_file(session, {"account", customer}, {.name = name, .media_type = "application/pdf", .hash = hash, .bytes = 10});
        }).ok());
    }
    void remove(std::string_view entity, RecordId id) {
        REQUIRE(command("ui.delete", [&] { return remove_with_files(session, entity, id); }).ok());
    }
    Result<RecordId> restore(std::string_view entity, RecordId id) {
        return command("ui.trash.restore", [&] { return restore_record(session, entity, id); });
    }
    void purge(std::string_view entity, RecordId id) {
        REQUIRE(command("ui.trash.purge", [&] { return purge_record(session, entity, id); }).ok());
    }
    std::vector<std::string> trash() {
        std::vector<std::string> titles;
        for (const TrashedRecord& one : trashed_records(store, 100)) titles.push_back(one.entity + " " + one.title);
        return titles;
    }
    RecordId quote() { return command("ui.save", [&] { return Result<RecordId>(add_quote(customer, {line("quote", "Montaggio", "2", "30")})); }).value(); }
};

using Titles = std::vector<std::string>;

}  // namespace

TEST_CASE("a deleted record lies in the trash, newest first, and what went with it is not listed by itself") {
    TrashShop shop;
    shop.attach("contratto.pdf", "aa");
    const RecordId bar = shop.add_customer("Bar Centrale");
    CHECK(shop.trash().empty());
    shop.remove("account", shop.customer);
    shop.remove("account", bar);
    CHECK(shop.trash() == Titles{"account Bar Centrale", "account Idraulica Verdi"});
    CHECK(is_in_trash(shop.store, "account", bar));
    CHECK(trashed_records(shop.store, 1).size() == 1);
}

TEST_CASE("restored, it is the same record under its id, with its files, and it is in the trash no more") {
    TrashShop shop;
    shop.attach("contratto.pdf", "aa");
    const Record before = *shop.store.find("account", shop.customer);
    shop.remove("account", shop.customer);
    CHECK(shop.restore("account", shop.customer).ok());
    REQUIRE(shop.store.find("account", shop.customer));
    CHECK(*shop.store.find("account", shop.customer) == before);
    CHECK(count_files(shop.store, "account", shop.customer) == 1);
    CHECK(shop.trash().empty());
    CHECK(shop.restore("account", shop.customer).issues().front().message == "issue.record_gone");
}

TEST_CASE("a document comes back with its lines, and with the customer that was deleted after it") {
    TrashShop shop;
    const RecordId quote = shop.quote();
    const auto lines = shop.store.lines("quote_line", quote);
    REQUIRE_FALSE(lines.empty());
    shop.remove("quote", quote);
    shop.remove("account", shop.customer);
    CHECK(shop.trash().size() == 2);
    CHECK(shop.restore("quote", quote).ok());
    CHECK(shop.store.lines("quote_line", quote) == lines);
    CHECK(shop.store.find("account", shop.customer));
    CHECK(shop.trash().empty());
}

TEST_CASE("a restoration is one step that can be taken back") {
    TrashShop shop;
    const RecordId quote = shop.quote();
    shop.remove("quote", quote);
    CHECK(shop.restore("quote", quote).ok());
    const auto step = next_undo(shop.database);
    REQUIRE(step);
    CHECK(shop.command("undo", [&] { return reverse_step(shop.session, step->command); }).ok());
    CHECK_FALSE(shop.store.find("quote", quote));
    CHECK(shop.trash().size() == 1);
}

TEST_CASE("what is purged is gone for good, from the trash, from undo and from the history, and its files are needed no more") {
    TrashShop shop;
    shop.attach("contratto.pdf", "aa");
    shop.remove("account", shop.customer);
    const auto deletion = next_undo(shop.database);
    shop.purge("account", shop.customer);
    CHECK(shop.trash().empty());
    CHECK_FALSE(is_in_trash(shop.store, "account", shop.customer));
    CHECK(needed_hashes(shop.store).empty());
    CHECK(shop.restore("account", shop.customer).issues().front().message == "issue.purged");
    CHECK(shop.command("undo", [&] { return reverse_step(shop.session, deletion->command); }).issues().front().message == "issue.purged");
    CHECK(shop.database.scalar("SELECT count(*) FROM history WHERE changes LIKE '%Verdi%' OR changes LIKE '%contratto%'") == 0);
    CHECK(shop.store.history().of_record("account", shop.customer).front().kind == ChangeKind::Deleted);
}

TEST_CASE("emptying the trash purges what is in it, and only that") {
    TrashShop shop;
    const RecordId bar = shop.add_customer("Bar Centrale"), shop_of = shop.add_customer("Forno Neri");
    shop.remove("account", bar);
    shop.remove("account", shop.customer);
    CHECK(shop.restore("account", bar).ok());
    std::int64_t purged = 0;
    CHECK(shop.command("ui.trash.empty", [&]() -> Result<RecordId> {
        purged = empty_trash(shop.session);
        return RecordId{};
    }).ok());
    CHECK(purged == 1);
    CHECK(shop.trash().empty());
    CHECK(shop.store.title("account", bar) == "Bar Centrale");
    CHECK(shop.store.title("account", shop_of) == "Forno Neri");
    CHECK_FALSE(shop.store.history().of_record("account", bar).front().kind == ChangeKind::Deleted);
}

TEST_CASE("many deleted by one command are listed and restored one by one") {
    TrashShop shop;
    std::vector<RecordId> many;
    for (int i = 0; i < 5; ++i) many.push_back(shop.add_customer("Cliente " + std::to_string(i)));
    CHECK(shop.command("ui.bulk.delete", [&]() -> Result<RecordId> {
        for (const RecordId id : many) CHECK(remove_with_files(shop.session, "account", id).ok());
        return many.front();
    }).ok());
    CHECK(shop.trash().size() == 5);
    CHECK(shop.restore("account", many[2]).ok());
    CHECK(shop.trash() == Titles{"account Cliente 4", "account Cliente 3", "account Cliente 1", "account Cliente 0"});
}
