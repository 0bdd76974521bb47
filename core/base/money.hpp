#pragma once

#include "core/base/decimal.hpp"

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string_view>

namespace bottega {

// ISO 4217 code. All currencies Bottega handles (EUR, RON, USD, GBP, CHF) have two minor digits.
class Currency {
public:
    constexpr Currency() = default;
    explicit constexpr Currency(std::string_view code) {
        expects(is_code(code), "a currency code is three capital letters");
        code_ = {code[0], code[1], code[2]};
    }
    static constexpr std::optional<Currency> parse(std::string_view code) {
        return is_code(code) ? std::optional(Currency(code)) : std::nullopt;
    }
    [[nodiscard]] constexpr std::string_view code() const { return {code_.data(), code_.size()}; }
    constexpr bool operator==(const Currency&) const = default;

private:
    static constexpr bool is_code(std::string_view code) {
        if (code.size() != 3) return false;
        for (const char c : code)
            if (c < 'A' || c > 'Z') return false;
        return true;
    }

    std::array<char, 3> code_{'E', 'U', 'R'};
};

// An amount of one currency in whole cents. There is no conversion from double on purpose.
class Money {
public:
    constexpr Money() = default;
    constexpr Money(std::int64_t cents, Currency currency) : cents_(cents), currency_(currency) {}

    [[nodiscard]] constexpr std::int64_t cents() const { return cents_; }
    [[nodiscard]] constexpr Currency currency() const { return currency_; }
    [[nodiscard]] constexpr bool is_zero() const { return cents_ == 0; }
    [[nodiscard]] constexpr Decimal as_decimal() const {
        return Decimal::from_raw(checked_mul(cents_, Decimal::kOne / 100));
    }

    friend constexpr Money operator+(Money a, Money b) {
        return {checked_add(a.cents_, a.same_currency(b).cents_), a.currency_};
    }
    friend constexpr Money operator-(Money a, Money b) {
        return {checked_sub(a.cents_, a.same_currency(b).cents_), a.currency_};
    }
    friend constexpr Money operator-(Money a) { return {checked_sub(0, a.cents_), a.currency_}; }
    Money& operator+=(Money other) { return *this = *this + other; }
    Money& operator-=(Money other) { return *this = *this - other; }

    constexpr bool operator==(const Money&) const = default;
    friend constexpr std::strong_ordering operator<=>(const Money& a, const Money& b) {
        return a.cents_ <=> a.same_currency(b).cents_;
    }

private:
    constexpr const Money& same_currency(const Money& other) const {
        expects(currency_ == other.currency_, "money of two currencies cannot be added or compared");
        return other;
    }

    std::int64_t cents_ = 0;
    Currency currency_;
};

// quantity x unit price, rounded once, to the cent.
[[nodiscard]] constexpr Money extend(Decimal quantity, Decimal unit_price, Currency currency) {
    const __int128 product = static_cast<__int128>(quantity.raw()) * unit_price.raw();
    return {divide_half_up(product, static_cast<__int128>(Decimal::kOne) * Decimal::kOne / 100), currency};
}

[[nodiscard]] constexpr Money percent_of(Money base, Decimal percent) {
    const __int128 product = static_cast<__int128>(base.cents()) * percent.raw();
    return {divide_half_up(product, static_cast<__int128>(Decimal::kOne) * 100), base.currency()};
}

// A decimal amount rounded to the cent.
[[nodiscard]] constexpr Money to_money(Decimal amount, Currency currency) {
    return {divide_half_up(amount.raw(), Decimal::kOne / 100), currency};
}

}  // namespace bottega
