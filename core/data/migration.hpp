#pragma once

#include "core/data/database.hpp"
#include "core/data/schema.hpp"

#include <functional>

namespace bottega {

// A change of stored data that cannot be derived (a rename, a split): written by hand, run once, never edited again.
struct Migration {
    std::string name;
    std::function<void(Database&)> run;
};

// The statements that bring the tables to what the schema says. Only ever adds tables, columns, indexes and triggers.
[[nodiscard]] std::vector<std::string> plan_migration(Database& database, const Schema& schema);

// Records that are older than a field get its initial value, as new ones do.
[[nodiscard]] std::string add_column_sql(const EntityDef& def, const FieldDef& field);

// Whether migrate() would change an archive that already holds something: then a copy is kept first.
[[nodiscard]] bool needs_migration(Database& database, const Schema& schema, const std::vector<Migration>& named);

// Runs the named migrations that have not run here yet, then the derived plan, in one transaction.
// A database without tables takes the named ones as done.
void migrate(Database& database, const Schema& schema, const std::vector<Migration>& named, Timestamp now);

// Runs those of the named migrations that are not noted as done, inside the caller's transaction, on tables that have
// today's columns already: a migration looks whether there is something for it to do.
void run_missing(Database& database, const std::vector<Migration>& named, Timestamp now);

// The schema version an archive was last written by (SQLite's user_version); 0 when it is new.
[[nodiscard]] int schema_version(Database& database);
void set_schema_version(Database& database, int version);

}  // namespace bottega
