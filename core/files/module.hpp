#pragma once

#include "core/data/migration.hpp"
#include "core/data/schema.hpp"

namespace bottega::files {

void add_entities(Schema& schema);
[[nodiscard]] std::vector<Migration> migrations();

}  // namespace bottega::files
