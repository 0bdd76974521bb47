#pragma once

#include "core/base/date.hpp"
#include "core/base/money.hpp"
#include "core/base/timestamp.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace bottega {

// How the readers of one language write numbers, money and days: it "1.234,50 €" and 31/01/2026,
// ro "1.234,50 lei" and 31.01.2026, en (British) "€1,234.50" and 31/01/2026.
struct LocaleWords {
    std::string_view language;
    char decimal_sign;
    char group_sign;
    char date_sign;
    std::array<std::string_view, 12> months;
    std::array<std::string_view, 12> short_months;
    std::array<std::string_view, 7> weekdays;  // from Monday
    std::array<std::string_view, 7> short_weekdays;
};

enum class MoneyStyle { WithCurrency, Bare };

class Locale {
public:
    // English for a language we do not have.
    explicit Locale(std::string_view language);

    [[nodiscard]] std::string_view language() const { return words_->language; }
    [[nodiscard]] char decimal_sign() const { return words_->decimal_sign; }
    // 1 is Monday: where the week begins in all our languages.
    [[nodiscard]] static int first_weekday() { return 1; }

    // At least and at most so many decimals; more are rounded.
    [[nodiscard]] std::string number(Decimal value, int least_decimals = 0, int most_decimals = Decimal::kDigits) const;
    // The price of one unit: "3,20", "0,385".
    static constexpr int least_price_decimals = 2, most_price_decimals = 6;
    [[nodiscard]] std::string price(Decimal value) const { return number(value, least_price_decimals, most_price_decimals); }
    [[nodiscard]] std::string integer(std::int64_t value) const;
    [[nodiscard]] std::string money(Money amount, MoneyStyle style = MoneyStyle::WithCurrency) const;
    [[nodiscard]] std::string percent(Decimal value) const;

    [[nodiscard]] std::string date(Date date) const;
    [[nodiscard]] std::string long_date(Date date) const;  // 31 gennaio 2026
    [[nodiscard]] std::string date_and_time(Timestamp instant, int minutes_east) const;
    // `month` 1 to 12, `weekday` 1 (Monday) to 7.
    [[nodiscard]] std::string_view month_name(int month) const;
    [[nodiscard]] std::string_view short_month_name(int month) const;
    [[nodiscard]] std::string_view weekday_name(int weekday) const;
    [[nodiscard]] std::string_view short_weekday_name(int weekday) const;

    // What people type. Either sign may be the decimal one ("1.234,5", "1234.5"); "1.234" follows the language.
    [[nodiscard]] std::optional<Decimal> parse_number(std::string_view text) const;
    // The same, with or without the currency; another currency than the expected is refused. Rounded to the cent
    // only where no digit is lost: "1,005" is refused.
    [[nodiscard]] std::optional<Money> parse_money(std::string_view text, Currency expected) const;
    // "31/1", "31.1.26", "31 gennaio", "310126", "31", ISO, "+7", "oggi", "mâine", "yesterday"; day before month.
    [[nodiscard]] std::optional<Date> parse_date(std::string_view text, Date today) const;

private:
    const LocaleWords* words_;
};

// Index 0 to 11 of a month named in any of our languages by at least three letters of its name; -1 if none.
[[nodiscard]] int month_named(std::string_view text);
[[nodiscard]] const LocaleWords& locale_words(std::string_view language);

}  // namespace bottega
