#include "tests/web/pages/fingerprint.hpp"

#include <cstdint>
#include <cstdio>
#include <cstring>
#include <vector>

#include <sqlite3.h>

namespace bottega {

namespace {

std::uint64_t mix(std::uint64_t hash, std::uint64_t word) {
    hash = (hash ^ word) * 0x9E3779B97F4A7C15ULL;
    return hash ^ (hash >> 29);
}

std::uint64_t mix(std::uint64_t hash, const void* bytes, std::size_t length) {
    const auto* next = static_cast<const unsigned char*>(bytes);
    hash = mix(hash, length);
    for (; length >= 8; next += 8, length -= 8) {
        std::uint64_t word;
        std::memcpy(&word, next, 8);
        hash = mix(hash, word);
    }
    std::uint64_t rest = 0;
    if (length > 0) std::memcpy(&rest, next, length);
    return mix(hash, rest);
}

// The rows of a query, in no order: each is hashed by itself and all are added up.
std::uint64_t sum_of_rows(sqlite3* database, const std::string& sql) {
    sqlite3_stmt* rows = nullptr;
    if (sqlite3_prepare_v2(database, sql.c_str(), -1, &rows, nullptr) != SQLITE_OK) return 0;
    std::uint64_t sum = 0;
    while (sqlite3_step(rows) == SQLITE_ROW) {
        std::uint64_t row = 1;
        for (int column = 0; column < sqlite3_column_count(rows); ++column) {
            const int type = sqlite3_column_type(rows, column);
            const void* bytes = sqlite3_column_blob(rows, column);
            row = mix(mix(row, static_cast<std::uint64_t>(type)), bytes, static_cast<std::size_t>(sqlite3_column_bytes(rows, column)));
        }
        sum += mix(row, 7);
    }
    sqlite3_finalize(rows);
    return sum;
}

std::vector<std::string> texts(sqlite3* database, const char* sql) {
    std::vector<std::string> found;
    const auto collect = [](void* into, int, char** values, char**) {
        static_cast<std::vector<std::string>*>(into)->emplace_back(values[0] ? values[0] : "");
        return 0;
    };
    if (sqlite3_exec(database, sql, collect, &found, nullptr) != SQLITE_OK) found.emplace_back(sqlite3_errmsg(database));
    return found;
}

// A command is signed with its author only after the work in it, which is the last that the crash test sees.
std::string rows_of(const std::string& table) {
    return table == "command" ? "SELECT id, at, label FROM command" : "SELECT * FROM \"" + table + "\"";
}

}  // namespace

std::string fingerprint(sqlite3* database) {
    std::uint64_t all = sum_of_rows(database, "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'");
    for (const std::string& table : texts(database, "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' "
                                                    "AND name NOT LIKE 'sqlite_%' ORDER BY name")) {
        all = mix(all, table.data(), table.size());
        all = mix(all, sum_of_rows(database, rows_of(table)));
    }
    char text[17];
    std::snprintf(text, sizeof text, "%016llx", static_cast<unsigned long long>(all));
    return text;
}

std::string examine_archive(const char* path, const char* vfs) {
    sqlite3* database = nullptr;
    if (sqlite3_open_v2(path, &database, SQLITE_OPEN_READWRITE, vfs) != SQLITE_OK) {
        sqlite3_close(database);
        return "unopened 0";
    }
    sqlite3_exec(database, "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = MEMORY", nullptr, nullptr, nullptr);
    const auto problems = texts(database, "PRAGMA integrity_check(3)");
    std::string verdict;
    for (const std::string& problem : problems) verdict += (verdict.empty() ? "" : "; ") + problem;
    verdict += " " + fingerprint(database);
    sqlite3_close(database);
    return verdict;
}

}  // namespace bottega
