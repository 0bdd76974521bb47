#pragma once

#include <cstdint>

namespace bottega::ui {

// What stands in the tree of folders besides them: all records, and those in none.
inline constexpr std::int64_t entry_of_all = -1, entry_without = -2;

}  // namespace bottega::ui
