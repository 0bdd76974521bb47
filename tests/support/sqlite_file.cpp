#include "tests/support/sqlite_file.hpp"

#include "core/app/application.hpp"
#include "core/app/modules.hpp"
#include "core/data/memory_vfs.hpp"
#include "core/data/migration.hpp"
#include "core/data/page_store.hpp"
#include "core/exchange/archive.hpp"

#include <doctest/doctest.h>

namespace bottega::test {

std::string as_sqlite(const std::string& archive, const std::function<void(Database&)>& tampered) {
    constexpr int page_bytes = 4096;
    register_memory_vfs();
    PageStore& store = create_page_store("as_sqlite", page_bytes, 0, nullptr);
    {
        Database database("as_sqlite", memory_vfs_name);
        const Schema schema = all_entities();
        migrate(database, schema, all_migrations(), *Timestamp::parse_iso("2026-03-16T10:00:00Z"));
        set_schema_version(database, kSchemaVersion);
        REQUIRE(import_archive(database, schema, archive, kSchemaVersion).ok());
        tampered(database);
    }
    std::string bytes(static_cast<std::size_t>(store.size()), '\0');
    (void)store.read(0, {reinterpret_cast<std::uint8_t*>(bytes.data()), bytes.size()});
    remove_page_store("as_sqlite");
    return bytes;
}

}  // namespace bottega::test
