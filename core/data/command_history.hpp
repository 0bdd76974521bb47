#pragma once

#include <optional>
#include <vector>

#include "core/data/history.hpp"

namespace bottega {

// What was done last that changed a record; none in an archive where nothing was done yet.
[[nodiscard]] std::optional<RecordId> last_command(Database& database);

// The records that one command changed, in the order it did; without the changed fields.
[[nodiscard]] std::vector<HistoryEntry> entries_of_command(Database& database, RecordId command, int limit = 50);

}  // namespace bottega
