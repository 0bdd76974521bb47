#pragma once

#include "core/base/result.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace bottega {

// What a foreign table may be at most, however it is written: beyond that it is no list of a business, and would only
// fill the memory. Of workbooks the page refuses as much before it reads them.
inline constexpr std::size_t most_table_rows = 200'000, most_table_columns = 500;

// What is too much, or nothing.
[[nodiscard]] std::optional<Issue> table_limit(std::size_t rows, std::size_t columns);

// A header as a person can read it: one line, not endless, without signs that turn the writing around.
[[nodiscard]] std::string clean_header(std::string_view header);

// Without the signs that make a text read backwards or hide a part of it: "U+202E gpj.exe".
[[nodiscard]] std::string without_direction_signs(std::string_view text);

}  // namespace bottega
