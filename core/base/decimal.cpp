#include "core/base/decimal.hpp"

namespace bottega {

namespace {

std::int64_t power_of_ten(int exponent) {
    std::int64_t power = 1;
    for (int step = 0; step < exponent; ++step) power *= 10;
    return power;
}

}  // namespace

std::optional<Decimal> Decimal::parse(std::string_view text) {
    const bool negative = text.starts_with('-');
    if (negative) text.remove_prefix(1);

    std::int64_t raw = 0;
    int decimals = -1;  // -1 until the point is seen
    bool has_digits = false;
    for (const char c : text) {
        if (c == '.' && decimals < 0) {
            decimals = 0;
            continue;
        }
        if (c < '0' || c > '9' || decimals == kDigits) return std::nullopt;
        if (__builtin_mul_overflow(raw, 10, &raw) || __builtin_add_overflow(raw, c - '0', &raw)) return std::nullopt;
        has_digits = true;
        if (decimals >= 0) ++decimals;
    }
    if (!has_digits) return std::nullopt;
    if (__builtin_mul_overflow(raw, power_of_ten(kDigits - (decimals < 0 ? 0 : decimals)), &raw)) return std::nullopt;
    return from_raw(negative ? -raw : raw);
}

std::string Decimal::to_string() const {
    const bool negative = raw_ < 0;
    const auto magnitude = negative ? 0 - static_cast<std::uint64_t>(raw_) : static_cast<std::uint64_t>(raw_);
    std::string fraction = std::to_string(magnitude % kOne + kOne).substr(1);
    while (!fraction.empty() && fraction.back() == '0') fraction.pop_back();
    return (negative ? "-" : "") + std::to_string(magnitude / kOne) + (fraction.empty() ? "" : "." + fraction);
}

int Decimal::decimals() const {
    int used = kDigits;
    for (std::int64_t rest = raw_; used > 0 && rest % 10 == 0; rest /= 10) --used;
    return used;
}

Decimal Decimal::rounded(int decimals) const {
    expects(decimals >= 0 && decimals <= kDigits, "a Decimal has between zero and eight decimals");
    const std::int64_t step = power_of_ten(kDigits - decimals);
    return from_raw(checked_mul(divide_half_up(raw_, step), step));
}

}  // namespace bottega
