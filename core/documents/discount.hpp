#pragma once

#include "core/base/decimal.hpp"
#include "core/base/exact_product.hpp"
#include "core/base/result.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace bottega {

// Discounts one after the other, as Italian trade writes them: "20+10-5" takes 20 %, then 10 % of what is left,
// then 5 % more. Both signs only separate the steps. A step has at most two decimals, as FatturaPA allows.
class DiscountChain {
public:
    DiscountChain() = default;
    // Empty text is no discount. Refused with an Issue on `field`: letters, a step of 0 or above 100, 3 decimals.
    static Result<DiscountChain> parse(std::string_view text, std::string_view field = "discount");

    [[nodiscard]] bool is_empty() const { return steps_.empty(); }
    // Hundredths of a percent, 20 % is 2000; in the order they are taken.
    [[nodiscard]] const std::vector<std::int64_t>& steps() const { return steps_; }
    // "20+10+5.5": plain form, the one that is stored.
    [[nodiscard]] std::string to_string() const;
    // The one percentage that equals the chain, rounded to eight decimals: 31.6 for "20+10+5".
    [[nodiscard]] Decimal effective_percent() const;

    // What is left of `amount` after all steps, rounded once.
    [[nodiscard]] std::int64_t applied_to(std::int64_t amount) const;
    // Multiplies by what each step leaves, in 1/10000; gives the powers of ten to divide by afterwards.
    int apply(ExactProduct& product) const;

    bool operator==(const DiscountChain&) const = default;

private:
    std::vector<std::int64_t> steps_;
};

}  // namespace bottega
