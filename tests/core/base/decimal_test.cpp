#include "core/base/decimal.hpp"
#include "tests/support/values.hpp"

#include <doctest/doctest.h>

using namespace bottega;
using test::decimal;

TEST_CASE("a decimal is read and written in plain form") {
    CHECK(decimal("12.5").to_string() == "12.5");
    CHECK(decimal("-0.00000001").to_string() == "-0.00000001");
    CHECK(decimal("1000").to_string() == "1000");
    CHECK(decimal("1.50000000").to_string() == "1.5");
    CHECK(decimal("-0").to_string() == "0");
    CHECK(decimal(".5").to_string() == "0.5");
    CHECK(decimal("92233720368.54775807").raw() == std::numeric_limits<std::int64_t>::max());
    CHECK(Decimal::from_raw(std::numeric_limits<std::int64_t>::min()).to_string() == "-92233720368.54775808");
}

TEST_CASE("what is no plain decimal is not read") {
    for (const char* text : {"", "-", ".", "-.", "1,5", "1.2.3", "1e5", " 1", "+1", "--1", "1.123456789",
                             "92233720368.54775808", "999999999999999999999"}) {
        CAPTURE(text);
        CHECK_FALSE(Decimal::parse(text));
    }
}

TEST_CASE("sums of decimals are exact or refused") {
    const Decimal largest = Decimal::from_raw(std::numeric_limits<std::int64_t>::max());

    CHECK((decimal("0.1") + decimal("0.2")) == decimal("0.3"));
    CHECK((decimal("2.5") * decimal("-1.5")) == decimal("-3.75"));
    CHECK_THROWS_AS(largest + decimal("0.00000001"), AmountTooLarge);
    CHECK_THROWS_AS(-Decimal::from_raw(std::numeric_limits<std::int64_t>::min()), AmountTooLarge);
    CHECK_THROWS_AS(largest * decimal("2"), AmountTooLarge);
    CHECK_THROWS_AS(Decimal::from_int(100'000'000'000), AmountTooLarge);
}

TEST_CASE("rounding is half away from zero") {
    CHECK(divide_half_up(5, 10) == 1);
    CHECK(divide_half_up(4, 10) == 0);
    CHECK(divide_half_up(-5, 10) == -1);
    CHECK(divide_half_up(5, -10) == -1);
    CHECK(divide_half_up(1, 3) == 0);
    CHECK(divide_half_up(2, 3) == 1);
    CHECK_THROWS_AS(divide_half_up(static_cast<__int128>(1) << 64, 1), AmountTooLarge);
    CHECK(decimal("12.345").rounded(2) == decimal("12.35"));
    CHECK(decimal("-12.345").rounded(2) == decimal("-12.35"));
    CHECK(decimal("0.5").rounded(0) == decimal("1"));
}

TEST_CASE("a decimal knows how many decimals it uses") {
    CHECK(decimal("12").decimals() == 0);
    CHECK(decimal("12.50").decimals() == 1);
    CHECK(decimal("0.00000001").decimals() == 8);
    CHECK(decimal("0").decimals() == 0);
}
