#include "core/data/command_history.hpp"

namespace bottega {

std::optional<RecordId> last_command(Database& database) {
    Statement newest(database, "SELECT max(id) FROM command");
    if (!newest.step() || newest.is_null(0)) return std::nullopt;
    return RecordId{newest.integer(0)};
}

std::vector<HistoryEntry> entries_of_command(Database& database, RecordId command, int limit) {
    Statement rows(database, "SELECT id, kind, entity, record_id FROM history WHERE command = ?1 ORDER BY id LIMIT ?2");
    rows.bind(1, command.value);
    rows.bind(2, std::int64_t{limit});
    std::vector<HistoryEntry> entries;
    while (rows.step()) {
        HistoryEntry entry;
        entry.id = rows.integer(0);
        entry.command = command;
        entry.kind = static_cast<ChangeKind>(rows.integer(1));
        entry.entity = rows.text(2);
        entry.record = RecordId{rows.integer(3)};
        entries.push_back(std::move(entry));
    }
    return entries;
}

}  // namespace bottega
