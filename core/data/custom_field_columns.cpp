#include "core/data/custom_field_parts.hpp"

#include "core/data/formula_field.hpp"
#include "core/data/migration.hpp"
#include "core/data/row_codec.hpp"
#include "core/data/table_sql.hpp"

namespace bottega {

namespace {

void drop_column(Database& database, const std::string& table, const std::string& column) {
    std::vector<std::string> statements;
    Statement users(database, "SELECT type, name FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL AND instr(sql, ?1) > 0");
    const std::string quoted = sql_name(column);
    users.bind_text(1, quoted);
    while (users.step()) statements.push_back("DROP " + std::string(users.text(0) == "index" ? "INDEX " : "TRIGGER ") + sql_name(users.text(1)));
    users.reset();
    for (const std::string& statement : statements) database.execute(statement);
    database.execute("ALTER TABLE " + sql_name(table) + " DROP COLUMN " + quoted);
}

// A name or a place says nothing to a formula.
bool formulas_may_differ(const Record* before, const Record* after) {
    if (!before || !after) return true;
    return kind_in_force(*before) != kind_in_force(*after) || before->value(custom_field::formula.name) != after->value(custom_field::formula.name) ||
           is_removed(*before) != is_removed(*after);
}

void recompute_all(Database& database, const EntityDef& def) {
    if (!has_formulas(def)) return;
    std::int64_t last = 0;
    for (;;) {
        auto page = select_rows(database, def, " WHERE id > ?1 ORDER BY id LIMIT 500", {last});
        if (page.empty()) return;
        for (Record& record : page)
            if (recompute_formulas(record)) write_formulas(database, record);
        last = page.back().id().value;
    }
}

}  // namespace

bool has_column(Database& database, std::string_view table, std::string_view column) {
    Statement found(database, "SELECT 1 FROM pragma_table_info(?1) WHERE name = ?2");
    found.bind_text(1, table);
    found.bind_text(2, column);
    return found.step();
}

std::int64_t records_with_value(Database& database, const EntityDef& def, const FieldDef& field) {
    if (field.formula || !has_column(database, def.name, field.name)) return 0;
    const std::string column = sql_name(field.name);
    return database.scalar("SELECT count(*) FROM " + sql_name(def.name) + " WHERE " + column + (field.type == FieldType::Flag ? " = 1" : " IS NOT NULL"));
}

std::int64_t records_with_value(Database& database, const Schema& schema, const Record& row) {
    std::int64_t count = 0;
    for (const EntityDef* def : entities_of_list(schema, row.text(custom_field::list)))
        if (const auto index = def->index_of(row.text(custom_field::name))) count += records_with_value(database, *def, def->fields[*index]);
    return count;
}

void add_custom_columns(Database& database, const Schema& schema) {
    for (const EntityDef* def : schema.entities())
        for (const FieldDef& field : def->fields)
            if (field.custom && !has_column(database, def->name, field.name)) database.execute(add_column_sql(*def, field));
}

void drop_custom_columns(Database& database, const Schema& schema) {
    for (const EntityDef* def : schema.entities()) {
        if (!takes_custom_fields(*def)) continue;
        std::vector<std::string> columns;
        Statement found(database, "SELECT name FROM pragma_table_info(?1) WHERE substr(name, 1, 2) = 'x_'");
        found.bind_text(1, def->name);
        while (found.step()) columns.push_back(found.text(0));
        found.reset();
        for (const std::string& column : columns) drop_column(database, def->name, column);
    }
}

void follow_custom_field(Database& database, const Schema& schema, const Record* before, const Record* after) {
    const Record& row = after ? *after : *before;
    const auto entities = entities_of_list(schema, row.text(custom_field::list));
    const bool other_kind = before && after && kind_in_force(*before) != kind_in_force(*after);
    const std::string name = row.text(custom_field::name);
    const bool was_formula = before && before->text(custom_field::kind) == "formula";
    const bool keeps_values = other_kind && !was_formula && loses_nothing(kind_in_force(*before), kind_in_force(*after));
    for (const EntityDef* def : entities)
        if (other_kind && !keeps_values && has_column(database, def->name, name)) drop_column(database, def->name, name);
    for (const std::string& sql : plan_migration(database, schema)) database.execute(sql);
    if (!formulas_may_differ(before, after)) return;
    for (const EntityDef* def : entities) recompute_all(database, *def);
}

}  // namespace bottega
