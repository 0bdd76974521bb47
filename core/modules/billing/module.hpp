#pragma once

#include "core/data/migration.hpp"
#include "core/data/schema.hpp"

namespace bottega::billing {

// Invoices, credit notes, payments and what they settle.
void add_entities(Schema& schema);
[[nodiscard]] std::vector<Migration> migrations();

}  // namespace bottega::billing
