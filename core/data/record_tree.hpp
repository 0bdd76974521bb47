#pragma once

#include "core/data/database.hpp"
#include "core/data/record.hpp"

#include <optional>

namespace bottega {

// Records inside others of their own kind, by a reference to it: folders, categories.

// The reference, or nullptr where records of this kind never lie inside one another.
[[nodiscard]] const FieldDef* field_of_own_kind(const EntityDef& def);

// Why a record cannot lie inside `target`: it would go round in a circle, or be deeper than EntityDef::most_levels.
[[nodiscard]] std::optional<Issue> why_not_inside(Database& database, const Record& record, const FieldDef& field, RecordId target);

}  // namespace bottega
