#include "core/i18n/locale.hpp"

#include "core/base/text.hpp"

#include <cstdio>

namespace bottega {

namespace {

// "-1234567.5" to "-1.234.567,50".
std::string grouped(std::string_view plain, int least_decimals, char decimal_sign, char group_sign) {
    const bool negative = plain.starts_with('-');
    if (negative) plain.remove_prefix(1);
    const std::size_t point = plain.find('.');
    const std::string_view whole = plain.substr(0, point);
    std::string fraction(point == std::string_view::npos ? std::string_view() : plain.substr(point + 1));
    if (fraction.size() < static_cast<std::size_t>(least_decimals))
        fraction.resize(static_cast<std::size_t>(least_decimals), '0');

    std::string text = negative ? "-" : "";
    for (std::size_t at = 0; at < whole.size(); ++at) {
        if (at > 0 && (whole.size() - at) % 3 == 0) text += group_sign;
        text += whole[at];
    }
    return fraction.empty() ? text : text + decimal_sign + fraction;
}

// Cents need not fit a Decimal, so they are written without one.
std::string plain_cents(std::int64_t cents) {
    const auto magnitude = cents < 0 ? 0 - static_cast<std::uint64_t>(cents) : static_cast<std::uint64_t>(cents);
    const std::string fraction = std::to_string(magnitude % 100);
    return (cents < 0 ? "-" : "") + std::to_string(magnitude / 100) + (fraction.size() < 2 ? ".0" : ".") + fraction;
}

std::string_view currency_symbol(std::string_view code, std::string_view language) {
    if (code == "EUR") return "€";
    if (code == "GBP" && language == "en") return "£";
    if (code == "RON" && language == "ro") return "lei";
    return code;
}

}  // namespace

Locale::Locale(std::string_view language) : words_(&locale_words(language)) {}

std::string Locale::number(Decimal value, int least_decimals, int most_decimals) const {
    return grouped(value.rounded(most_decimals).to_string(), least_decimals, words_->decimal_sign, words_->group_sign);
}

std::string Locale::integer(std::int64_t value) const {
    return grouped(std::to_string(value), 0, words_->decimal_sign, words_->group_sign);
}

std::string Locale::money(Money amount, MoneyStyle style) const {
    const std::string figure = grouped(plain_cents(amount.cents()), 2, words_->decimal_sign, words_->group_sign);
    if (style == MoneyStyle::Bare) return figure;
    const std::string symbol(currency_symbol(amount.currency().code(), language()));
    if (language() != "en") return figure + " " + symbol;
    // English puts the currency first, behind the minus: -€5.00, RON 5.00.
    const bool negative = figure.starts_with('-');
    const std::string gap = symbol == amount.currency().code() ? " " : "";
    return (negative ? "-" : "") + symbol + gap + figure.substr(negative ? 1 : 0);
}

std::string Locale::percent(Decimal value) const { return number(value) + (language() == "en" ? "%" : " %"); }

std::string Locale::date(Date date) const {
    char buffer[40];
    std::snprintf(buffer, sizeof buffer, "%02d%c%02d%c%04d", date.day(), words_->date_sign, date.month(),
                  words_->date_sign, date.year());
    return buffer;
}

std::string Locale::long_date(Date date) const {
    return std::to_string(date.day()).append(" ").append(month_name(date.month())).append(" ") +
           std::to_string(date.year());
}

std::string Locale::date_and_time(Timestamp instant, int minutes_east) const {
    return date(instant.date(minutes_east)) + " " + instant.clock_text(minutes_east);
}

std::string_view Locale::month_name(int month) const { return words_->months.at(static_cast<std::size_t>(month - 1)); }

std::string_view Locale::short_month_name(int month) const {
    return words_->short_months.at(static_cast<std::size_t>(month - 1));
}

std::string_view Locale::weekday_name(int weekday) const {
    return words_->weekdays.at(static_cast<std::size_t>(weekday - 1));
}

std::string_view Locale::short_weekday_name(int weekday) const {
    return words_->short_weekdays.at(static_cast<std::size_t>(weekday - 1));
}

}  // namespace bottega
