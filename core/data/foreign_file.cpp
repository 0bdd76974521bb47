#include "core/data/foreign_file.hpp"

#include "core/data/memory_vfs.hpp"
#include "core/data/page_store.hpp"

#include <algorithm>
#include <cstring>

#include <sqlite3.h>

namespace bottega {

namespace {

constexpr std::string_view magic{"SQLite format 3\0", 16};
constexpr std::size_t header_bytes = 100;

unsigned byte_at(std::string_view bytes, std::size_t at) { return static_cast<unsigned char>(bytes[at]); }

// 0 when the bytes do not begin as a SQLite file does.
int page_size_of(std::string_view bytes) {
    if (bytes.size() < header_bytes || !bytes.starts_with(magic)) return 0;
    const unsigned stored = byte_at(bytes, 16) * 256 + byte_at(bytes, 17);
    const unsigned size = stored == 1 ? 65536 : stored;
    return size >= 512 && (size & (size - 1)) == 0 ? static_cast<int>(size) : 0;
}

void fill(PageStore& store, std::string_view bytes) {
    const auto page = static_cast<std::size_t>(store.page_size());
    for (std::size_t offset = 0; offset < bytes.size(); offset += page)
        std::memcpy(store.page_address(static_cast<std::int64_t>(offset)), bytes.data() + offset, std::min(page, bytes.size() - offset));
    // Another tool may have left it in the mode of a write-ahead log, which does not exist here.
    std::uint8_t* versions = store.page_address(18);
    versions[0] = versions[1] = 1;
}

// Nothing that the file's schema says is ever run (triggers, views, functions), and nothing is written.
void distrust(Database& database) {
    constexpr int most_bytes_of_a_row = 32 * 1024 * 1024;
    sqlite3* handle = database.handle();
    for (const int refused : {SQLITE_DBCONFIG_TRUSTED_SCHEMA, SQLITE_DBCONFIG_ENABLE_TRIGGER, SQLITE_DBCONFIG_ENABLE_VIEW,
                              SQLITE_DBCONFIG_WRITABLE_SCHEMA, SQLITE_DBCONFIG_DQS_DDL, SQLITE_DBCONFIG_DQS_DML})
        sqlite3_db_config(handle, refused, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, most_bytes_of_a_row);
    sqlite3_limit(handle, SQLITE_LIMIT_SQL_LENGTH, 1024 * 1024);
    sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 0);
    database.execute("PRAGMA cell_size_check = ON");
    database.execute("PRAGMA query_only = ON");
}

}  // namespace

ForeignFile::ForeignFile(std::string_view bytes) {
    static int opened = 0;
    const int page_size = page_size_of(bytes);
    if (page_size == 0) throw DatabaseError("file is not a database");
    register_memory_vfs();
    name_ = "foreign-" + std::to_string(++opened);
    PageStore& store = create_page_store(name_, page_size, 0, nullptr);
    try {
        if (!store.preload(static_cast<std::int64_t>(bytes.size()))) throw DatabaseError("out of memory");
        fill(store, bytes);
        database_ = std::make_unique<Database>(name_, memory_vfs_name);
        distrust(*database_);
    } catch (...) {
        database_.reset();
        remove_page_store(name_);
        throw;
    }
}

ForeignFile::~ForeignFile() {
    database_.reset();
    remove_page_store(name_);
}

}  // namespace bottega
