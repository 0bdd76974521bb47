#pragma once

#include "core/data/record_store.hpp"

#include <optional>
#include <vector>

namespace bottega {

// The note that two records stood for the same and became one: which was given up for which. The links of sealed
// records, an issued invoice's customer, follow along it and along nothing else.
namespace merged_record {
inline constexpr std::string_view entity = "merged_record";
inline constexpr Field<std::string> name{"name"};  // what the one given up was called
inline constexpr Field<std::string> kind{"kind"};  // the entity of both
inline constexpr Field<std::int64_t> merged{"merged"};
inline constexpr Field<std::int64_t> survivor{"survivor"};
}  // namespace merged_record

[[nodiscard]] EntityDef merged_record_def();

// Whether one of the two was given up for the other.
[[nodiscard]] bool is_noted_merge(Database& database, std::string_view entity, RecordId one, RecordId other);
// The record that stands for this one since it was merged, however often that one was merged since.
[[nodiscard]] std::optional<RecordId> survivor_of(RecordStore& store, std::string_view entity, RecordId merged);
// What was merged into a record: the notes, oldest first.
[[nodiscard]] std::vector<Record> merged_into(RecordStore& store, std::string_view entity, RecordId survivor);

}  // namespace bottega
