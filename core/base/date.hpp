#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace bottega {

// A civil calendar day with no time and no zone: due dates, issue dates, warranty ends. Years 1 to 9999.
class Date {
public:
    constexpr explicit Date(std::chrono::sys_days day)
        : days_since_epoch_(static_cast<std::int32_t>(day.time_since_epoch().count())) {}
    static std::optional<Date> parse_iso(std::string_view text);
    // Empty where there is no such day: 30 February, month 13.
    static std::optional<Date> from_ymd(int year, int month, int day);

    [[nodiscard]] constexpr std::chrono::sys_days sys_days() const {
        return std::chrono::sys_days(std::chrono::days(days_since_epoch_));
    }
    [[nodiscard]] std::string iso() const;
    [[nodiscard]] int year() const;
    [[nodiscard]] int month() const;
    [[nodiscard]] int day() const;
    // 1 is Monday, 7 is Sunday, as in ISO 8601.
    [[nodiscard]] int day_of_week() const;

    [[nodiscard]] constexpr Date plus_days(int days) const { return Date(sys_days() + std::chrono::days(days)); }
    // 31 January plus one month is 28 or 29 February: contracts renew on the last day, never in March.
    [[nodiscard]] Date plus_months(int months) const;
    [[nodiscard]] Date first_of_month() const;
    [[nodiscard]] Date last_of_month() const;
    constexpr auto operator<=>(const Date&) const = default;

private:
    std::int32_t days_since_epoch_;  // an integer: libc++ 14 cannot default <=> over chrono types
};

// Positive when `to` is later than `from`.
[[nodiscard]] constexpr int days_between(Date from, Date to) {
    return static_cast<int>((to.sys_days() - from.sys_days()).count());
}

}  // namespace bottega
