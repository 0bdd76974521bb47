#pragma once

#include "core/data/session.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace bottega::files {

// The trash: what was deleted stays whole in the history, with its lines and its files, until it is purged on purpose.
struct TrashedRecord {
    std::string entity;
    RecordId record;
    std::string title;  // what it was recognised by; may be empty
    Timestamp at = Timestamp::from_unix_seconds(0);
    std::string author;
};

// Newest first, at most `limit`. What goes with its record, as a line with its document, is not listed by itself.
[[nodiscard]] std::vector<TrashedRecord> trashed_records(RecordStore& store, int limit);
[[nodiscard]] bool is_in_trash(RecordStore& store, std::string_view entity, RecordId record);

// Under its own id, with its lines and files, and with what it refers to where that was deleted too.
[[nodiscard]] Result<RecordId> restore_record(Session& session, std::string_view entity, RecordId record);

// For good: the content of the record, its lines and its files leaves the history, and nothing brings it back. That it
// was deleted, and when, is still known. The first of the ids that were purged.
[[nodiscard]] Result<RecordId> purge_record(Session& session, std::string_view entity, RecordId record);
// All of it; how many records.
std::int64_t empty_trash(Session& session);

}  // namespace bottega::files
