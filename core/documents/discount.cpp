#include "core/documents/discount.hpp"

#include "core/base/text.hpp"

#include <optional>

namespace bottega {

namespace {

constexpr std::int64_t kWhole = 10'000;  // 100 % in hundredths of a percent
constexpr int kPowersPerStep = 4;
constexpr std::size_t kMostSteps = 10;

std::optional<std::int64_t> parse_step(std::string_view text) {
    const std::string plain = replace_all(trim(text), ",", ".");
    const auto percent = plain.starts_with('-') ? std::nullopt : Decimal::parse(plain);
    if (!percent || percent->decimals() > 2) return std::nullopt;
    const std::int64_t step = percent->raw() / (Decimal::kOne / 100);
    return step > 0 && step <= kWhole ? std::optional(step) : std::nullopt;
}

// "20 % + 10 - 5" becomes "20 + 10 + 5": the sign is only a separator, and a leading one changes nothing.
std::string normalised(std::string_view text) {
    std::string signs = replace_all(replace_all(replace_all(text, "−", "+"), "-", "+"), "%", "");
    const std::string_view trimmed = trim(signs);
    return std::string(trimmed.starts_with('+') ? trimmed.substr(1) : trimmed);
}

}  // namespace

Result<DiscountChain> DiscountChain::parse(std::string_view text, std::string_view field) {
    DiscountChain chain;
    if (is_blank(text)) return chain;
    for (const std::string& part : split(normalised(text), '+')) {
        const auto step = parse_step(part);
        if (!step || chain.steps_.size() == kMostSteps)
            return Issue{
                .field = std::string(field), .message = "issue.discount_invalid", .args = {std::string(trim(text))}};
        chain.steps_.push_back(*step);
    }
    return chain;
}

std::string DiscountChain::to_string() const {
    std::vector<std::string> parts;
    for (const std::int64_t step : steps_) parts.push_back(Decimal::from_raw(step * (Decimal::kOne / 100)).to_string());
    return join(parts, "+");
}

int DiscountChain::apply(ExactProduct& product) const {
    for (const std::int64_t step : steps_) product.times(kWhole - step);
    return kPowersPerStep * static_cast<int>(steps_.size());
}

std::int64_t DiscountChain::applied_to(std::int64_t amount) const {
    ExactProduct product(amount);
    const int powers = apply(product);
    return product.divided_by_power_of_ten(powers);
}

Decimal DiscountChain::effective_percent() const {
    return Decimal::from_int(100) - Decimal::from_raw(applied_to(100 * Decimal::kOne));
}

}  // namespace bottega
