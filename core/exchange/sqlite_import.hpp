#pragma once

#include "core/base/result.hpp"
#include "core/data/schema.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace bottega {

// What was found of one table.
struct SqliteTable {
    std::string name;  // entity, or "commands", "history" ... as in the archive
    std::int64_t copied = 0;
    std::int64_t lost = 0;  // rows that are known of and could not be read; others may be gone without a trace
};

struct SqliteArchive {
    std::string text;                 // the archive as JSON: inspect_archive and import_archive take it from here
    std::vector<SqliteTable> tables;  // those that hold or held something
    std::int64_t references_cleared = 0;  // to records that were lost
    std::vector<std::string> left_out;    // tables of the file that this program does not know
};

// Refuse: any fault refuses the file. Skip: what cannot be read is left out and counted, for an archive that is damaged
// and would otherwise be lost as a whole (pages that are missing are zeros in `bytes`).
enum class Damage { Refuse, Skip };

// The known tables of a .sqlite file, row by row, as an archive text, so that a file from outside goes through the same
// checks as any archive and is itself never adopted: it is read with its triggers, views and functions off.
[[nodiscard]] Result<SqliteArchive> archive_from_sqlite(std::string_view bytes, const Schema& schema, int newest_schema_version,
                                                        Damage damage = Damage::Refuse);

// Whether the bytes begin as a SQLite file does.
[[nodiscard]] bool is_sqlite(std::string_view bytes);

}  // namespace bottega
