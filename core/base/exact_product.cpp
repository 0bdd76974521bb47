#include "core/base/exact_product.hpp"

#include "core/base/result.hpp"

#include <algorithm>
#include <limits>

namespace bottega {

namespace {

std::uint64_t magnitude_of(std::int64_t value) {
    return value < 0 ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
}

constexpr int kPowersAtOnce = 9;  // 10^9 fits 32 bits

std::uint32_t small_power_of_ten(int exponent) {
    std::uint32_t power = 1;
    for (int step = 0; step < exponent; ++step) power *= 10;
    return power;
}

}  // namespace

ExactProduct::ExactProduct(std::int64_t first) : negative_(first < 0) {
    const std::uint64_t magnitude = magnitude_of(first);
    limbs_[0] = static_cast<std::uint32_t>(magnitude);
    limbs_[1] = static_cast<std::uint32_t>(magnitude >> 32);
}

ExactProduct& ExactProduct::times(std::int64_t factor) {
    multiply(magnitude_of(factor));
    negative_ = negative_ != (factor < 0);
    return *this;
}

void ExactProduct::multiply(std::uint64_t factor) {
    unsigned __int128 carry = 0;
    for (std::uint32_t& limb : limbs_) {
        carry += static_cast<unsigned __int128>(limb) * factor;
        limb = static_cast<std::uint32_t>(carry);
        carry >>= 32;
    }
    if (carry != 0) throw AmountTooLarge();
}

std::uint32_t ExactProduct::divide(Limbs& limbs, std::uint32_t divisor) {
    std::uint64_t remainder = 0;
    for (auto limb = limbs.rbegin(); limb != limbs.rend(); ++limb) {
        remainder = (remainder << 32) | *limb;
        *limb = static_cast<std::uint32_t>(remainder / divisor);
        remainder %= divisor;
    }
    return static_cast<std::uint32_t>(remainder);
}

std::int64_t ExactProduct::divided_by_power_of_ten(int powers) const {
    expects(powers >= 0, "a product is divided by a whole power of ten");
    Limbs quotient = limbs_;
    for (int left = powers - 1; left > 0; left -= kPowersAtOnce)
        divide(quotient, small_power_of_ten(std::min(left, kPowersAtOnce)));
    // The first digit cut off decides: five or more rounds away from zero.
    const std::uint32_t last_digit = powers > 0 ? divide(quotient, 10) : 0;

    const bool fits = std::all_of(quotient.begin() + 2, quotient.end(), [](std::uint32_t limb) { return limb == 0; });
    std::uint64_t magnitude = (static_cast<std::uint64_t>(quotient[1]) << 32) | quotient[0];
    constexpr auto largest = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    if (!fits || magnitude >= largest) throw AmountTooLarge();
    if (last_digit >= 5) ++magnitude;
    return negative_ ? -static_cast<std::int64_t>(magnitude) : static_cast<std::int64_t>(magnitude);
}

}  // namespace bottega
