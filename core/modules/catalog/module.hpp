#pragma once

#include "core/data/migration.hpp"
#include "core/data/schema.hpp"

// What the business sells.
namespace bottega::catalog {

void add_entities(Schema& schema);
[[nodiscard]] std::vector<Migration> migrations();

}  // namespace bottega::catalog
