#pragma once

#include "core/data/entity_def.hpp"
#include "core/data/query.hpp"

namespace bottega {

// The same records, those with one value of the field behind each other, and among them in the order of the query.
[[nodiscard]] Query grouped_by(const EntityDef& def, Query query, std::string_view field);

}  // namespace bottega
