#pragma once

#include <array>
#include <cstdint>

namespace bottega {

// quantity x price x discount x discount … kept exact in 512 bits, and rounded only once, at the end.
// The rounding is the commercial one: half away from zero.
class ExactProduct {
public:
    explicit ExactProduct(std::int64_t first);

    ExactProduct& times(std::int64_t factor);
    // The product divided by 10^powers, to the nearest whole number. Throws AmountTooLarge where it does not fit.
    [[nodiscard]] std::int64_t divided_by_power_of_ten(int powers) const;

private:
    using Limbs = std::array<std::uint32_t, 16>;                       // least significant first
    static std::uint32_t divide(Limbs& limbs, std::uint32_t divisor);  // gives the remainder
    void multiply(std::uint64_t factor);

    Limbs limbs_{};
    bool negative_ = false;
};

}  // namespace bottega
