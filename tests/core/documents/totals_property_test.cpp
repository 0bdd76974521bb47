#include "core/documents/totals.hpp"

#include <algorithm>
#include <random>

#include <doctest/doctest.h>

using namespace bottega;

namespace {

constexpr int kRandomDocuments = 3000;

// Believable and unbelievable documents, the same in every run.
class RandomDocuments {
public:
    DocumentAmounts next() {
        DocumentAmounts document{.currency = Currency("EUR"),
                                 .entry = pick(2) == 0 ? PriceEntry::Net : PriceEntry::Gross};
        const std::int64_t count = pick(13);
        for (std::int64_t line = 0; line < count; ++line) document.lines.push_back(next_line());
        if (pick(3) == 0) document.discount = next_discount();
        if (pick(4) == 0) document.discount_cents = pick(5000);
        return document;
    }

    void shuffle(std::vector<LineAmounts>& lines) { std::shuffle(lines.begin(), lines.end(), engine_); }

private:
    std::int64_t pick(std::int64_t limit) {
        return static_cast<std::int64_t>(engine_() % static_cast<std::uint64_t>(limit));
    }

    LineAmounts next_line() {
        constexpr std::int64_t kThousandth = Decimal::kOne / 1000;
        constexpr std::int64_t kMillionth = Decimal::kOne / 1'000'000;
        if (pick(10) == 0)
            return {.kind = pick(2) == 0 ? LineKind::Section : LineKind::Note, .unit_price = Decimal::from_int(7)};
        LineAmounts line;
        line.quantity = Decimal::from_raw((pick(50'000) - 5'000) * kThousandth);
        line.unit_price = Decimal::from_raw((pick(2) == 0 ? pick(1'000'000) * 10'000 : pick(900'000'000)) * kMillionth);
        if (pick(3) == 0) line.discount = next_discount();
        constexpr std::int64_t rates[] = {22, 21, 11, 10, 5, 4, 0};
        line.vat.rate = Decimal::from_int(rates[pick(7)]);
        if (line.vat.rate.is_zero()) line.vat.exemption_code = pick(2) == 0 ? "N4" : "N1";
        return line;
    }

    DiscountChain next_discount() {
        std::string text = std::to_string(1 + pick(99));
        if (pick(2) == 0) text += "+" + std::to_string(1 + pick(60)) + ".5";
        if (pick(3) == 0) text += "-" + std::to_string(1 + pick(30)) + ",25";
        return DiscountChain::parse(text).value();
    }

    std::mt19937_64 engine_{20'260'301};
};

bool agrees(const TaxedAmount& amount) { return amount.net + amount.tax == amount.gross; }

bool lines_add_up(const Totals& totals) {
    Money net(0, Currency("EUR"));
    Money gross(0, Currency("EUR"));
    for (const LineTotal& line : totals.lines_by_position) net += line.net, gross += line.gross;
    return net == totals.lines.net && gross == totals.lines.gross;
}

bool summary_adds_up(const Totals& totals) {
    Money net(0, Currency("EUR"));
    Money tax(0, Currency("EUR"));
    bool rows_agree = true;
    for (const VatSummaryRow& row : totals.vat_summary) {
        net += row.taxed.net, tax += row.taxed.tax;
        rows_agree = rows_agree && agrees(row.lines) && agrees(row.discount) && agrees(row.taxed) &&
                     row.lines.net - row.discount.net == row.taxed.net &&
                     row.lines.tax - row.discount.tax == row.taxed.tax;
    }
    return rows_agree && net == totals.total.net && tax == totals.total.tax;
}

// What the customer sees is what was typed: the sum of the typed lines less the discount, to the cent.
bool keeps_what_was_typed(const DocumentAmounts& document, const Totals& totals) {
    std::int64_t typed = 0;
    for (const LineTotal& line : totals.lines_by_position) typed += line.typed.cents();
    std::int64_t left = document.discount.applied_to(typed);
    if (totals.issues.empty()) left -= document.discount_cents;
    return left == (document.entry == PriceEntry::Gross ? totals.total.gross : totals.total.net).cents();
}

// VAT of each rate is the exact VAT of its net, rounded: within half a cent, or in gross entry within half a cent x (1
// + rate).
bool vat_is_exact(const DocumentAmounts& document, const Totals& totals) {
    return std::all_of(totals.vat_summary.begin(), totals.vat_summary.end(), [&](const VatSummaryRow& row) {
        const __int128 hundred = static_cast<__int128>(Decimal::kOne) * 100;
        const __int128 rate = row.key.rate.raw();
        __int128 off = hundred * row.taxed.tax.cents() - rate * row.taxed.net.cents();
        if (off < 0) off = -off;
        return 2 * off <= (document.entry == PriceEntry::Net ? hundred : hundred + rate);
    });
}

DocumentAmounts mirrored(DocumentAmounts document) {
    for (LineAmounts& line : document.lines) line.quantity = -line.quantity;
    document.discount_cents = -document.discount_cents;
    return document;
}

}  // namespace

TEST_CASE("thousands of random documents add up to the cent") {
    RandomDocuments documents;
    for (int index = 0; index < kRandomDocuments; ++index) {
        CAPTURE(index);
        const DocumentAmounts document = documents.next();

        const Totals totals = calculate_totals(document);

        REQUIRE(agrees(totals.lines));
        REQUIRE(agrees(totals.discount));
        REQUIRE(agrees(totals.total));
        REQUIRE(lines_add_up(totals));
        REQUIRE(summary_adds_up(totals));
        REQUIRE(keeps_what_was_typed(document, totals));
        REQUIRE(vat_is_exact(document, totals));
    }
}

TEST_CASE("the order of the lines changes no total") {
    RandomDocuments documents;
    for (int index = 0; index < kRandomDocuments; ++index) {
        CAPTURE(index);
        DocumentAmounts document = documents.next();
        const Totals before = calculate_totals(document);
        documents.shuffle(document.lines);

        const Totals after = calculate_totals(document);

        REQUIRE(after.vat_summary == before.vat_summary);
        REQUIRE(after.total == before.total);
        REQUIRE(after.lines == before.lines);
    }
}

TEST_CASE("the mirror image of a document is its exact negative") {
    RandomDocuments documents;
    for (int index = 0; index < kRandomDocuments; ++index) {
        CAPTURE(index);
        const DocumentAmounts document = documents.next();

        const Totals totals = calculate_totals(document);
        const Totals mirror = calculate_totals(mirrored(document));

        REQUIRE(mirror.issues == totals.issues);
        REQUIRE(mirror.total.net == -totals.total.net);
        REQUIRE(mirror.total.tax == -totals.total.tax);
        REQUIRE(mirror.total.gross == -totals.total.gross);
    }
}
