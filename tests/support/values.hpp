#pragma once

#include "core/base/decimal.hpp"

#include <string>

namespace bottega::test {

// What a test writes down as it would be typed.
inline Decimal decimal(const char* text) { return Decimal::parse(text).value(); }

inline bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace bottega::test
