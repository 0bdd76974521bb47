#pragma once

// What the files of custom fields share.

#include "core/data/custom_field.hpp"

namespace bottega {

inline constexpr int longest_custom_label = 60;

[[nodiscard]] std::vector<std::string> choices_of_row(const Record& row);
[[nodiscard]] bool is_removed(const Record& row);
[[nodiscard]] bool is_custom_column(std::string_view name);
// What its values are, beyond the words of the row: a formula by its result, a reference by its target.
[[nodiscard]] std::string kind_in_force(const Record& row);
// A change of kind after which what was written stays as it is.
[[nodiscard]] bool loses_nothing(const std::string& from, const std::string& to);
[[nodiscard]] bool has_column(Database& database, std::string_view table, std::string_view column);

}  // namespace bottega
