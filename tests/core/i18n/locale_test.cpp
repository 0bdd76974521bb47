#include "core/i18n/locale.hpp"
#include "tests/support/values.hpp"

#include <doctest/doctest.h>

using namespace bottega;
using test::decimal;

namespace {

const Locale italian("it");
const Locale romanian("ro");
const Locale english("en");
const Currency euro("EUR");
const Currency leu("RON");
const Date today = Date::parse_iso("2026-03-31").value();

std::string read_number(const Locale& locale, const char* text) {
    const auto number = locale.parse_number(text);
    return number ? number->to_string() : "refused";
}

std::string read_money(const Locale& locale, const char* text, Currency currency) {
    const auto money = locale.parse_money(text, currency);
    return money ? std::to_string(money->cents()) : "refused";
}

std::string read_date(const Locale& locale, const char* text) {
    const auto date = locale.parse_date(text, today);
    return date ? date->iso() : "refused";
}

}  // namespace

TEST_CASE("numbers are written in the reader's way") {
    CHECK(italian.number(decimal("1234567.5")) == "1.234.567,5");
    CHECK(english.number(decimal("1234567.5")) == "1,234,567.5");
    CHECK(italian.number(decimal("-999")) == "-999");
    CHECK(italian.number(decimal("-1000")) == "-1.000");
    CHECK(italian.number(decimal("2"), 2) == "2,00");
    CHECK(italian.number(decimal("2.34567"), 2, 4) == "2,3457");
    CHECK(italian.number(decimal("0.000001"), 2) == "0,000001");
    CHECK(romanian.integer(1234567) == "1.234.567");
    CHECK(italian.percent(decimal("22")) == "22 %");
    CHECK(english.percent(decimal("5.5")) == "5.5%");
}

TEST_CASE("money is written with its currency") {
    CHECK(italian.money(Money(123'450, euro)) == "1.234,50 €");
    CHECK(italian.money(Money(123'450, leu)) == "1.234,50 RON");
    CHECK(romanian.money(Money(123'450, leu)) == "1.234,50 lei");
    CHECK(romanian.money(Money(-5, euro)) == "-0,05 €");
    CHECK(english.money(Money(123'450, euro)) == "€1,234.50");
    CHECK(english.money(Money(-123'450, euro)) == "-€1,234.50");
    CHECK(english.money(Money(500, leu)) == "RON 5.00");
    CHECK(italian.money(Money(500, euro), MoneyStyle::Bare) == "5,00");
    CHECK(italian.money(Money(std::numeric_limits<std::int64_t>::min(), euro)) == "-92.233.720.368.547.758,08 €");
}

TEST_CASE("days are written in the reader's way") {
    CHECK(italian.date(today) == "31/03/2026");
    CHECK(romanian.date(today) == "31.03.2026");
    CHECK(english.date(today) == "31/03/2026");
    CHECK(italian.long_date(today) == "31 marzo 2026");
    CHECK(romanian.long_date(today) == "31 martie 2026");
    CHECK(english.long_date(today) == "31 March 2026");
    CHECK(italian.weekday_name(today.day_of_week()) == "martedì");
    CHECK(romanian.short_weekday_name(6) == "sâm.");
    CHECK(english.short_month_name(12) == "Dec");
    CHECK(italian.date_and_time(Timestamp::parse_iso("2026-03-01T23:30:00Z").value(), 60) == "02/03/2026 00:30");
    CHECK(Locale("xx").language() == "en");
}

TEST_CASE("typed numbers are read forgivingly") {
    CHECK(read_number(italian, "1.234,5") == "1234.5");
    CHECK(read_number(italian, "1234,5") == "1234.5");
    CHECK(read_number(italian, "1234.5") == "1234.5");
    CHECK(read_number(italian, "1,234.5") == "1234.5");
    CHECK(read_number(italian, "1.234.567") == "1234567");
    CHECK(read_number(italian, " 1 234,50 ") == "1234.5");
    CHECK(read_number(italian, "-0,5") == "-0.5");
    CHECK(read_number(italian, "+7") == "7");
    CHECK(read_number(italian, "22 %") == "22");
    CHECK(read_number(italian, "0.125") == "0.125");
    CHECK(read_number(italian, ",5") == "0.5");
    CHECK(read_number(english, "1,234.5") == "1234.5");
    CHECK(read_number(english, "12,5") == "12.5");
}

TEST_CASE("one sign and three digits follow the language") {
    CHECK(read_number(italian, "1.234") == "1234");
    CHECK(read_number(italian, "1,234") == "1.234");
    CHECK(read_number(english, "1.234") == "1.234");
    CHECK(read_number(english, "1,234") == "1234");
    CHECK(read_number(italian, "1234.567") == "1234.567");
}

TEST_CASE("what is no number is refused, not guessed") {
    for (const char* text : {"", "-", ",", "abc", "1,2,3", "1.23.456", "12.34,5", "1.2345,6", "1,234.567,8", "--1",
                             "1-2", "5 €", "1e3", "0,123456789", "99999999999999"}) {
        CAPTURE(text);
        CHECK(read_number(italian, text) == "refused");
    }
}

TEST_CASE("typed money may name its currency, but no other") {
    CHECK(read_money(italian, "1.234,50 €", euro) == "123450");
    CHECK(read_money(italian, "€ 1234.5", euro) == "123450");
    CHECK(read_money(english, "-€1,234.50", euro) == "-123450");
    CHECK(read_money(romanian, "100 lei", leu) == "10000");
    CHECK(read_money(romanian, "RON100,5", leu) == "10050");
    CHECK(read_money(italian, "100 lei", euro) == "refused");
    CHECK(read_money(italian, "1,005", euro) == "refused");
    CHECK(read_money(italian, "euro", euro) == "refused");
    CHECK(read_money(italian, "", euro) == "refused");
    CHECK(read_money(italian, "92233720368", euro) == "9223372036800");
}

TEST_CASE("typed days are read forgivingly, day before month") {
    CHECK(read_date(italian, "5/4") == "2026-04-05");
    CHECK(read_date(italian, "5/4/26") == "2026-04-05");
    CHECK(read_date(romanian, "05.04.2026") == "2026-04-05");
    CHECK(read_date(italian, "5-4-1999") == "1999-04-05");
    CHECK(read_date(italian, "5/4/99") == "1999-04-05");
    CHECK(read_date(italian, "2026-04-05") == "2026-04-05");
    CHECK(read_date(italian, "050426") == "2026-04-05");
    CHECK(read_date(italian, "05042026") == "2026-04-05");
    CHECK(read_date(italian, "7") == "2026-03-07");
    CHECK(read_date(italian, "5 aprile") == "2026-04-05");
    CHECK(read_date(romanian, "5 apr. 2027") == "2027-04-05");
    CHECK(read_date(english, "5 April 2026") == "2026-04-05");
}

TEST_CASE("days may be told from today") {
    CHECK(read_date(italian, "oggi") == "2026-03-31");
    CHECK(read_date(italian, "Domani") == "2026-04-01");
    CHECK(read_date(romanian, "mâine") == "2026-04-01");
    CHECK(read_date(romanian, "azi") == "2026-03-31");
    CHECK(read_date(english, "tomorrow") == "2026-04-01");
    CHECK(read_date(english, "yesterday") == "2026-03-30");
    CHECK(read_date(italian, "+7") == "2026-04-07");
    CHECK(read_date(italian, "-31") == "2026-02-28");
}

TEST_CASE("what is no day is refused, not guessed") {
    for (const char* text : {"", "31/2", "31/4/2026", "13/13/2026", "5/4/026", "5/4/26/1", "abc", "5 xyz", "+", "+x",
                             "32", "99999999999", "+999999", "5/ma"}) {
        CAPTURE(text);
        CHECK(read_date(italian, text) == "refused");
    }
}
