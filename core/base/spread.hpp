#pragma once

#include <cstdint>
#include <vector>

namespace bottega {

// Splits an amount of cents in proportion to the weights so that the parts add up to it exactly: every part is cut
// down to the cent, and the cents left over go to the largest remainders (the first of equals).
// The mirror image (-amount, or all weights negated) gives the mirror image, so a credit note equals its invoice.
// Weights may have mixed signs, but their sum is not zero unless the amount is.
[[nodiscard]] std::vector<std::int64_t> spread(std::int64_t amount, const std::vector<std::int64_t>& weights);

}  // namespace bottega
