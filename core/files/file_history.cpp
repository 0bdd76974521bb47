#include "core/files/file_history.hpp"

#include <algorithm>
#include <set>

#include "core/files/stored_file.hpp"

namespace bottega::files {

namespace {

// A creation keeps no fields in the history, so the files that are there say themselves whose they are.
std::set<RecordId> files_ever(RecordStore& store, const std::string& owner) {
    std::set<RecordId> ids;
    for (const RecordId id : store.ids({.entity = std::string(stored_file::entity), .conditions = {{"owner", Comparison::Equal, {owner}}}}))
        ids.insert(id);
    Statement deleted(store.database(),
                      "SELECT DISTINCT record_id FROM history WHERE entity = 'stored_file' AND kind = ?1 AND instr(changes, ?2) > 0");
    deleted.bind(1, static_cast<std::int64_t>(ChangeKind::Deleted));
    const std::string kept = "\"owner\":\"" + owner + "\"";
    deleted.bind_text(2, kept);
    while (deleted.step()) ids.insert(RecordId{deleted.integer(0)});
    return ids;
}

std::string name_of(RecordStore& store, RecordId file, const std::vector<HistoryEntry>& entries) {
    if (std::string title = store.title(stored_file::entity, file); !title.empty()) return title;
    for (const HistoryEntry& entry : entries)
        for (const FieldChange& change : entry.changes)
            if (entry.kind == ChangeKind::Deleted && change.field == stored_file::name.name) return change.before;
    return {};
}

}  // namespace

std::vector<FileEvent> file_events(RecordStore& store, std::string_view entity, RecordId record) {
    std::vector<FileEvent> events;
    for (const RecordId file : files_ever(store, std::string(entity) + "/" + std::to_string(record.value))) {
        auto entries = store.history().of_record(stored_file::entity, file);
        const std::string name = name_of(store, file, entries);
        for (HistoryEntry& entry : entries)
            if (entry.kind != ChangeKind::Updated) events.push_back({std::move(entry), name});
    }
    std::sort(events.begin(), events.end(), [](const FileEvent& a, const FileEvent& b) { return a.entry.id > b.entry.id; });
    return events;
}

}  // namespace bottega::files
