#pragma once

#include "core/data/database.hpp"
#include "core/data/record.hpp"

namespace bottega {

// A place in the history: everything up to this entry. Gone where that entry was taken back, or another archive came.
struct HistoryMark {
    std::int64_t entry = 0;
    RecordId command{};
};

struct ChangedRecord {
    std::string entity;
    RecordId id;
};

[[nodiscard]] HistoryMark history_mark(Database& database);
// What was created, changed or deleted since, each record once; nullopt: the mark is gone.
[[nodiscard]] std::optional<std::vector<ChangedRecord>> changed_since(Database& database, const HistoryMark& mark, std::size_t limit);
// What the person worked on last, the newest first; deleted records, too.
[[nodiscard]] std::vector<ChangedRecord> last_changed(Database& database, std::size_t limit);

}  // namespace bottega
