#pragma once

// The page counts text in UTF-16 units, the program in UTF-8 bytes: positions are translated here.

#include <string_view>

namespace bottega::platform {

[[nodiscard]] int bytes_from_utf16(std::string_view text, int units);
[[nodiscard]] int utf16_from_bytes(std::string_view text, int bytes);

}  // namespace bottega::platform
