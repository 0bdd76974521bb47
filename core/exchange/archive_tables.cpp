#include "core/exchange/archive_tables.hpp"

namespace bottega {

namespace {

std::string list(const std::vector<std::string>& columns) {
    std::string text;
    for (const std::string& column : columns) text += (text.empty() ? "" : ", ") + column;
    return text;
}

}  // namespace

std::string ArchiveTable::select() const {
    return "SELECT " + list(columns) + " FROM " + table + (where.empty() ? "" : " WHERE " + where) + " ORDER BY " + order;
}

std::string ArchiveTable::insert() const {
    std::string marks;
    for (std::size_t i = 0; i < columns.size(); ++i) marks += (i ? ", ?" : "?") + std::to_string(i + 1);
    return "INSERT INTO " + table + " (" + list(columns) + ") VALUES (" + marks + ")";
}

const std::vector<ArchiveTable>& archive_tables() {
    static const std::vector<ArchiveTable> tables = {
        {.section = "commands", .table = "command", .columns = {"id", "at", "label", "author", "undoes"}, .order = "id"},
        {.section = "history", .table = "history", .columns = {"id", "command", "kind", "entity", "record_id", "changes"}, .order = "id"},
        {.section = "migrations", .table = "migration", .columns = {"name", "at"}, .order = "name"},
        {.section = "settings", .table = "setting", .columns = {"key", "value"}, .where = "key NOT LIKE 'local.%'", .order = "key"},
    };
    return tables;
}

}  // namespace bottega
