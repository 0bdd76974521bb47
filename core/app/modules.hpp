#pragma once

#include "core/data/migration.hpp"
#include "core/data/schema.hpp"

namespace bottega {

// Every entity of every module, in dependency order.
[[nodiscard]] Schema all_entities();

// The hand-written migrations of all modules, in the order in which they were released.
[[nodiscard]] std::vector<Migration> all_migrations();

}  // namespace bottega
