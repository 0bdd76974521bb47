#pragma once

#include "core/data/migration.hpp"
#include "core/data/schema.hpp"

namespace bottega::documents {

// What all commercial documents stand on: VAT rates and the series that numbers are taken from.
void add_entities(Schema& schema);
[[nodiscard]] std::vector<Migration> migrations();

}  // namespace bottega::documents
