#include "core/data/history_mark.hpp"

namespace bottega {

namespace {

std::vector<ChangedRecord> read(Statement& rows) {
    std::vector<ChangedRecord> changed;
    while (rows.step()) changed.push_back({rows.text(0), RecordId{rows.integer(1)}});
    return changed;
}

}  // namespace

HistoryMark history_mark(Database& database) {
    Statement last(database, "SELECT id, command FROM history ORDER BY id DESC LIMIT 1");
    if (!last.step()) return {};
    return {last.integer(0), RecordId{last.integer(1)}};
}

std::optional<std::vector<ChangedRecord>> changed_since(Database& database, const HistoryMark& mark, std::size_t limit) {
    Statement there(database, "SELECT 1 FROM history WHERE id = ?1 AND command = ?2");
    there.bind(1, mark.entry);
    there.bind(2, mark.command.value);
    if (!there.step()) return std::nullopt;
    Statement rows(database, "SELECT DISTINCT entity, record_id FROM history WHERE id > ?1 LIMIT ?2");
    rows.bind(1, mark.entry);
    rows.bind(2, static_cast<std::int64_t>(limit));
    return read(rows);
}

std::vector<ChangedRecord> last_changed(Database& database, std::size_t limit) {
    Statement rows(database, "SELECT entity, record_id FROM (SELECT id, entity, record_id FROM history ORDER BY id DESC LIMIT 2000) "
                             "GROUP BY record_id ORDER BY MAX(id) DESC LIMIT ?1");
    rows.bind(1, static_cast<std::int64_t>(limit));
    return read(rows);
}

}  // namespace bottega
