#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bottega {

// The words that tell a name from others, in the order of the alphabet: "Ditta Rossi Mario di M. Rossi & C. S.n.c." is
// "mario rossi". Legal forms, particles and signs are left out where something else remains.
[[nodiscard]] std::vector<std::string> telling_words(std::string_view name);

// From 0 to 100: how much of two lists of such words is the same, forgiving a wrong letter in a longer word.
[[nodiscard]] int alike_words(std::span<const std::string_view> one, std::span<const std::string_view> other);

// One letter wrong, missing, too many, or two in the wrong order.
[[nodiscard]] bool differ_by_one(std::string_view one, std::string_view other);

}  // namespace bottega
