#include "core/exchange/column_profile.hpp"

#include "core/base/text.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace bottega {

namespace {

struct DateParts {
    std::array<int, 3> number{};
    std::array<int, 3> digits{};
};

// Three groups of digits separated by / . or -; a time of day behind a blank or T is left aside.
std::optional<DateParts> date_parts(std::string_view cell) {
    cell = trim(cell);
    if (const std::size_t time = cell.find_first_of("T "); time != std::string_view::npos) cell = cell.substr(0, time);
    DateParts parts;
    std::size_t part = 0;
    for (const char c : cell) {
        if (is_digit(c)) {
            if (++parts.digits[part] > 4) return std::nullopt;
            parts.number[part] = parts.number[part] * 10 + (c - '0');
        } else if ((c == '/' || c == '.' || c == '-') && parts.digits[part] > 0 && part < 2) {
            ++part;
        } else {
            return std::nullopt;
        }
    }
    return part == 2 && parts.digits[2] > 0 ? std::optional(parts) : std::nullopt;
}

std::string without_currency(std::string_view cell) {
    std::string text(trim(cell));
    for (const std::string_view sign : {"€", "$", "£", "EUR", "RON", "lei", "Lei", "LEI", "USD", "\u00a0", "\u202f", " ", "'"})
        text = replace_all(text, sign, "");
    return text;
}

enum class Sign { Neither, Point, Comma };

// Which sign marks the decimals of a number, as far as the number itself tells.
Sign sign_told_by(std::string_view cell) {
    const std::string text = without_currency(cell);
    if (text.empty() || text.find_first_not_of("0123456789.,-+") != std::string::npos) return Sign::Neither;
    const std::size_t point = text.rfind('.'), comma = text.rfind(',');
    if (point != std::string::npos && comma != std::string::npos) return point > comma ? Sign::Point : Sign::Comma;
    const std::size_t only = point != std::string::npos ? point : comma;
    if (only == std::string::npos || std::count(text.begin(), text.end(), text[only]) > 1) return Sign::Neither;
    if (text.size() - only - 1 == 3 && only <= 4 && text[0] != '0') return Sign::Neither;  // 1.234 or 1,234
    return text[only] == '.' ? Sign::Point : Sign::Comma;
}

}  // namespace

std::string shape_of(std::string_view cell) {
    std::string shape;
    for (const char c : trim(cell)) {
        const auto byte = static_cast<unsigned char>(c);
        const char kind = is_digit(c) ? '9' : (byte >= 0x80 || std::isalpha(byte)) ? 'a' : c;
        if (shape.empty() || shape.back() != kind) shape += kind;
    }
    return shape;
}

void ColumnProfile::learn(std::string_view cell, bool typed) {
    cell = trim(cell);
    ++seen_;
    ++shapes_[shape_of(cell)];
    constexpr std::size_t most_values = 5000;
    if (values_.size() < most_values) ++values_[std::string(cell)];
    if (cell.empty()) return;
    ++filled_;
    if (const auto parts = date_parts(cell)) {
        ++dates_;
        if (parts->digits[0] == 4) ++iso_dates_;
        else if (parts->number[0] > 12) ++first_above_twelve_;
        else if (parts->number[1] > 12) ++second_above_twelve_;
    }
    const Sign sign = typed ? Sign::Point : sign_told_by(cell);
    point_numbers_ += sign == Sign::Point;
    comma_numbers_ += sign == Sign::Comma;
}

DecimalSign ColumnProfile::decimal_sign(DecimalSign when_unclear) const {
    if (point_numbers_ == comma_numbers_) return when_unclear;
    return point_numbers_ > comma_numbers_ ? DecimalSign::Point : DecimalSign::Comma;
}

DateOrder ColumnProfile::date_order(DateOrder when_unclear) const {
    if (iso_dates_ > 0 && iso_dates_ * 2 >= dates_) return DateOrder::YearMonthDay;
    if (first_above_twelve_ > second_above_twelve_) return DateOrder::DayMonthYear;
    if (second_above_twelve_ > first_above_twelve_) return DateOrder::MonthDayYear;
    return when_unclear;
}

int ColumnProfile::fit(std::string_view cell) const {
    if (seen_ == 0) return 0;
    cell = trim(cell);
    const auto share = [&](const std::map<std::string, int, std::less<>>& counts, std::string_view key) {
        const auto found = counts.find(key);
        return found == counts.end() ? 0 : 10 + 90 * found->second / seen_;
    };
    // A value met before says more than a usual shape: a country or a city is recognised, not guessed.
    return share(shapes_, shape_of(cell)) + (values_.contains(cell) ? 60 : 0) + (cell.empty() == (filled_ == 0) ? 10 : 0);
}

std::optional<Decimal> parse_foreign_number(std::string_view cell, DecimalSign sign) {
    std::string text = without_currency(cell);
    const char decimal = sign == DecimalSign::Point ? '.' : ',';
    const char group = sign == DecimalSign::Point ? ',' : '.';
    const std::size_t point = text.find(decimal);
    // Groups must be thousands, or the sign was taken for the other one.
    for (std::size_t at = text.find(group); at != std::string::npos; at = text.find(group, at + 1)) {
        const std::size_t next = std::min(text.find_first_not_of("0123456789", at + 1), text.size());
        if (next - at - 1 != 3 || (point != std::string::npos && at > point)) return std::nullopt;
    }
    text = replace_all(text, std::string_view(&group, 1), "");
    text = replace_all(text, std::string_view(&decimal, 1), ".");
    return Decimal::parse(text);
}

std::optional<Date> parse_foreign_date(std::string_view cell, DateOrder order) {
    const auto parts = date_parts(cell);
    if (!parts) return std::nullopt;
    const auto& n = parts->number;
    if (parts->digits[0] == 4) return Date::from_ymd(n[0], n[1], n[2]);
    const int year = parts->digits[2] <= 2 ? 2000 + n[2] : n[2];
    if (order == DateOrder::MonthDayYear) return Date::from_ymd(year, n[0], n[1]);
    return Date::from_ymd(year, n[1], n[0]);
}

}  // namespace bottega
