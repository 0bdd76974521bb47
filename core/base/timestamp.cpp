#include "core/base/timestamp.hpp"

#include "core/base/text.hpp"

#include <cstdio>

namespace bottega {

namespace {

constexpr std::int64_t kSecondsPerDay = 86'400;

std::int64_t floor_divide(std::int64_t value, std::int64_t divisor) {
    return value / divisor - (value % divisor < 0 ? 1 : 0);
}

Date day_of(std::int64_t seconds) {
    return Date(std::chrono::sys_days(std::chrono::days(static_cast<int>(floor_divide(seconds, kSecondsPerDay)))));
}

int second_of_day(std::int64_t seconds) {
    return static_cast<int>(seconds - floor_divide(seconds, kSecondsPerDay) * kSecondsPerDay);
}

}  // namespace

Timestamp Timestamp::from_unix_ms(std::int64_t milliseconds) { return Timestamp(floor_divide(milliseconds, 1000)); }

std::optional<Timestamp> Timestamp::parse_iso(std::string_view text) {
    if (text.size() != 20 || text[10] != 'T' || text[13] != ':' || text[16] != ':' || text[19] != 'Z')
        return std::nullopt;
    const auto day = Date::parse_iso(text.substr(0, 10));
    const auto hour = parse_digits(text.substr(11, 2));
    const auto minute = parse_digits(text.substr(14, 2));
    const auto second = parse_digits(text.substr(17, 2));
    if (!day || !hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 59) return std::nullopt;
    const std::int64_t days = day->sys_days().time_since_epoch().count();
    return Timestamp(days * kSecondsPerDay + *hour * 3600 + *minute * 60 + *second);
}

std::string Timestamp::iso() const {
    const int second = second_of_day(seconds_);
    char buffer[40];
    std::snprintf(buffer, sizeof buffer, "T%02d:%02d:%02dZ", second / 3600, second / 60 % 60, second % 60);
    return day_of(seconds_).iso() + buffer;
}

Date Timestamp::date(int minutes_east) const { return day_of(seconds_ + minutes_east * 60); }

std::string Timestamp::clock_text(int minutes_east) const {
    const int minute = second_of_day(seconds_ + minutes_east * 60) / 60;
    char buffer[32];
    std::snprintf(buffer, sizeof buffer, "%02d:%02d", minute / 60, minute % 60);
    return buffer;
}

}  // namespace bottega
