#pragma once

// How all the data of an archive stands, in a few letters: equal ones mean equal tables, row by row.

#include <string>

struct sqlite3;

namespace bottega {

// Every table, the schema and the triggers; not what SQLite keeps for itself (the full-text index has its own check).
[[nodiscard]] std::string fingerprint(sqlite3* database);

// Opens an archive for itself and answers "<what integrity_check says> <fingerprint>".
[[nodiscard]] std::string examine_archive(const char* path, const char* vfs);

}  // namespace bottega
