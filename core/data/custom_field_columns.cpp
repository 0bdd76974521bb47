#include "core/data/custom_field_parts.hpp"

#include "core/data/migration.hpp"
#include "core/data/table_sql.hpp"

#include <algorithm>

namespace bottega {

namespace {

void drop_users_of_column(Database& database, const std::string& column) {
    std::vector<std::string> statements;
    Statement users(database, "SELECT type, name FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL AND instr(sql, ?1) > 0");
    const std::string quoted = sql_name(column);
    users.bind_text(1, quoted);
    while (users.step()) statements.push_back("DROP " + std::string(users.text(0) == "index" ? "INDEX " : "TRIGGER ") + sql_name(users.text(1)));
    users.reset();
    for (const std::string& statement : statements) database.execute(statement);
}

void drop_column(Database& database, const std::string& table, const std::string& column) {
    drop_users_of_column(database, column);
    database.execute("ALTER TABLE " + sql_name(table) + " DROP COLUMN " + sql_name(column));
}

// A column that nothing needs any more makes way for another of its name. Dropping it would write every row of a long
// table anew, within one frame; so it stays until the archive is replaced. Two signs "_" follow in no name of a field.
void put_column_aside(Database& database, const std::string& table, const std::string& column) {
    const std::string wanted = std::string(custom_column_prefix) + "_" + column.substr(custom_column_prefix.size());
    std::string name = wanted;
    for (int number = 2; has_column(database, table, name); ++number) name = wanted + "_" + std::to_string(number);
    drop_users_of_column(database, column);
    database.execute("ALTER TABLE " + sql_name(table) + " RENAME COLUMN " + sql_name(column) + " TO " + sql_name(name));
}

bool is_asked_for(const EntityDef& def, const std::string& name) {
    return std::any_of(def.fields.begin(), def.fields.end(), [&](const FieldDef& field) {
        return field.formula && field.formula->formula && field.formula->formula->fields().contains(name);
    });
}

// A formula itself, or what one of the list asks for. A name or a place says nothing to a formula.
bool formulas_may_differ(const EntityDef& def, const Record* before, const Record* after) {
    const auto is_formula = [](const Record* row) { return row && row->text(custom_field::kind) == "formula"; };
    if (!is_formula(before) && !is_formula(after) && !is_asked_for(def, (after ? after : before)->text(custom_field::name))) return false;
    if (!before || !after) return true;
    return kind_in_force(*before) != kind_in_force(*after) || before->value(custom_field::formula.name) != after->value(custom_field::formula.name) ||
           is_removed(*before) != is_removed(*after);
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

bool follow_custom_field(Database& database, const Schema& schema, const Record* before, const Record* after) {
    const Record& row = after ? *after : *before;
    const auto entities = entities_of_list(schema, row.text(custom_field::list));
    const bool other_kind = before && after && kind_in_force(*before) != kind_in_force(*after);
    const std::string name = row.text(custom_field::name);
    const bool was_formula = before && before->text(custom_field::kind) == "formula";
    const bool keeps_values = other_kind && !was_formula && loses_nothing(kind_in_force(*before), kind_in_force(*after));
    for (const EntityDef* def : entities)
        if (other_kind && !keeps_values && has_column(database, def->name, name)) put_column_aside(database, def->name, name);
    for (const std::string& sql : plan_migration(database, schema)) database.execute(sql);
    return std::any_of(entities.begin(), entities.end(), [&](const EntityDef* def) { return formulas_may_differ(*def, before, after); });
}

}  // namespace bottega
