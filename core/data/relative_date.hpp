#pragma once

#include "core/data/filter_check.hpp"

#include <optional>

namespace bottega {

// Days by what they are today: "today", "this_month", "last_quarter", "last_30_days", "past" (before today). A filter keeps
// the name, so that it means the same tomorrow.
struct DaySpan {
    std::optional<Date> first, last;  // without one it has no end
};
[[nodiscard]] bool is_relative_date(std::string_view name);
[[nodiscard]] std::optional<DaySpan> relative_date(std::string_view name, Date today);

// "last_30_days" and "next_7_days": how many days, and which name a number makes.
inline constexpr int most_relative_days = 3660;
[[nodiscard]] std::optional<int> last_days(std::string_view name);
[[nodiscard]] std::optional<int> next_days(std::string_view name);
[[nodiscard]] std::string last_days_name(int days);
[[nodiscard]] std::string next_days_name(int days);

// The same filter with the days that are meant today, and days of instants as the person's clock has them. Only such a
// filter can be part of a query.
[[nodiscard]] Filter on_day(const Schema& schema, const EntityDef& entity, const Filter& filter, Date today, int minutes_east);

}  // namespace bottega
