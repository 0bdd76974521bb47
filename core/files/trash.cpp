#include "core/files/trash.hpp"

#include "core/base/result.hpp"
#include "core/data/deleted_record.hpp"
#include "core/files/files_of_record.hpp"

#include <set>
#include <utility>

#include <nlohmann/json.hpp>

namespace bottega::files {

namespace {

using Place = std::pair<std::string, std::int64_t>;

constexpr int all = 1'000'000;

// Deleted now: nothing was written about the record after its deletion.
constexpr std::string_view deletions =
    "SELECT h.entity, h.record_id, h.changes, c.at, c.author, h.command FROM history AS h JOIN command AS c ON c.id = h.command "
    "WHERE h.kind = 3 AND NOT EXISTS (SELECT 1 FROM history AS l WHERE l.record_id = h.record_id AND l.entity = h.entity AND l.id > h.id) ";

// Of an entity that this program knows, and with its content.
std::optional<HistoryEntry> entry_from(const Schema& schema, const Statement& row) {
    HistoryEntry entry{.command = RecordId{row.integer(5)}, .command_label = {}, .kind = ChangeKind::Deleted, .entity = row.text(0), .record = RecordId{row.integer(1)},
                       .changes = read_changes(row.text(2))};
    if (!schema.find(entry.entity) || entry.changes.empty() || is_purged(entry)) return std::nullopt;
    entry.at = Timestamp::parse_iso(row.text(3)).value_or(entry.at);
    return entry;
}

bool went_in(RecordStore& store, const Owner& record, RecordId command) {
    const auto deletion = deletion_of(store, record.first, record.second);
    return deletion && deletion->command == command;
}

// A line goes with its document, a file with its record, an earlier version with the newest.
bool goes_with_another(RecordStore& store, const HistoryEntry& deletion, const Record& record) {
    if (!record.def().parent.empty()) return true;
    if (deletion.entity != stored_file::entity) return false;
    if (record.get(stored_file::superseded).value_or(false)) return true;
    const auto owner = owner_of(record);
    return owner && went_in(store, *owner, deletion.command);
}

bool belongs_to(const Record& other, const HistoryEntry& deletion) {
    if (other.def().parent == deletion.entity) return other.parent() == deletion.record;
    const auto owner = other.def().name == stored_file::entity ? owner_of(other) : std::nullopt;
    return owner && owner->first == deletion.entity && owner->second == deletion.record;
}

// What went with a record by the same command: its lines and its files.
std::vector<Place> companions(RecordStore& store, const HistoryEntry& deletion) {
    // Those that name it at all, of maybe thousands that one command deleted.
    Statement rows(store.database(), "SELECT entity, record_id FROM history WHERE command = ?1 AND kind = 3 AND record_id <> ?2 AND instr(changes, ?3) > 0 ORDER BY id");
    const std::string id = std::to_string(deletion.record.value);
    rows.bind(1, deletion.command.value);
    rows.bind(2, deletion.record.value);
    rows.bind_text(3, id);
    std::vector<Place> found;
    while (rows.step()) {
        const auto other = deletion_of(store, rows.text(0), RecordId{rows.integer(1)});
        if (other && other->command == deletion.command && store.schema().find(other->entity) && belongs_to(deleted_record(store.schema(), *other), deletion))
            found.emplace_back(other->entity, other->record.value);
    }
    return found;
}

// One restoration: nothing is brought back twice, and what refers to each other does not go round.
class Restoration {
public:
    explicit Restoration(RecordStore& store) : store_(store) {}
    Result<RecordId> restore(std::string_view entity, RecordId record);

private:
    Result<RecordId> restore_referred(const Record& record);

    RecordStore& store_;
    std::set<Place> begun_;
};

Result<RecordId> Restoration::restore(std::string_view entity, RecordId id) {
    if (!begun_.insert({std::string(entity), id.value}).second) return id;
    const auto deletion = deletion_of(store_, entity, id);
    if (!deletion) return Issue{.message = "issue.record_gone"};
    if (is_purged(*deletion)) return Issue{.message = "issue.purged"};
    const Record record = deleted_record(store_.schema(), *deletion);
    if (auto referred = restore_referred(record); !referred.ok()) return referred;
    if (auto written = store_.put_back(record); !written.ok()) return written;
    for (const auto& [companion, companion_id] : companions(store_, *deletion)) {
        if (!is_in_trash(store_, companion, RecordId{companion_id})) continue;
        if (auto written = restore(companion, RecordId{companion_id}); !written.ok()) return written;
    }
    return id;
}

Result<RecordId> Restoration::restore_referred(const Record& record) {
    for (const FieldDef& field : record.def().fields) {
        if (field.type != FieldType::Reference) continue;
        const auto referred = record.get(Field<RecordId>{field.name});
        if (!referred || store_.find(field.target, *referred) || !is_in_trash(store_, field.target, *referred)) continue;
        if (auto restored = restore(field.target, *referred); !restored.ok()) return restored;
    }
    return record.id();
}

void purge(RecordStore& store, Timestamp now, const std::string& entity, RecordId record) {
    const std::string mark = nlohmann::json{{purged_mark, canonical_text(now)}}.dump();
    Statement wipe(store.database(), "UPDATE history SET changes = CASE kind WHEN 3 THEN ?3 END WHERE record_id = ?1 AND entity = ?2");
    wipe.bind(1, record.value);
    wipe.bind_text(2, entity);
    wipe.bind_text(3, mark);
    wipe.run();
}

}  // namespace

std::vector<TrashedRecord> trashed_records(RecordStore& store, int limit) {
    std::vector<TrashedRecord> found;
    Statement rows(store.database(), std::string(deletions) + "ORDER BY h.id DESC");
    while (static_cast<int>(found.size()) < limit && rows.step()) {
        const auto deletion = entry_from(store.schema(), rows);
        if (!deletion) continue;
        const Record record = deleted_record(store.schema(), *deletion);
        if (goes_with_another(store, *deletion, record)) continue;
        found.push_back({.entity = deletion->entity, .record = deletion->record, .title = record.title(), .at = deletion->at, .author = rows.text(4)});
    }
    return found;
}

bool is_in_trash(RecordStore& store, std::string_view entity, RecordId record) {
    const auto deletion = deletion_of(store, entity, record);
    return deletion && !deletion->changes.empty() && !is_purged(*deletion);
}

Result<RecordId> restore_record(Session& session, std::string_view entity, RecordId record) {
    return Restoration(session.store).restore(entity, record);
}

Result<RecordId> purge_record(Session& session, std::string_view entity, RecordId record) {
    const auto deletion = deletion_of(session.store, entity, record);
    if (!deletion) return Issue{.message = "issue.record_gone"};
    for (const auto& [companion, id] : companions(session.store, *deletion))
        if (is_in_trash(session.store, companion, RecordId{id})) purge(session.store, session.now, companion, RecordId{id});
    purge(session.store, session.now, deletion->entity, record);
    session.store.mark_changed();
    return record;
}

std::int64_t empty_trash(Session& session) {
    std::set<Place> purged;
    Statement rows(session.store.database(), std::string(deletions) + "ORDER BY h.id");
    while (rows.step())
        if (entry_from(session.store.schema(), rows)) purged.insert({rows.text(0), rows.integer(1)});
    const auto records = static_cast<std::int64_t>(trashed_records(session.store, all).size());
    for (const auto& [entity, record] : purged) purge(session.store, session.now, entity, RecordId{record});
    session.store.mark_changed();
    return records;
}

}  // namespace bottega::files
