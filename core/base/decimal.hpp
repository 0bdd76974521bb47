#pragma once

#include "core/base/result.hpp"

#include <compare>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace bottega {

// Integer arithmetic of amounts: what does not fit throws AmountTooLarge.
constexpr std::int64_t checked_add(std::int64_t a, std::int64_t b) {
    std::int64_t sum = 0;
    if (__builtin_add_overflow(a, b, &sum)) throw AmountTooLarge();
    return sum;
}

constexpr std::int64_t checked_sub(std::int64_t a, std::int64_t b) {
    std::int64_t difference = 0;
    if (__builtin_sub_overflow(a, b, &difference)) throw AmountTooLarge();
    return difference;
}

constexpr std::int64_t checked_mul(std::int64_t a, std::int64_t b) {
    std::int64_t product = 0;
    if (__builtin_mul_overflow(a, b, &product)) throw AmountTooLarge();
    return product;
}

// Commercial rounding: half away from zero. Every division of money in Bottega ends here or in ExactProduct.
constexpr std::int64_t divide_half_up(__int128 numerator, __int128 denominator) {
    if (denominator < 0) {
        numerator = -numerator;
        denominator = -denominator;
    }
    __int128 quotient = numerator / denominator;
    const __int128 remainder = numerator % denominator;
    const __int128 magnitude = remainder < 0 ? -remainder : remainder;
    if (magnitude >= denominator - magnitude) quotient += numerator < 0 ? -1 : 1;
    if (quotient > std::numeric_limits<std::int64_t>::max() || quotient < std::numeric_limits<std::int64_t>::min())
        throw AmountTooLarge();
    return static_cast<std::int64_t>(quotient);
}

// Exact number with eight decimals, for quantities, unit prices and percentages.
// Eight is what the Italian FatturaPA schema allows for a quantity or a unit price.
class Decimal {
public:
    static constexpr int kDigits = 8;
    static constexpr std::int64_t kOne = 100'000'000;

    constexpr Decimal() = default;
    static constexpr Decimal from_raw(std::int64_t raw) {
        Decimal decimal;
        decimal.raw_ = raw;
        return decimal;
    }
    static constexpr Decimal from_int(std::int64_t whole) { return from_raw(checked_mul(whole, kOne)); }
    // Plain form only: "-12.5", no thousands marks, no exponent. What a person types goes through Locale.
    static std::optional<Decimal> parse(std::string_view text);

    [[nodiscard]] constexpr std::int64_t raw() const { return raw_; }
    [[nodiscard]] constexpr bool is_zero() const { return raw_ == 0; }
    [[nodiscard]] std::string to_string() const;
    // How many decimals are really used: 12.50 has one.
    [[nodiscard]] int decimals() const;
    [[nodiscard]] Decimal rounded(int decimals) const;

    friend constexpr Decimal operator+(Decimal a, Decimal b) { return from_raw(checked_add(a.raw_, b.raw_)); }
    friend constexpr Decimal operator-(Decimal a, Decimal b) { return from_raw(checked_sub(a.raw_, b.raw_)); }
    friend constexpr Decimal operator-(Decimal a) { return from_raw(checked_sub(0, a.raw_)); }
    // Rounded to eight decimals.
    friend constexpr Decimal operator*(Decimal a, Decimal b) {
        return from_raw(divide_half_up(static_cast<__int128>(a.raw_) * b.raw_, kOne));
    }
    constexpr auto operator<=>(const Decimal&) const = default;

private:
    std::int64_t raw_ = 0;
};

}  // namespace bottega
