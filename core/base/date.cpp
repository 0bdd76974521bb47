#include "core/base/date.hpp"

#include "core/base/text.hpp"

#include <cstdio>

namespace bottega {

namespace {

std::chrono::year_month_day civil(Date date) { return std::chrono::year_month_day{date.sys_days()}; }

}  // namespace

std::optional<Date> Date::from_ymd(int year, int month, int day) {
    if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
    const std::chrono::year_month_day ymd{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                          std::chrono::day(static_cast<unsigned>(day))};
    return ymd.ok() ? std::optional(Date(std::chrono::sys_days(ymd))) : std::nullopt;
}

std::optional<Date> Date::parse_iso(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto year = parse_digits(text.substr(0, 4));
    const auto month = parse_digits(text.substr(5, 2));
    const auto day = parse_digits(text.substr(8, 2));
    if (!year || !month || !day) return std::nullopt;
    return from_ymd(static_cast<int>(*year), static_cast<int>(*month), static_cast<int>(*day));
}

std::string Date::iso() const {
    char buffer[40];
    std::snprintf(buffer, sizeof buffer, "%04d-%02d-%02d", year(), month(), day());
    return buffer;
}

int Date::year() const { return static_cast<int>(civil(*this).year()); }
int Date::month() const { return static_cast<int>(static_cast<unsigned>(civil(*this).month())); }
int Date::day() const { return static_cast<int>(static_cast<unsigned>(civil(*this).day())); }
int Date::day_of_week() const { return static_cast<int>(std::chrono::weekday(sys_days()).iso_encoding()); }

Date Date::plus_months(int months) const {
    const std::chrono::year_month_day moved = civil(*this) + std::chrono::months(months);
    return Date(moved.ok() ? std::chrono::sys_days(moved)
                           : std::chrono::sys_days(moved.year() / moved.month() / std::chrono::last));
}

Date Date::first_of_month() const { return plus_days(1 - day()); }

Date Date::last_of_month() const {
    const std::chrono::year_month_day today = civil(*this);
    return Date(std::chrono::sys_days(today.year() / today.month() / std::chrono::last));
}

}  // namespace bottega
