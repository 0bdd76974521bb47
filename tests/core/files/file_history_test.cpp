// What happened to the files of a record: told in its history, and taken back while their bytes are still kept.
#include "core/data/undo.hpp"
#include "core/files/file_history.hpp"
#include "core/files/files_of_record.hpp"
#include "tests/support/shop.hpp"

#include <doctest/doctest.h>

using namespace bottega;
using namespace bottega::files;

namespace {

struct FileShop : test::Shop {
    RecordId customer = add_customer("Idraulica Verdi");

    RecordId run(const std::string& label, const std::function<Result<RecordId>()>& work) {
        store.history().start_command(store.next_id(), label, session.now);
        const auto done = work();
        REQUIRE(done.ok());
        return done.value();
    }
    RecordId add(const std::string& name, const std::string& hash) {
        return run("ui.files.add", [&] { return add_file(session, {"account", customer}, file(name, hash)); });
    }
    RecordId new_version(RecordId of, const std::string& hash) {
        return run("ui.files.new_version", [&] { return add_version(session, of, file("contratto.pdf", hash)); });
    }
    void remove(RecordId id) { run("ui.files.delete", [&] { return remove_file(session, id); }); }
    void undo() {
        run(std::string(undo_label), [&] { return reverse_step(session, next_undo(database)->command); });
    }
    std::vector<std::string> told() {
        std::vector<std::string> lines;
        for (const FileEvent& event : file_events(store, "account", customer))
            lines.push_back((event.entry.kind == ChangeKind::Created ? "+" : "-") + event.name);
        return lines;
    }
    static NewFile file(const std::string& name, const std::string& hash) {
        return {.name = name, .media_type = "application/pdf", .hash = hash, .bytes = 2560, .text = ""};
    }
};

}  // namespace

TEST_CASE("a deleted file comes back with its versions, and its bytes are kept until then") {
    FileShop shop;
    const RecordId newest = shop.new_version(shop.add("contratto.pdf", "aa"), "bb");
    shop.remove(newest);
    CHECK(count_files(shop.store, "account", shop.customer) == 0);
    CHECK(needed_hashes(shop.store) == std::set<std::string>{"aa", "bb"});

    shop.undo();

    const auto files = files_of(shop.store, "account", shop.customer);
    REQUIRE(files.size() == 1);
    CHECK(files[0].id() == newest);
    CHECK(files[0].text(stored_file::hash) == "bb");
    const auto earlier = earlier_versions(shop.store, files[0]);
    REQUIRE(earlier.size() == 1);
    CHECK(earlier[0].text(stored_file::hash) == "aa");
}

TEST_CASE("a file that was added is taken back, and one more undo brings an older state") {
    FileShop shop;
    (void)shop.add("foto.jpg", "aa");
    shop.undo();
    CHECK(count_files(shop.store, "account", shop.customer) == 0);
    CHECK(needed_hashes(shop.store).contains("aa"));
}

TEST_CASE("the history of a record tells of its files, those that are gone too") {
    FileShop shop;
    const RecordId other = shop.add_customer("Bar Centrale");
    shop.run("ui.files.add", [&] { return add_file(shop.session, {"account", other}, FileShop::file("altro.pdf", "cc")); });
    shop.remove(shop.add("foto.jpg", "aa"));
    (void)shop.add("contratto.pdf", "bb");
    CHECK(shop.told() == std::vector<std::string>{"+contratto.pdf", "-foto.jpg", "+foto.jpg"});
}
