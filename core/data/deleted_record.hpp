#pragma once

#include <optional>

#include "core/data/history.hpp"
#include "core/data/record_store.hpp"

namespace bottega {

// A record as its deletion kept it: with its fields and its place in its document.
[[nodiscard]] Record deleted_record(const Schema& schema, const HistoryEntry& deletion);

// Fields from canonical texts; those that the entity has no longer are left out.
void set_fields(Record& record, const std::vector<FieldChange>& changes);
// A number that is no field: the place of a line.
[[nodiscard]] std::int64_t number_in(const std::vector<FieldChange>& changes, std::string_view field, std::int64_t otherwise);

// The deletion of a record that is deleted now.
[[nodiscard]] std::optional<HistoryEntry> deletion_of(RecordStore& store, std::string_view entity, RecordId record);

// What was in it is gone for good: only that it was deleted, and when, is still known.
inline constexpr std::string_view purged_mark = "purged";
[[nodiscard]] bool is_purged(const HistoryEntry& deletion);

}  // namespace bottega
