#pragma once

#include "core/data/migration.hpp"
#include "core/data/schema.hpp"

// Who the business deals with, and what it hopes to sell them.
namespace bottega::crm {

void add_entities(Schema& schema);
[[nodiscard]] std::vector<Migration> migrations();

}  // namespace bottega::crm
