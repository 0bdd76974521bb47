#include "core/base/money.hpp"
#include "core/base/exact_product.hpp"
#include "core/base/spread.hpp"
#include "tests/support/values.hpp"

#include <numeric>

#include <doctest/doctest.h>

using namespace bottega;
using test::decimal;

namespace {

const Currency euro("EUR");
const Currency leu("RON");

}  // namespace

TEST_CASE("quantity times price is rounded once, to the cent") {
    CHECK(extend(decimal("3"), decimal("12.345"), euro) == Money(3704, euro));
    CHECK(extend(decimal("-3"), decimal("12.345"), euro) == Money(-3704, euro));
    CHECK(extend(decimal("0.001"), decimal("4.999999"), euro) == Money(0, euro));
    CHECK_THROWS_AS((void)extend(decimal("92233720368"), decimal("92233720368"), euro), AmountTooLarge);
}

TEST_CASE("a percentage of money is rounded half away from zero") {
    CHECK(percent_of(Money(429'450, euro), decimal("19")) == Money(81'596, euro));
    CHECK(percent_of(Money(-429'450, euro), decimal("19")) == Money(-81'596, euro));
    CHECK(percent_of(Money(100, euro), decimal("0")) == Money(0, euro));
}

TEST_CASE("money adds, compares and refuses to overflow") {
    CHECK(Money(250, euro) + Money(-50, euro) == Money(200, euro));
    CHECK(Money(250, euro) - Money(50, euro) == Money(200, euro));
    CHECK(-Money(250, euro) == Money(-250, euro));
    CHECK(Money(1, euro) < Money(2, euro));
    CHECK(Money(5, euro) != Money(5, leu));
    CHECK(to_money(decimal("1.005"), euro) == Money(101, euro));
    CHECK(Money(101, euro).as_decimal() == decimal("1.01"));
    CHECK_THROWS_AS(Money(std::numeric_limits<std::int64_t>::max(), euro) + Money(1, euro), AmountTooLarge);
}

TEST_CASE("two currencies never meet") {
    CHECK_THROWS_AS(Money(1, euro) + Money(1, leu), ContractViolation);
    CHECK_THROWS_AS((void)(Money(1, euro) < Money(1, leu)), ContractViolation);
    CHECK_FALSE(Currency::parse("eur"));
    CHECK_FALSE(Currency::parse("EURO"));
    CHECK(Currency::parse("CHF")->code() == "CHF");
}

TEST_CASE("a long product is exact before it is rounded") {
    ExactProduct product(5'000'000'000'000'000);
    product.times(9150).times(9485).times(9700).times(-1);

    CHECK(product.divided_by_power_of_ten(12) == -4'209'205'875'000'000);
    CHECK(product.divided_by_power_of_ten(20) == -42'092'059);
    CHECK(ExactProduct(-15).divided_by_power_of_ten(1) == -2);
    CHECK(ExactProduct(14).divided_by_power_of_ten(1) == 1);
    CHECK(ExactProduct(7).divided_by_power_of_ten(0) == 7);
    CHECK_THROWS_AS((void)ExactProduct(std::numeric_limits<std::int64_t>::max()).times(10).divided_by_power_of_ten(0),
                    AmountTooLarge);
}

TEST_CASE("an amount is spread without losing a cent") {
    CHECK(spread(100, {1, 1, 1}) == std::vector<std::int64_t>{34, 33, 33});
    CHECK(spread(-100, {1, 1, 1}) == std::vector<std::int64_t>{-34, -33, -33});
    CHECK(spread(100, {-1, -1, -1}) == std::vector<std::int64_t>{34, 33, 33});
    CHECK(spread(1000, {6333, 2111, 1556}) == std::vector<std::int64_t>{633, 211, 156});
    CHECK(spread(10, {30, -10}) == std::vector<std::int64_t>{15, -5});
    CHECK(spread(0, {5, -5}) == std::vector<std::int64_t>{0, 0});
    CHECK(spread(0, {}).empty());
    CHECK_THROWS_AS((void)spread(1, {5, -5}), ContractViolation);
}
