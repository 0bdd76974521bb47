#pragma once

#include "core/base/date.hpp"
#include "core/base/decimal.hpp"
#include "core/exchange/csv.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace bottega {

enum class DecimalSign { Point, Comma };
enum class DateOrder { YearMonthDay, DayMonthYear, MonthDayYear };

// What the cells of one column look like, learned from the rows that are whole: how its numbers and dates are written,
// and which values and shapes are usual in it.
class ColumnProfile {
public:
    // `typed`: the file itself knows the cell as a number or a day.
    void learn(std::string_view cell, bool typed = false);

    [[nodiscard]] DecimalSign decimal_sign(DecimalSign when_unclear) const;
    [[nodiscard]] DateOrder date_order(DateOrder when_unclear) const;
    [[nodiscard]] bool decimal_sign_is_clear() const { return point_numbers_ + comma_numbers_ > 0; }
    [[nodiscard]] bool looks_like_dates() const { return dates_ > 0 && dates_ * 2 > filled_; }

    // How much a cell looks as if it belonged here: larger is likelier. Only differences mean anything.
    [[nodiscard]] int fit(std::string_view cell) const;

private:
    std::map<std::string, int, std::less<>> values_;
    std::map<std::string, int, std::less<>> shapes_;
    int seen_ = 0;
    int filled_ = 0;
    int dates_ = 0;
    int point_numbers_ = 0;
    int comma_numbers_ = 0;
    int iso_dates_ = 0;
    int first_above_twelve_ = 0;
    int second_above_twelve_ = 0;
};

// "12209" is "9", "(5) 555-4729" is "(9) 9-9", "Obere Str. 57" is "a a. 9": runs of one kind count once.
[[nodiscard]] std::string shape_of(std::string_view cell);

// One number as written with that decimal sign, without currency signs and blanks; nullopt when it is none.
[[nodiscard]] std::optional<Decimal> parse_foreign_number(std::string_view cell, DecimalSign sign);
[[nodiscard]] std::optional<Date> parse_foreign_date(std::string_view cell, DateOrder order);

}  // namespace bottega
