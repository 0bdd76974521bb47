#pragma once

#include <string>
#include <string_view>

namespace bottega {

// SHA-256 (FIPS 180-4) in 64 hexadecimal digits. No library with it builds natively and for the page from what we may take.
[[nodiscard]] std::string sha256_hex(std::string_view bytes);

}  // namespace bottega
