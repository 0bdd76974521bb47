#pragma once

#include "core/data/database.hpp"
#include "core/data/record.hpp"
#include "core/data/table_sql.hpp"

namespace bottega {

// Records as rows of their table: reading, writing and the full-text index, with no rule of the business in it.
[[nodiscard]] Value read_value(Statement& row, int column, FieldType type, Currency currency);
[[nodiscard]] std::vector<Record> select_rows(Database& database, const EntityDef& def, const std::string& where, const std::vector<Value>& arguments);

void insert_row(Database& database, const Record& record);
void update_row(Database& database, const Record& record);
// Only the columns of the formulas: they are neither sealed nor in the history.
void write_formulas(Database& database, const Record& record);
void delete_row(Database& database, const EntityDef& def, RecordId id);

void index_row(Database& database, const Record& record);
void unindex_row(Database& database, const Record& record);  // with the values it was indexed with

[[nodiscard]] const TableSql& table_sql(const EntityDef& def);

}  // namespace bottega
