#include "core/documents/totals.hpp"
#include "tests/support/values.hpp"

#include <doctest/doctest.h>

using namespace bottega;
using test::decimal;

namespace {

LineAmounts line(const char* quantity, const char* price, const char* rate = "22") {
    return {.quantity = decimal(quantity), .unit_price = decimal(price), .vat = {.rate = decimal(rate)}};
}

}  // namespace

TEST_CASE("a total that does not fit is refused, never wrong") {
    DocumentAmounts document{.lines = {line("92233720368", "92233720368")}};
    CHECK_THROWS_AS((void)calculate_totals(document), AmountTooLarge);

    document.lines = {line("92233720", "1000000000"), line("92233720", "1000000000")};
    CHECK_THROWS_AS((void)calculate_totals(document), AmountTooLarge);

    document.lines = {line("46116860", "1000000000")};
    CHECK(calculate_totals(document).lines.net.cents() == 4'611'686'000'000'000'000);
}

TEST_CASE("a discount on nothing is refused, not forgotten") {
    const DocumentAmounts document{.discount_cents = 100};

    const Totals totals = calculate_totals(document);

    REQUIRE(totals.issues.size() == 1);
    CHECK(totals.issues[0].message == "issue.discount_exceeds_total");
    CHECK(totals.total.gross.is_zero());
}

TEST_CASE("sections and notes cost nothing whatever they hold") {
    DocumentAmounts document{.lines = {line("1", "10")}};
    document.lines.push_back({.kind = LineKind::Section, .unit_price = decimal("99")});
    document.lines.push_back({.kind = LineKind::Note, .unit_price = decimal("99")});

    const Totals totals = calculate_totals(document);

    CHECK(totals.lines_by_position.size() == 3);
    CHECK(totals.lines_by_position[1].net.is_zero());
    CHECK(totals.total.gross.cents() == 1220);
}

TEST_CASE("lines that cancel out at one rate leave the others as they are") {
    const DocumentAmounts document{.entry = PriceEntry::Gross,
                                   .lines = {line("1", "10"), line("-1", "10"), line("1", "11", "10")}};

    const Totals totals = calculate_totals(document);

    CHECK(totals.total.gross.cents() == 1100);
    CHECK(totals.total.net.cents() == 1000);
    CHECK(totals.vat_summary.size() == 2);
}

TEST_CASE("totals keep the currency of the document") {
    const DocumentAmounts document{.currency = Currency("RON"), .lines = {line("2", "10", "21")}};

    CHECK(calculate_totals(document).total.gross == Money(2420, Currency("RON")));
}

TEST_CASE("the discounted unit price keeps eight decimals") {
    LineAmounts chained = line("100", "500");
    chained.discount = DiscountChain::parse("8.5+5.15+3").value();

    CHECK(discounted_unit_price(chained).to_string() == "420.9205875");
    CHECK(line_amount(chained, Currency("EUR")).cents() == 4'209'206);
}
