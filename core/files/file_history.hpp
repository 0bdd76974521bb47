#pragma once

#include "core/data/history.hpp"
#include "core/data/record_store.hpp"

#include <string>
#include <vector>

namespace bottega::files {

// A file that came to a record or went, as the record's history tells it.
struct FileEvent {
    HistoryEntry entry;
    std::string name;
};

// Newest first, also of files and versions that are no longer there.
[[nodiscard]] std::vector<FileEvent> file_events(RecordStore& store, std::string_view entity, RecordId record);

}  // namespace bottega::files
