#include "core/documents/number_series.hpp"

#include "tests/support/shop.hpp"

#include <doctest/doctest.h>

using namespace bottega;
using namespace bottega::documents;

namespace {

std::vector<std::string> messages(const Issues& issues) {
    std::vector<std::string> keys;
    for (const Issue& issue : issues) keys.push_back(issue.message);
    return keys;
}

Date day(int year, int month, int day_of_month) { return *Date::from_ymd(year, month, day_of_month); }

}  // namespace

TEST_CASE("a number is written as its series wants it") {
    CHECK(format_number("{number}/{year}", "", 12, 2026) == "12/2026");
    CHECK(format_number("{series}-{number:4}", "BTG", 12, 2026) == "BTG-0012");
    CHECK(format_number("{series}-{number:4}", "BTG", 12345, 2026) == "BTG-12345");
}

TEST_CASE("numbers follow each other, and each has a key of its own") {
    test::Shop shop;

    const auto first = take_number(shop.session, "invoice", shop.session.today);
    const auto second = take_number(shop.session, "invoice", shop.session.today);

    CHECK(first.value().text == "1/2026");
    CHECK(second.value().text == "2/2026");
    CHECK(second.value().key == "invoice/2026/2");
    CHECK(next_number(shop.session, "invoice", shop.session.today) == "3/2026");
}

TEST_CASE("a number taken in a command that fails is not used") {
    test::Shop shop;
    {
        Transaction abandoned(shop.database);
        CHECK(take_number(shop.session, "invoice", shop.session.today).value().text == "1/2026");
    }
    CHECK(take_number(shop.session, "invoice", shop.session.today).value().text == "1/2026");
}

TEST_CASE("a fiscal number is never dated before the last one of its series") {
    test::Shop shop;
    REQUIRE(take_number(shop.session, "invoice", day(2026, 3, 10)).ok());

    CHECK(messages(why_not_number(shop.session, "invoice", day(2026, 3, 9))) ==
          std::vector<std::string>{"issue.date_before_last_number"});
    CHECK_FALSE(take_number(shop.session, "invoice", day(2026, 3, 9)).ok());
    CHECK(take_number(shop.session, "credit_note", day(2026, 3, 9)).value().text == "NC-1/2026");
    CHECK(take_number(shop.session, "invoice", day(2026, 3, 10)).value().text == "2/2026");
}

TEST_CASE("a new year starts at one in the old form, and December can still be used in January") {
    test::Shop shop;
    REQUIRE(take_number(shop.session, "credit_note", day(2026, 12, 30)).ok());
    shop.session.today = day(2027, 1, 8);

    CHECK(take_number(shop.session, "credit_note", day(2027, 1, 8)).value().text == "NC-1/2027");
    CHECK(take_number(shop.session, "credit_note", day(2026, 12, 31)).value().text == "NC-2/2026");
    CHECK(take_number(shop.session, "credit_note", day(2027, 1, 8)).value().text == "NC-2/2027");
}

TEST_CASE("a year before the business began here has no series") {
    test::Shop shop;
    CHECK(messages(why_not_number(shop.session, "invoice", day(2025, 12, 31))) ==
          std::vector<std::string>{"issue.no_series_for_year"});
    CHECK_FALSE(take_number(shop.session, "invoice", day(2025, 12, 31)).ok());
}

TEST_CASE("a clock that stands before the last issue, or far behind it, is questioned") {
    test::Shop shop;
    REQUIRE(take_number(shop.session, "invoice", day(2026, 3, 16)).ok());

    shop.set_today(3, 12);
    const Issues behind = why_not_number(shop.session, "invoice", day(2026, 3, 16));
    shop.set_today(7, 1);
    const Issues ahead = why_not_number(shop.session, "invoice", day(2026, 7, 1));

    CHECK(messages(behind) == std::vector<std::string>{"issue.clock_behind", "issue.date_to_come"});
    CHECK(messages(ahead) == std::vector<std::string>{"issue.clock_ahead"});
    CHECK(ahead.front().severity == Severity::Question);
}

TEST_CASE("who begins in mid-year says which number was used last, until one is taken here") {
    test::Shop shop;

    REQUIRE(set_last_number(shop.session, "invoice", 2026, 41).ok());

    CHECK(take_number(shop.session, "invoice", shop.session.today).value().text == "42/2026");
    CHECK_FALSE(set_last_number(shop.session, "invoice", 2026, 7).ok());
}

TEST_CASE("a series without a place for the number is refused") {
    test::Shop shop;
    Record series = *shop.store.first({.entity = "number_series"});
    series.set(number_series::pattern, std::string("{year}"));
    CHECK(messages(shop.store.update(series).issues()) == std::vector<std::string>{"issue.pattern_without_number"});
}
