#include "core/documents/totals.hpp"
#include "tests/support/cases.hpp"

#include <string>

#include <doctest/doctest.h>

using namespace bottega;
using nlohmann::json;

namespace {

Decimal decimal_of(const json& data, const char* key, const char* otherwise = "0") {
    return Decimal::parse(data.value(key, otherwise)).value();
}

DiscountChain discount_of(const json& data) { return DiscountChain::parse(data.value("discount", "")).value(); }

Money money_of(const json& text, Currency currency) {
    return to_money(Decimal::parse(text.get<std::string>()).value(), currency);
}

LineAmounts line_of(const json& data) {
    if (data.contains("section")) return {.kind = LineKind::Section};
    if (data.contains("note")) return {.kind = LineKind::Note};
    return {.kind = LineKind::Item,
            .quantity = decimal_of(data, "quantity"),
            .unit_price = decimal_of(data, "price"),
            .discount = discount_of(data),
            .vat = {.rate = decimal_of(data, "vat"), .exemption_code = data.value("exemption", "")}};
}

DocumentAmounts document_of(const json& data) {
    DocumentAmounts document{.currency = Currency(data.value("currency", "EUR")),
                             .entry = data.at("prices") == "gross" ? PriceEntry::Gross : PriceEntry::Net};
    for (const json& line : data.at("lines")) document.lines.push_back(line_of(line));
    document.discount = discount_of(data);
    document.discount_cents = to_money(decimal_of(data, "discount_amount"), document.currency).cents();
    return document;
}

void check_lines(const json& expected, const Totals& totals, Currency currency) {
    REQUIRE(totals.lines_by_position.size() == expected.at("lines").size());
    for (std::size_t position = 0; position < totals.lines_by_position.size(); ++position) {
        CHECK(totals.lines_by_position[position].typed == money_of(expected.at("lines")[position], currency));
        if (expected.contains("line_nets"))
            CHECK(totals.lines_by_position[position].net == money_of(expected.at("line_nets")[position], currency));
    }
}

void check_vat_summary(const json& expected, const Totals& totals, Currency currency) {
    REQUIRE(totals.vat_summary.size() == expected.at("vat_summary").size());
    for (std::size_t row = 0; row < totals.vat_summary.size(); ++row) {
        const json& wanted = expected.at("vat_summary")[row];
        CHECK(totals.vat_summary[row].key.rate == decimal_of(wanted, "rate"));
        CHECK(totals.vat_summary[row].key.exemption_code == wanted.value("exemption", ""));
        CHECK(totals.vat_summary[row].taxed.net == money_of(wanted.at("net"), currency));
        CHECK(totals.vat_summary[row].taxed.tax == money_of(wanted.at("vat"), currency));
    }
}

}  // namespace

TEST_CASE("documents add up as the case tables say") {
    for (const test::Case& current : test::read_cases("vat")) {
        CAPTURE(current.name);
        const DocumentAmounts document = document_of(current.data);
        const json& expected = current.data.at("expect");

        const Totals totals = calculate_totals(document);

        check_lines(expected, totals, document.currency);
        check_vat_summary(expected, totals, document.currency);
        CHECK(totals.total.net == money_of(expected.at("net"), document.currency));
        CHECK(totals.total.tax == money_of(expected.at("vat"), document.currency));
        CHECK(totals.total.gross == money_of(expected.at("total"), document.currency));
        CHECK((totals.issues.empty() ? "" : totals.issues.front().message) == expected.value("issue", ""));
    }
}
