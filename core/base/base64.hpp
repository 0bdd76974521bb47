#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace bottega {

// Bytes as text that any file format can carry (RFC 4648): the logo in the archive and on paper.
[[nodiscard]] std::string base64_encode(std::string_view bytes);
// Empty where the text is not base64.
[[nodiscard]] std::optional<std::string> base64_decode(std::string_view text);

}  // namespace bottega
