#pragma once

#include "core/data/migration.hpp"
#include "core/data/schema.hpp"

// What the business itself is and how it is paid: the module every other one stands on.
namespace bottega::business {

void add_entities(Schema& schema);
[[nodiscard]] std::vector<Migration> migrations();

}  // namespace bottega::business
