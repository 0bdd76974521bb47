#include "core/base/date.hpp"
#include "core/base/timestamp.hpp"

#include <doctest/doctest.h>

using namespace bottega;

namespace {

Date day(const char* iso) { return Date::parse_iso(iso).value(); }

}  // namespace

TEST_CASE("a day is read and written as ISO") {
    CHECK(day("2026-03-01").iso() == "2026-03-01");
    CHECK(day("0001-01-01").iso() == "0001-01-01");
    CHECK(day("9999-12-31").iso() == "9999-12-31");
    for (const char* text : {"2026-02-29", "2026-13-01", "2026-00-10", "2026-1-1", "2026/01/01", "", "0000-01-01",
                             "2026-01-0x", "2026-01--1"}) {
        CAPTURE(text);
        CHECK_FALSE(Date::parse_iso(text));
    }
}

TEST_CASE("months end where they end") {
    CHECK(day("2026-01-31").plus_months(1) == day("2026-02-28"));
    CHECK(day("2024-01-31").plus_months(1) == day("2024-02-29"));
    CHECK(day("2026-03-31").plus_months(-1) == day("2026-02-28"));
    CHECK(day("2026-11-30").plus_months(3) == day("2027-02-28"));
    CHECK(day("2024-02-10").last_of_month() == day("2024-02-29"));
    CHECK(day("2024-02-10").first_of_month() == day("2024-02-01"));
}

TEST_CASE("days are counted and named") {
    CHECK(days_between(day("2026-02-28"), day("2026-03-01")) == 1);
    CHECK(days_between(day("2026-03-01"), day("2026-02-28")) == -1);
    CHECK(day("2026-03-01").plus_days(-1) == day("2026-02-28"));
    CHECK(day("2026-03-01").day_of_week() == 7);
    CHECK(day("2026-03-02").day_of_week() == 1);
    CHECK(day("2026-03-02") > day("2026-03-01"));
    CHECK(day("2026-12-05").year() == 2026);
    CHECK(day("2026-12-05").month() == 12);
    CHECK(day("2026-12-05").day() == 5);
    CHECK_FALSE(Date::from_ymd(2026, 2, 30));
}

TEST_CASE("an instant is read and written in UTC") {
    const Timestamp instant = Timestamp::parse_iso("2026-03-01T23:30:05Z").value();

    CHECK(instant.iso() == "2026-03-01T23:30:05Z");
    CHECK(Timestamp::from_unix_ms(instant.unix_seconds() * 1000 + 999) == instant);
    CHECK(Timestamp::from_unix_ms(-1).iso() == "1969-12-31T23:59:59Z");
    CHECK_FALSE(Timestamp::parse_iso("2026-03-01T24:00:00Z"));
    CHECK_FALSE(Timestamp::parse_iso("2026-03-01 10:00:00Z"));
}

TEST_CASE("the day of an instant depends on the zone") {
    const Timestamp instant = Timestamp::parse_iso("2026-03-01T23:30:05Z").value();

    CHECK(instant.date() == day("2026-03-01"));
    CHECK(instant.date(60) == day("2026-03-02"));
    CHECK(instant.clock_text(60) == "00:30");
    CHECK(instant.clock_text(-300) == "18:30");
    CHECK(instant.plus_seconds(1800).date() == day("2026-03-02"));
}
