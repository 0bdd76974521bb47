#include "core/data/row_codec.hpp"

#include "core/base/text.hpp"

namespace bottega {

namespace {

Record read_record(Statement& row, const EntityDef& def, const TableSql& sql) {
    Record record(def);
    record.set_id(RecordId{row.integer(0)});
    if (!def.parent.empty()) record.set_place(RecordId{row.integer(1)}, static_cast<int>(row.integer(2)));
    Currency currency = Currency::parse(def.currency).value_or(Currency());
    if (const auto index = def.index_of("currency"))
        currency = Currency::parse(row.text_view(sql.first_field + static_cast<int>(*index))).value_or(currency);
    for (std::size_t i = 0; i < def.fields.size(); ++i)
        record.set_value(i, read_value(row, sql.first_field + static_cast<int>(i), def.fields[i].type, currency));
    return record;
}

void bind_record(Statement& statement, const Record& record) {
    int position = 1;
    statement.bind(position++, record.id().value);
    if (!record.def().parent.empty()) {
        statement.bind(position++, record.parent().value);
        statement.bind(position++, std::int64_t{record.position()});
    }
    for (std::size_t i = 0; i < record.def().fields.size(); ++i) statement.bind(position++, record.value(i));
    if (has_title_key(record.def())) statement.bind(position, Value(fold(record.title())));
}

void write_text_index(Database& database, const Record& record, const std::string& sql) {
    if (sql.empty()) return;
    Statement statement(database, sql);
    statement.bind(1, record.id().value);
    int position = 2;
    for (std::size_t i = 0; i < record.def().fields.size(); ++i)
        if (record.def().fields[i].searchable) statement.bind(position++, record.value(i));
    statement.run();
}

}  // namespace

const TableSql& table_sql(const EntityDef& def) {
    expects(def.table != nullptr, "an entity is used through the schema that took it in");
    return *def.table;
}

Value read_value(Statement& row, int column, FieldType type, Currency currency) {
    if (row.is_null(column)) return {};
    switch (type) {
        case FieldType::Text:
        case FieldType::LongText:
        case FieldType::Choice: return row.text(column);
        case FieldType::Integer: return row.integer(column);
        case FieldType::Flag: return row.integer(column) != 0;
        case FieldType::Decimal:
        case FieldType::Percent: return Decimal::from_raw(row.integer(column));
        case FieldType::Money: return Money(row.integer(column), currency);
        case FieldType::Reference: return RecordId{row.integer(column)};
        case FieldType::Date: {
            const auto date = Date::parse_iso(row.text_view(column));
            return date ? Value(*date) : Value();
        }
        case FieldType::Timestamp: break;
    }
    const auto instant = Timestamp::parse_iso(row.text_view(column));
    return instant ? Value(*instant) : Value();
}

std::vector<Record> select_rows(Database& database, const EntityDef& def, const std::string& where, const std::vector<Value>& arguments) {
    const TableSql& sql = table_sql(def);
    Statement rows(database, sql.select + where);
    for (std::size_t i = 0; i < arguments.size(); ++i) rows.bind(static_cast<int>(i) + 1, arguments[i]);
    std::vector<Record> records;
    while (rows.step()) records.push_back(read_record(rows, def, sql));
    return records;
}

void insert_row(Database& database, const Record& record) {
    Statement statement(database, table_sql(record.def()).insert);
    bind_record(statement, record);
    statement.run();
}

void update_row(Database& database, const Record& record) {
    Statement statement(database, table_sql(record.def()).update);
    bind_record(statement, record);
    statement.run();
}

void write_formulas(Database& database, const Record& record) {
    std::string sets;
    std::vector<std::size_t> formulas;
    const auto& fields = record.def().fields;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (!fields[i].formula) continue;
        formulas.push_back(i);
        sets += (sets.empty() ? "" : ", ") + sql_name(fields[i].name) + " = ?" + std::to_string(formulas.size() + 1);
    }
    if (formulas.empty()) return;
    Statement change(database, "UPDATE " + sql_name(record.def().name) + " SET " + sets + " WHERE id = ?1");
    change.bind(1, record.id().value);
    for (std::size_t i = 0; i < formulas.size(); ++i) change.bind(static_cast<int>(i) + 2, record.value(formulas[i]));
    change.run();
}

void delete_row(Database& database, const EntityDef& def, RecordId id) {
    Statement statement(database, table_sql(def).remove);
    statement.bind(1, id.value);
    statement.run();
}

void index_row(Database& database, const Record& record) { write_text_index(database, record, table_sql(record.def()).text_insert); }
void unindex_row(Database& database, const Record& record) { write_text_index(database, record, table_sql(record.def()).text_delete); }

}  // namespace bottega
