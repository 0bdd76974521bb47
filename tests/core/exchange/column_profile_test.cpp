#include "core/exchange/column_profile.hpp"

#include <doctest/doctest.h>

using namespace bottega;

namespace {

ColumnProfile learned(std::initializer_list<const char*> cells) {
    ColumnProfile profile;
    for (const char* cell : cells) profile.learn(cell);
    return profile;
}

std::string number(const char* cell, DecimalSign sign) {
    const auto value = parse_foreign_number(cell, sign);
    return value ? value->to_string() : "none";
}

std::string date(const char* cell, DateOrder order) {
    const auto value = parse_foreign_date(cell, order);
    return value ? value->iso() : "none";
}

}  // namespace

TEST_CASE("the decimal sign of a column shows in its numbers") {
    CHECK(learned({"18.00", "19.5", "1,234.50"}).decimal_sign(DecimalSign::Comma) == DecimalSign::Point);
    CHECK(learned({"18,00", "1.234,50 €", "7"}).decimal_sign(DecimalSign::Point) == DecimalSign::Comma);
    // 1.234 says nothing by itself: the language of the person settles it.
    CHECK(learned({"1.234", "2.500"}).decimal_sign(DecimalSign::Comma) == DecimalSign::Comma);
    CHECK(learned({"1.234", "2.500"}).decimal_sign(DecimalSign::Point) == DecimalSign::Point);
    CHECK_FALSE(learned({"1.234", "12"}).decimal_sign_is_clear());
}

TEST_CASE("the order of dates shows where a number is above twelve") {
    CHECK(learned({"03/04/2026", "25/04/2026"}).date_order(DateOrder::MonthDayYear) == DateOrder::DayMonthYear);
    CHECK(learned({"03/04/2026", "04/25/2026"}).date_order(DateOrder::DayMonthYear) == DateOrder::MonthDayYear);
    CHECK(learned({"1996-07-04 00:00:00.000"}).date_order(DateOrder::DayMonthYear) == DateOrder::YearMonthDay);
    CHECK(learned({"03/04/2026"}).date_order(DateOrder::DayMonthYear) == DateOrder::DayMonthYear);
    CHECK(learned({"1.2.2026", "abc", "3.4.2026"}).looks_like_dates());
}

TEST_CASE("foreign numbers are read by the sign of their column, or not at all") {
    CHECK(number("1.234,50", DecimalSign::Comma) == "1234.5");
    CHECK(number("1,234.50", DecimalSign::Point) == "1234.5");
    CHECK(number("€ 1 234,5", DecimalSign::Comma) == "1234.5");
    CHECK(number("12,5 lei", DecimalSign::Comma) == "12.5");
    CHECK(number("-3", DecimalSign::Comma) == "-3");
    // Taken with the other sign, 12.5 would be 125.
    CHECK(number("12.5", DecimalSign::Comma) == "none");
    CHECK(number("1,2,3", DecimalSign::Point) == "none");
    CHECK(number("a lot", DecimalSign::Comma) == "none");
    CHECK(number("", DecimalSign::Comma) == "none");
}

TEST_CASE("foreign dates are read by the order of their column") {
    CHECK(date("3/4/2026", DateOrder::DayMonthYear) == "2026-04-03");
    CHECK(date("3/4/2026", DateOrder::MonthDayYear) == "2026-03-04");
    CHECK(date("31.12.26", DateOrder::DayMonthYear) == "2026-12-31");
    CHECK(date("2026-02-28T10:00:00", DateOrder::DayMonthYear) == "2026-02-28");
    CHECK(date("31/02/2026", DateOrder::DayMonthYear) == "none");
    CHECK(date("12", DateOrder::DayMonthYear) == "none");
}

TEST_CASE("shapes say what kind of text a cell is") {
    CHECK(shape_of("12209") == "9");
    CHECK(shape_of("(5) 555-4729") == "(9) 9-9");
    CHECK(shape_of("Obere Str. 57") == "a a. 9");
}
