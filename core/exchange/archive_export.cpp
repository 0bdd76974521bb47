#include "core/data/row_codec.hpp"
#include "core/exchange/archive.hpp"
#include "core/exchange/archive_tables.hpp"
#include "core/exchange/archive_writer.hpp"

namespace bottega {

namespace {

void write_entity(ArchiveWriter& writer, Database& database, const EntityDef& def) {
    writer.start_entity(def.name);
    // In pages, so that an archive of any size never stands in memory twice.
    std::int64_t last = 0;
    for (;;) {
        const auto page = select_rows(database, def, " WHERE id > ?1 ORDER BY id LIMIT 500", {last});
        if (page.empty()) return;
        for (const Record& record : page) writer.add(record);
        last = page.back().id().value;
    }
}

void write_table(ArchiveWriter& writer, Database& database, const ArchiveTable& table) {
    writer.start_table(table.section);
    Statement rows(database, table.select());
    while (rows.step()) {
        std::vector<std::pair<std::string, std::string>> row;
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            const int column = static_cast<int>(i);
            if (!rows.is_null(column)) row.emplace_back(table.columns[i], rows.text(column));
        }
        writer.add(row);
    }
}

}  // namespace

std::string export_archive(Database& database, const Schema& schema, int schema_version) {
    ArchiveWriter writer(schema_version);
    for (const EntityDef* def : schema.entities()) write_entity(writer, database, *def);
    for (const ArchiveTable& table : archive_tables()) write_table(writer, database, table);
    return writer.finish();
}

}  // namespace bottega
