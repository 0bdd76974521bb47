#pragma once

#include "core/data/session.hpp"

#include <set>
#include <span>
#include <utility>

namespace bottega {

// What a person said of two records that look alike: they are not the same. It is not asked again.
namespace not_duplicate {
inline constexpr std::string_view entity = "not_duplicate";
inline constexpr Field<std::string> kind{"kind"};  // the entity of both
inline constexpr Field<std::int64_t> first{"first"};   // the lower id
inline constexpr Field<std::int64_t> second{"second"};
}  // namespace not_duplicate

[[nodiscard]] EntityDef not_duplicate_def();

using RecordPair = std::pair<std::int64_t, std::int64_t>;  // the lower id first
[[nodiscard]] RecordPair record_pair(RecordId one, RecordId other);

[[nodiscard]] std::set<RecordPair> told_apart(RecordStore& store, std::string_view entity);
// Any two of these records are not the same. Gives the first of them.
[[nodiscard]] Result<RecordId> tell_apart(Session& session, std::string_view entity, std::span<const RecordId> records);

}  // namespace bottega
