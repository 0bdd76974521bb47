#pragma once

// What a .sqlite file holds, counted where it lies: so that a person sees it before going back to it.

#include "core/base/result.hpp"
#include "core/data/schema.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bottega {

struct SqliteSummary {
    std::string title;        // of the first record of the entity that was asked for
    std::string last_change;  // when the last command ran, as the history says
    std::vector<std::pair<std::string, std::int64_t>> by_entity;  // in the order of the schema
};

// The reason where it cannot be read, or comes from a newer program.
[[nodiscard]] Result<SqliteSummary> inspect_sqlite(std::string_view bytes, const Schema& schema, int newest_schema_version,
                                                   std::string_view titled_entity);

}  // namespace bottega
