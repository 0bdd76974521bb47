#include "core/exchange/sqlite_summary.hpp"

#include "core/data/foreign_file.hpp"
#include "core/data/migration.hpp"
#include "core/data/table_sql.hpp"
#include "core/exchange/sqlite_import.hpp"

#include <set>

namespace bottega {

namespace {

// Ordinary ones; what else bears one of our names is not counted.
std::set<std::string> tables_of(Database& database) {
    std::set<std::string> names;
    Statement rows(database, "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'");
    while (rows.step()) names.insert(rows.text(0));
    return names;
}

std::string first_text(Database& database, const std::string& sql) {
    Statement row(database, sql);
    return row.step() ? row.text(0) : std::string();
}

SqliteSummary summary_of(Database& database, const Schema& schema, std::string_view titled_entity) {
    const std::set<std::string> tables = tables_of(database);
    SqliteSummary summary;
    for (const EntityDef* def : schema.entities()) {
        if (!tables.contains(def->name)) continue;
        const std::int64_t count = database.scalar("SELECT count(*) FROM " + sql_name(def->name));
        if (count > 0) summary.by_entity.emplace_back(def->name, count);
        if (def->name != titled_entity) continue;
        summary.title = first_text(database, "SELECT " + sql_name(def->title_field) + " FROM " + sql_name(def->name) + " ORDER BY id LIMIT 1");
    }
    if (tables.contains("command")) summary.last_change = first_text(database, "SELECT max(at) FROM command");
    return summary;
}

}  // namespace

Result<SqliteSummary> inspect_sqlite(std::string_view bytes, const Schema& schema, int newest_schema_version, std::string_view titled_entity) {
    if (!is_sqlite(bytes)) return Issue{.message = "issue.archive_foreign"};
    try {
        ForeignFile file(bytes);
        const int version = schema_version(file.database());
        if (version > newest_schema_version) return Issue{.message = "issue.newer_archive", .args = {std::to_string(version)}};
        return summary_of(file.database(), schema, titled_entity);
    } catch (const DatabaseError&) {
        return Issue{.message = "issue.archive_damaged"};
    }
}

}  // namespace bottega
