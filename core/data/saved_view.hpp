#pragma once

#include "core/data/session.hpp"

namespace bottega {

// A list as somebody wants to see it again: which records, in which order, with which columns, under a name of its own.
// It belongs to the archive as any record does, so that it is backed up, taken back and given on.
namespace saved_view {
inline constexpr std::string_view entity = "saved_view";
inline constexpr Field<std::string> name{"name"};
inline constexpr Field<std::string> list{"list"};                  // the entity it lists
inline constexpr Field<std::string> filter{"filter"};              // core/data/filter_json
inline constexpr Field<std::string> quick_filter{"quick_filter"};  // of the list's own
inline constexpr Field<std::string> sorting{"sorting"};            // "-due_on,total"
inline constexpr Field<std::string> columns{"columns"};            // "number,total"; empty: as the list has them
inline constexpr Field<bool> is_default{"is_default"};             // the list opens with it
}  // namespace saved_view

[[nodiscard]] EntityDef saved_view_def();

// Those of one list, by name.
[[nodiscard]] Query views_of(std::string_view entity);

// Keeps a new or a changed view. A list opens with at most one; two of a list have not the same name.
[[nodiscard]] Result<RecordId> save_view(Session& session, Record view);

}  // namespace bottega
