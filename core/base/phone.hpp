#pragma once

#include <string>
#include <string_view>

namespace bottega {

// The digits by which a telephone number is compared: "+39 02 1234567", "0039 02/1234567" and "02 1234567" are the same.
// Empty where it is no number.
[[nodiscard]] std::string phone_key(std::string_view text);

}  // namespace bottega
