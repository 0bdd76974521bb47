#include "core/data/migration.hpp"

#include "core/base/text.hpp"
#include "core/data/history.hpp"
#include "core/data/settings.hpp"
#include "core/data/table_sql.hpp"

#include <algorithm>
#include <set>

namespace bottega {

namespace {

std::set<std::string> names(Database& database, const std::string& sql) {
    std::set<std::string> found;
    Statement rows(database, sql);
    while (rows.step()) found.insert(rows.text(0));
    return found;
}

std::string literal(const Value& value) {
    if (const auto* flag = std::get_if<bool>(&value)) return *flag ? "1" : "0";
    if (const auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
    if (const auto* decimal = std::get_if<Decimal>(&value)) return std::to_string(decimal->raw());
    if (const auto* money = std::get_if<Money>(&value)) return std::to_string(money->cents());
    return "'" + replace_all(canonical_text(value), "'", "''") + "'";
}

}  // namespace

std::string add_column_sql(const EntityDef& def, const FieldDef& field) {
    const std::string sql = "ALTER TABLE " + sql_name(def.name) + " ADD COLUMN " + column_sql(field);
    return is_empty(field.initial) ? sql : sql + " DEFAULT " + literal(field.initial);
}

namespace {

void plan_table(Database& database, const EntityDef& def, std::vector<std::string>& plan) {
    const auto present = names(database, "SELECT name FROM pragma_table_info('" + def.name + "')");
    if (present.empty()) {
        plan.push_back(create_table_sql(def));
        return;
    }
    for (const FieldDef& field : def.fields)
        if (!present.contains(field.name)) plan.push_back(add_column_sql(def, field));
}

// The index of words is rebuilt when the set of searched fields changed.
void plan_text_index(Database& database, const EntityDef& def, std::vector<std::string>& plan) {
    Statement existing(database, "SELECT sql FROM sqlite_master WHERE name = ?1");
    const std::string name = text_index_name(def);
    existing.bind_text(1, name);
    const std::string wanted = text_index_sql(def);
    const bool present = existing.step();
    if (present && def.indexed_words && existing.text(0) == wanted) return;
    if (present) plan.push_back("DROP TABLE " + sql_name(name));
    if (!def.indexed_words) return;
    plan.push_back(wanted);
    plan.push_back("INSERT INTO " + sql_name(name) + " (" + sql_name(name) + ") VALUES ('rebuild')");
}

void plan_triggers(Database& database, const Schema& schema, const EntityDef& def, std::vector<std::string>& plan) {
    const EntityDef* owner = def.parent.empty() ? nullptr : schema.find(def.parent);
    for (const TriggerSql& trigger : seal_triggers(def, owner)) {
        Statement existing(database, "SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = ?1");
        existing.bind_text(1, trigger.name);
        const bool present = existing.step();
        if (present && existing.text(0) == trigger.sql) continue;
        if (present) plan.push_back("DROP TRIGGER " + sql_name(trigger.name));
        plan.push_back(trigger.sql);
    }
}

// Notes the missing ones as done, and runs them unless there is nothing yet they could change.
void run_named(Database& database, const std::vector<Migration>& named, Timestamp now, bool has_data) {
    const auto done = names(database, "SELECT name FROM migration");
    for (const Migration& migration : named) {
        if (done.contains(migration.name)) continue;
        if (has_data) migration.run(database);
        Statement record(database, "INSERT INTO migration (name, at) VALUES (?1, ?2)");
        record.bind_text(1, migration.name);
        record.bind(2, Value(now));
        record.run();
    }
}

}  // namespace

std::vector<std::string> plan_migration(Database& database, const Schema& schema) {
    std::vector<std::string> plan;
    for (const EntityDef* def : schema.entities()) plan_table(database, *def, plan);
    const auto indexes = names(database, "SELECT name FROM sqlite_master WHERE type = 'index'");
    for (const EntityDef* def : schema.entities()) {
        for (const std::string& sql : index_sql(*def)) {
            const std::size_t start = sql.find('"') + 1;
            if (!indexes.contains(sql.substr(start, sql.find('"', start) - start))) plan.push_back(sql);
        }
        plan_text_index(database, *def, plan);
        plan_triggers(database, schema, *def, plan);
    }
    return plan;
}

bool needs_migration(Database& database, const Schema& schema, const std::vector<Migration>& named) {
    if (database.scalar("SELECT count(*) FROM sqlite_master") == 0) return false;
    if (database.scalar("SELECT count(*) FROM sqlite_master WHERE name = 'migration'") == 0) return true;
    const auto done = names(database, "SELECT name FROM migration");
    const auto is_new = [&](const Migration& migration) { return !done.contains(migration.name); };
    return std::any_of(named.begin(), named.end(), is_new) || !plan_migration(database, schema).empty();
}

void migrate(Database& database, const Schema& schema, const std::vector<Migration>& named, Timestamp now) {
    Transaction transaction(database);
    const bool is_new = database.scalar("SELECT count(*) FROM sqlite_master") == 0;
    database.execute("CREATE TABLE IF NOT EXISTS migration (name TEXT PRIMARY KEY, at TEXT NOT NULL) STRICT");
    History::create_tables(database);
    Settings::create_table(database);
    run_named(database, named, now, !is_new);
    for (const std::string& sql : plan_migration(database, schema)) database.execute(sql);
    transaction.commit();
}

void run_missing(Database& database, const std::vector<Migration>& named, Timestamp now) { run_named(database, named, now, true); }

int schema_version(Database& database) { return static_cast<int>(database.scalar("PRAGMA user_version")); }
void set_schema_version(Database& database, int version) { database.execute("PRAGMA user_version = " + std::to_string(version)); }

}  // namespace bottega
