#pragma once

#include "core/data/entity_def.hpp"

namespace bottega {

// The SQL of one entity's table, derived from its descriptor and built once.
struct TableSql {
    explicit TableSql(const EntityDef& def);

    std::string columns;       // "id", place of a line, then every field in order
    std::string select;        // SELECT … FROM, up to the WHERE
    std::string insert;
    std::string update;        // all columns, WHERE id = ?1
    std::string remove;
    std::string text_insert;   // full-text index; empty when nothing is searchable
    std::string text_delete;
    int first_field = 0;       // result column of the first field
};

[[nodiscard]] std::string sql_name(std::string_view name);
[[nodiscard]] bool is_stored_as_text(FieldType type);
[[nodiscard]] std::string text_index_name(const EntityDef& def);
[[nodiscard]] bool has_title_key(const EntityDef& def);  // every entity that is not a line

// CREATE TABLE, one column, indexes, full-text index and seal triggers.
[[nodiscard]] std::string create_table_sql(const EntityDef& def);
[[nodiscard]] std::string column_sql(const FieldDef& field);
[[nodiscard]] std::vector<std::string> index_sql(const EntityDef& def);
[[nodiscard]] std::string text_index_sql(const EntityDef& def);

struct TriggerSql {
    std::string name;
    std::string sql;
};
// `owner` is the descriptor of a line's document, nullptr for others.
[[nodiscard]] std::vector<TriggerSql> seal_triggers(const EntityDef& def, const EntityDef* owner);

}  // namespace bottega
