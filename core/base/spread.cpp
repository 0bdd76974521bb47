#include "core/base/spread.hpp"

#include "core/base/decimal.hpp"

#include <algorithm>
#include <numeric>

namespace bottega {

namespace {

struct Share {
    std::int64_t floor;
    __int128 remainder;
};

// amount x weight / total, cut down towards minus infinity. `total` is positive.
Share share_of(std::int64_t amount, std::int64_t weight, std::int64_t total) {
    const __int128 product = static_cast<__int128>(amount) * weight;
    __int128 quotient = product / total;
    __int128 remainder = product % total;
    if (remainder < 0) {
        remainder += total;
        --quotient;
    }
    return {divide_half_up(quotient, 1), remainder};
}

std::vector<std::int64_t> spread_positive(std::int64_t amount, const std::vector<std::int64_t>& weights,
                                          std::int64_t total) {
    std::vector<std::int64_t> parts;
    std::vector<__int128> remainders;
    std::int64_t left = amount;
    for (const std::int64_t weight : weights) {
        const Share share = share_of(amount, weight, total);
        parts.push_back(share.floor);
        remainders.push_back(share.remainder);
        left = checked_sub(left, share.floor);
    }
    std::vector<std::size_t> order(weights.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return remainders[a] > remainders[b]; });
    for (std::size_t rank = 0; left > 0; ++rank, --left) ++parts[order[rank]];
    return parts;
}

}  // namespace

std::vector<std::int64_t> spread(std::int64_t amount, const std::vector<std::int64_t>& weights) {
    if (amount == 0) return std::vector<std::int64_t>(weights.size(), 0);
    std::int64_t total = 0;
    for (const std::int64_t weight : weights) total = checked_add(total, weight);
    expects(total != 0, "an amount cannot be spread over weights that add up to nothing");

    std::vector<std::int64_t> normal = weights;
    if (total < 0)
        for (std::int64_t& weight : normal) weight = checked_sub(0, weight);
    const std::int64_t magnitude = amount < 0 ? checked_sub(0, amount) : amount;
    std::vector<std::int64_t> parts = spread_positive(magnitude, normal, total < 0 ? checked_sub(0, total) : total);
    if (amount < 0)
        for (std::int64_t& part : parts) part = -part;
    return parts;
}

}  // namespace bottega
