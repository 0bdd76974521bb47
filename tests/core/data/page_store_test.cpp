#include "core/data/page_store.hpp"

#include "core/data/memory_vfs.hpp"

#include <algorithm>
#include <cstring>
#include <map>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <sqlite3.h>

namespace bottega::test {

namespace {

using Bytes = std::vector<std::uint8_t>;

// Keeps the archive the way the browser does: one record a page and a header, changed at each commit.
class RecordingSink : public PageSink {
public:
    void committed(const PageCommit& commit) noexcept override {
        for (std::size_t i = 0; i < commit.numbers.size(); ++i) {
            records_[commit.numbers[i]] = Bytes(commit.pages[i], commit.pages[i] + commit.page_size);
        }
        const auto end = static_cast<std::uint32_t>((commit.file_size + commit.page_size - 1) / commit.page_size);
        records_.erase(records_.lower_bound(end), records_.end());
        size_ = commit.file_size;
        ascending_ = ascending_ && std::is_sorted(commit.numbers.begin(), commit.numbers.end());
        gapless_ = gapless_ && commit.sequence == sequence_ + 1 && records_.size() == end;
        sequence_ = commit.sequence;
    }

    [[nodiscard]] Bytes file() const {
        Bytes whole;
        for (const auto& [number, page] : records_) whole.insert(whole.end(), page.begin(), page.end());
        whole.resize(static_cast<std::size_t>(size_));
        return whole;
    }
    [[nodiscard]] bool is_orderly() const { return ascending_ && gapless_; }
    [[nodiscard]] std::int64_t sequence() const { return sequence_; }

private:
    std::map<std::uint32_t, Bytes> records_;
    std::int64_t size_ = 0;
    std::int64_t sequence_ = 0;
    bool ascending_ = true;
    bool gapless_ = true;
};

// An archive as the program opens it, with a recorder in the browser's place.
class Archive {
public:
    explicit Archive(PageSink& sink) {
        register_memory_vfs();
        store = &create_page_store("archive", 4096, 0, &sink);
        open();
    }
    ~Archive() {
        sqlite3_close(connection);
        remove_page_store("archive");
    }
    Archive(const Archive&) = delete;
    Archive& operator=(const Archive&) = delete;

    int run(const std::string& sql) { return sqlite3_exec(connection, sql.c_str(), nullptr, nullptr, nullptr); }
    void open() {
        constexpr int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
        REQUIRE(sqlite3_open_v2("archive", &connection, flags, memory_vfs_name) == SQLITE_OK);
        REQUIRE(run("PRAGMA page_size=4096; PRAGMA journal_mode=MEMORY; PRAGMA locking_mode=EXCLUSIVE; PRAGMA mmap_size=2147418112") == SQLITE_OK);
    }
    [[nodiscard]] Bytes file() const {
        Bytes whole(static_cast<std::size_t>(store->size()));
        REQUIRE(store->read(0, whole) == whole.size());
        return whole;
    }

    PageStore* store;
    sqlite3* connection = nullptr;
};

int first_text(void* answer, int, char** columns, char**) {
    *static_cast<std::string*>(answer) = columns[0] ? columns[0] : "";
    return 0;
}

std::string ask(sqlite3* connection, const std::string& sql) {
    std::string answer;
    CHECK(sqlite3_exec(connection, sql.c_str(), first_text, &answer, nullptr) == SQLITE_OK);
    return answer;
}

void preload(PageStore& store, const Bytes& file) {
    REQUIRE(store.preload(static_cast<std::int64_t>(file.size())));
    for (std::size_t offset = 0; offset < file.size(); offset += 4096) {
        std::memcpy(store.page_address(static_cast<std::int64_t>(offset)), file.data() + offset, 4096);
    }
}

const std::string create_table = "CREATE TABLE account(id INTEGER PRIMARY KEY, name TEXT, notes TEXT)";

std::string insert_accounts(int count) {
    return "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " + std::to_string(count) +
           ") INSERT INTO account(name, notes) SELECT 'Account ' || i, hex(zeroblob(200)) FROM n";
}

}  // namespace

TEST_CASE("a commit hands over exactly the pages it changed, and their replay is the same file") {
    RecordingSink sink;
    Archive archive(sink);

    REQUIRE(archive.run(create_table) == SQLITE_OK);
    REQUIRE(archive.run(insert_accounts(500)) == SQLITE_OK);
    const std::int64_t before = archive.store->bytes_handed_over();
    REQUIRE(archive.run("UPDATE account SET name = 'Rossi' WHERE id = 250") == SQLITE_OK);

    CHECK(archive.store->bytes_handed_over() - before <= 2 * 4096);
    CHECK(archive.store->commits() == 3);
    CHECK(sink.sequence() == 3);
    CHECK(sink.is_orderly());
    CHECK(sink.file() == archive.file());
}

TEST_CASE("what grows behind a file read from elsewhere is zeros, whatever lay in that memory before") {
    constexpr std::int64_t length = 3 * 256 * 1024;
    const Bytes rubbish(length, 0xff);
    for (int time = 0; time < 2; ++time) {
        PageStore store(4096, 0, nullptr);
        preload(store, Bytes(5 * 4096, 0xaa));
        REQUIRE(store.resize(length));

        Bytes grown(length - 5 * 4096);
        REQUIRE(store.read(5 * 4096, grown) == grown.size());
        CHECK(std::all_of(grown.begin(), grown.end(), [](std::uint8_t byte) { return byte == 0; }));
        REQUIRE(store.write(0, rubbish));
    }
}

TEST_CASE("reading changes nothing, so nothing is handed over") {
    RecordingSink sink;
    Archive archive(sink);
    REQUIRE(archive.run(create_table) == SQLITE_OK);

    REQUIRE(archive.run("BEGIN IMMEDIATE; SELECT count(*) FROM account; COMMIT") == SQLITE_OK);

    CHECK(archive.store->commits() == 1);
}

TEST_CASE("what a large transaction spilled and rolled back never reaches the sink") {
    RecordingSink sink;
    Archive archive(sink);
    REQUIRE(archive.run("PRAGMA cache_size = 10; " + create_table) == SQLITE_OK);
    REQUIRE(archive.run(insert_accounts(300)) == SQLITE_OK);
    const Bytes committed = archive.file();

    REQUIRE(archive.run("BEGIN; DELETE FROM account; " + insert_accounts(3000)) == SQLITE_OK);
    const bool spilled = archive.file() != committed;
    const bool was_writing = archive.store->is_writing();
    REQUIRE(archive.run("ROLLBACK") == SQLITE_OK);

    CHECK(spilled);
    CHECK(was_writing);
    CHECK_FALSE(archive.store->is_writing());
    CHECK(sink.sequence() == 2);
    CHECK(sink.file() == committed);
    CHECK(archive.file() == committed);
}

TEST_CASE("a commit after a rollback still replays to the same file") {
    RecordingSink sink;
    Archive archive(sink);
    REQUIRE(archive.run("PRAGMA cache_size = 10; " + create_table) == SQLITE_OK);
    REQUIRE(archive.run("BEGIN; " + insert_accounts(3000) + "; ROLLBACK") == SQLITE_OK);

    REQUIRE(archive.run("BEGIN; SAVEPOINT one; " + insert_accounts(900) + "; ROLLBACK TO one; " + insert_accounts(40) +
                        "; COMMIT") == SQLITE_OK);

    CHECK(ask(archive.connection, "SELECT count(*) FROM account") == "40");
    CHECK(sink.is_orderly());
    CHECK(sink.file() == archive.file());
}

TEST_CASE("deleting and compacting the archive truncates the stored file too") {
    RecordingSink sink;
    Archive archive(sink);
    REQUIRE(archive.run(create_table + "; " + insert_accounts(3000)) == SQLITE_OK);
    const std::int64_t full_size = archive.store->size();

    REQUIRE(archive.run("DELETE FROM account WHERE id > 50; VACUUM") == SQLITE_OK);

    CHECK(archive.store->size() < full_size / 10);
    CHECK(sink.file() == archive.file());

    REQUIRE(archive.run(insert_accounts(2000)) == SQLITE_OK);

    CHECK(sink.is_orderly());
    CHECK(sink.file() == archive.file());
    CHECK(ask(archive.connection, "PRAGMA integrity_check") == "ok");
}

TEST_CASE("an archive that shrinks by itself and grows again has zeros in its unused pages") {
    RecordingSink sink;
    Archive archive(sink);
    REQUIRE(archive.run("PRAGMA auto_vacuum = FULL; " + create_table + "; " + insert_accounts(2000)) == SQLITE_OK);

    REQUIRE(archive.run("DELETE FROM account WHERE id > 10") == SQLITE_OK);
    REQUIRE(archive.run("BEGIN; " + insert_accounts(800) + "; DELETE FROM account WHERE id > 30; COMMIT") == SQLITE_OK);
    REQUIRE(archive.run(insert_accounts(400)) == SQLITE_OK);

    CHECK(sink.is_orderly());
    CHECK(sink.file() == archive.file());
    CHECK(ask(archive.connection, "PRAGMA integrity_check") == "ok");
}

TEST_CASE("the page SQLite leaves out at its pending byte is stored as well") {
    // The pending byte lies at 1 GiB; SQLite lets tests move it while no database is open.
    constexpr unsigned kPendingByte = 1u << 30;
    sqlite3_test_control(SQLITE_TESTCTRL_PENDING_BYTE, 64 * 4096);
    {
        RecordingSink sink;
        Archive archive(sink);
        REQUIRE(archive.run(create_table + "; " + insert_accounts(3000)) == SQLITE_OK);

        CHECK(archive.store->size() > 70 * 4096);
        CHECK(sink.is_orderly());
        CHECK(sink.file() == archive.file());
        CHECK(ask(archive.connection, "PRAGMA integrity_check") == "ok");
    }
    sqlite3_test_control(SQLITE_TESTCTRL_PENDING_BYTE, kPendingByte);
}

TEST_CASE("a file that shrinks and grows again has zeros where nothing was written") {
    RecordingSink sink;
    PageStore store(4096, 0, &sink);
    const Bytes ones(3 * 4096, 1);

    REQUIRE(store.write(0, ones));
    REQUIRE(store.resize(4096));
    REQUIRE(store.resize(3 * 4096));
    store.commit();

    Bytes expected(3 * 4096, 0);
    std::fill_n(expected.begin(), 4096, std::uint8_t{1});
    CHECK(sink.file() == expected);
    CHECK(sink.is_orderly());
}

TEST_CASE("an archive read back page by page goes on where it stopped") {
    RecordingSink sink;
    Bytes stored;
    {
        Archive archive(sink);
        REQUIRE(archive.run(create_table + "; " + insert_accounts(700) + "; PRAGMA user_version = 7") == SQLITE_OK);
        stored = sink.file();
    }

    Archive archive(sink);
    sqlite3_close(archive.connection);
    archive.store = &create_page_store("archive", 4096, sink.sequence(), &sink);
    preload(*archive.store, stored);
    archive.open();
    REQUIRE(archive.run("DELETE FROM account WHERE id = 1") == SQLITE_OK);

    CHECK(ask(archive.connection, "SELECT count(*) FROM account") == "699");
    CHECK(ask(archive.connection, "PRAGMA user_version") == "7");
    CHECK(sink.is_orderly());
    CHECK(sink.file() == archive.file());
}

TEST_CASE("the archive refuses a second connection, an unknown name and journals that cannot roll back") {
    RecordingSink sink;
    Archive archive(sink);
    sqlite3* second = nullptr;

    const int again = sqlite3_open_v2("archive", &second, SQLITE_OPEN_READWRITE, memory_vfs_name);
    sqlite3_close(second);
    const int unknown = sqlite3_open_v2("nothing", &second, SQLITE_OPEN_READWRITE, memory_vfs_name);
    sqlite3_close(second);

    CHECK(again == SQLITE_BUSY);
    CHECK(unknown == SQLITE_CANTOPEN);
    CHECK(archive.run("PRAGMA journal_mode = OFF") == SQLITE_ERROR);
    CHECK(archive.run("PRAGMA journal_mode = WAL") == SQLITE_ERROR);
    CHECK(ask(archive.connection, "PRAGMA journal_mode") == "memory");
    CHECK_THROWS_AS((void)page_store("nothing"), std::out_of_range);
}

TEST_CASE("a private database in memory, the clock and random numbers work beside the archive") {
    RecordingSink sink;
    Archive archive(sink);
    sqlite3* scratch = nullptr;

    REQUIRE(sqlite3_open(":memory:", &scratch) == SQLITE_OK);
    CHECK(ask(scratch, "CREATE TABLE t(x); INSERT INTO t VALUES (1); SELECT count(*) FROM t") == "1");
    sqlite3_close(scratch);

    CHECK(ask(archive.connection, "SELECT strftime('%Y', 'now') >= '2024'") == "1");
    CHECK(ask(archive.connection, "SELECT randomblob(16) <> randomblob(16)") == "1");
}

TEST_CASE("all languages' letters are found again through the full-text index of an archive") {
    RecordingSink sink;
    Archive archive(sink);
    REQUIRE(archive.run("CREATE VIRTUAL TABLE search USING fts5(name, tokenize = 'unicode61 remove_diacritics 2')") ==
            SQLITE_OK);

    REQUIRE(archive.run("INSERT INTO search VALUES ('Ștefan cel Mare'), ('Perché no')") == SQLITE_OK);

    CHECK(ask(archive.connection, "SELECT name FROM search WHERE search MATCH 'stefan'") == "Ștefan cel Mare");
    CHECK(sink.file() == archive.file());
}

}  // namespace bottega::test
