#include "core/data/table_sql.hpp"

namespace bottega {

namespace {

std::string sealed_condition(const Seal& seal, const std::string& source) {
    std::string list;
    for (const std::string& value : seal.values) list += (list.empty() ? "'" : ", '") + value + "'";
    return source + sql_name(seal.field) + " IN (" + list + ")";
}

// A line is sealed by its document.
std::string owner_sealed(const EntityDef& owner, const std::string& row) {
    return "EXISTS (SELECT 1 FROM " + sql_name(owner.name) + " AS owner WHERE owner.id = " + row + ".parent_id AND " +
           sealed_condition(owner.seal, "owner.") + ")";
}

TriggerSql refuse(const std::string& table, const std::string& name, const std::string& event, const std::string& when) {
    const std::string trigger = table + "_sealed_" + name;
    return {trigger, "CREATE TRIGGER " + sql_name(trigger) + " BEFORE " + event + " ON " + sql_name(table) + " WHEN " + when +
                         " BEGIN SELECT RAISE(ABORT, 'sealed'); END"};
}

std::string sealed_columns(const EntityDef& def) {
    std::string columns = def.parent.empty() ? "id" : "id, parent_id, position";
    for (const FieldDef& field : def.fields)
        if (!field.derived && !field.follows_merge) columns += ", " + sql_name(field.name);
    return columns;
}

// A link of what is sealed changes along a noted merge only, forth or back.
void refuse_other_links(std::vector<TriggerSql>& triggers, const EntityDef& def, const std::string& sealed) {
    for (const FieldDef& field : def.fields) {
        if (!field.follows_merge) continue;
        const std::string before = "OLD." + sql_name(field.name), after = "NEW." + sql_name(field.name);
        const std::string along = "EXISTS (SELECT 1 FROM merged_record AS m WHERE m.kind = '" + field.target + "' AND ((m.merged = " + before +
                                  " AND m.survivor = " + after + ") OR (m.survivor = " + before + " AND m.merged = " + after + ")))";
        triggers.push_back(refuse(def.name, "link_" + field.name, "UPDATE OF " + sql_name(field.name),
                                  "(" + sealed + ") AND " + before + " IS NOT " + after + " AND NOT " + along));
    }
}

}  // namespace

std::string sql_name(std::string_view name) { return '"' + std::string(name) + '"'; }

bool is_stored_as_text(FieldType type) {
    switch (type) {
        case FieldType::Text:
        case FieldType::LongText:
        case FieldType::Choice:
        case FieldType::Date:
        case FieldType::Timestamp: return true;
        default: return false;
    }
}

std::string text_index_name(const EntityDef& def) { return def.name + "_text"; }
bool has_title_key(const EntityDef& def) { return def.parent.empty(); }

std::string column_sql(const FieldDef& field) {
    std::string sql = sql_name(field.name) + (is_stored_as_text(field.type) ? " TEXT" : " INTEGER");
    if (field.type == FieldType::Reference) sql += " REFERENCES " + sql_name(field.target) + "(id)";
    return sql;
}

std::string create_table_sql(const EntityDef& def) {
    std::string sql = "CREATE TABLE " + sql_name(def.name) + " (id INTEGER PRIMARY KEY";
    if (!def.parent.empty()) sql += ", parent_id INTEGER NOT NULL REFERENCES " + sql_name(def.parent) + "(id), position INTEGER NOT NULL";
    if (has_title_key(def)) sql += ", title_key TEXT";
    for (const FieldDef& field : def.fields) sql += ", " + column_sql(field);
    return sql + ") STRICT";
}

std::vector<std::string> index_sql(const EntityDef& def) {
    std::vector<std::string> indexes;
    const auto add = [&](const std::string& column, const std::string& columns, const char* kind) {
        indexes.push_back(std::string("CREATE ") + kind + "INDEX IF NOT EXISTS " + sql_name(def.name + "_" + column + "_index") + " ON " +
                          sql_name(def.name) + " (" + columns + ")");
    };
    if (has_title_key(def)) add("title", "title_key, id", "");
    if (!def.parent.empty()) add("place", "parent_id, position", "");
    for (const FieldDef& field : def.fields) {
        if (field.unique) add(field.name, sql_name(field.name), "UNIQUE ");
        else if (field.type == FieldType::Reference || def.order == "-" + field.name) add(field.name, sql_name(field.name), "");
    }
    return indexes;
}

std::string text_index_sql(const EntityDef& def) {
    std::string columns;
    for (const FieldDef& field : def.fields)
        if (field.searchable) columns += sql_name(field.name) + ", ";
    return "CREATE VIRTUAL TABLE " + sql_name(text_index_name(def)) + " USING fts5(" + columns + "content=" + sql_name(def.name) +
           ", content_rowid='id', tokenize='unicode61 remove_diacritics 2', prefix='2 3')";
}

std::vector<TriggerSql> seal_triggers(const EntityDef& def, const EntityDef* owner) {
    std::vector<TriggerSql> triggers;
    if (!def.seal.field.empty()) {
        const std::string sealed = sealed_condition(def.seal, "OLD.");
        triggers.push_back(refuse(def.name, "update", "UPDATE OF " + sealed_columns(def), sealed));
        triggers.push_back(refuse(def.name, "delete", "DELETE", sealed));
        refuse_other_links(triggers, def, sealed);
    }
    if (owner && !owner->seal.field.empty()) {
        triggers.push_back(refuse(def.name, "insert", "INSERT", owner_sealed(*owner, "NEW")));
        const std::string sealed = owner_sealed(*owner, "OLD") + " OR " + owner_sealed(*owner, "NEW");
        triggers.push_back(refuse(def.name, "update", "UPDATE OF " + sealed_columns(def), sealed));
        triggers.push_back(refuse(def.name, "delete", "DELETE", owner_sealed(*owner, "OLD")));
        refuse_other_links(triggers, def, sealed);
    }
    return triggers;
}

TableSql::TableSql(const EntityDef& def) {
    columns = "id";
    std::string marks = "?1";
    std::string sets;
    int next = 2;
    const auto add = [&](const std::string& column) {
        columns += ", " + column;
        marks += ", ?" + std::to_string(next);
        sets += (sets.empty() ? "" : ", ") + column + " = ?" + std::to_string(next);
        ++next;
    };
    if (!def.parent.empty()) {
        add("parent_id");
        add("position");
    }
    first_field = next - 1;
    for (const FieldDef& field : def.fields) add(sql_name(field.name));

    const std::string table = sql_name(def.name);
    select = "SELECT " + columns + " FROM " + table;
    if (has_title_key(def)) add("title_key");
    insert = "INSERT INTO " + table + " (" + columns + ") VALUES (" + marks + ")";
    update = "UPDATE " + table + " SET " + sets + " WHERE id = ?1";
    remove = "DELETE FROM " + table + " WHERE id = ?1";
    if (!def.indexed_words) return;

    std::string searched, text_marks;
    int position = 2;
    for (const FieldDef& field : def.fields) {
        if (!field.searchable) continue;
        searched += ", " + sql_name(field.name);
        text_marks += ", ?" + std::to_string(position++);
    }
    const std::string text = sql_name(text_index_name(def));
    text_insert = "INSERT INTO " + text + " (rowid" + searched + ") VALUES (?1" + text_marks + ")";
    text_delete = "INSERT INTO " + text + " (" + text + ", rowid" + searched + ") VALUES ('delete', ?1" + text_marks + ")";
}

}  // namespace bottega
