#pragma once

#include "core/data/entity_def.hpp"
#include "core/data/query.hpp"

namespace bottega {

// What a person can still choose of an entity: everything that matches what was typed, except records whose flag
// `active` was taken away. Those stay on the documents they are on.
[[nodiscard]] Query picker_query(const EntityDef& target, std::string search);

}  // namespace bottega
