#include "core/documents/document_totals.hpp"
#include "core/documents/save_document.hpp"
#include "core/modules/sales/print_sales.hpp"
#include "core/modules/sales/quote.hpp"
#include "tests/support/shop.hpp"

#include <random>

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

using namespace bottega;
using namespace bottega::documents;

namespace {

constexpr int kDocuments = 2000;

// Documents as a shop writes them, the same in every run: mixed rates, negative lines, chained discounts, quantities
// with three decimals, prices with six, with and without VAT.
class RandomQuotes {
public:
    explicit RandomQuotes(test::Shop& shop) : shop_(shop), customer_(shop.add_customer("Officine Rossi")) {}

    Record header() {
        Record quote = sales::quote_for_account(shop_.session, customer_);
        quote.set(document::prices_include_vat, pick(2) == 0);
        if (pick(3) == 0) quote.set(document::document_discount, std::string("10+5"));
        return quote;
    }

    std::vector<Record> lines() {
        std::vector<Record> lines;
        for (std::int64_t count = 1 + pick(6); count > 0; --count) lines.push_back(line());
        return lines;
    }

private:
    std::int64_t pick(std::int64_t limit) {
        return static_cast<std::int64_t>(engine_() % static_cast<std::uint64_t>(limit));
    }

    Record line() {
        const RecordId rates[] = {shop_.standard_rate, shop_.reduced_rate, shop_.exempt_rate};
        const char* const discounts[] = {"", "20+10-5", "33.33", "50+7.5"};
        Record line = shop_.line("quote", "Articolo", "1", "1", discounts[pick(4)]);
        line.set(document_line::quantity, Decimal::from_raw((pick(9000) - 1000) * (Decimal::kOne / 1000)));
        line.set(document_line::unit_price, Decimal::from_raw(pick(300'000'000) * (Decimal::kOne / 1'000'000)));
        line.set(document_line::vat_rate, rates[pick(3)]);
        return line;
    }

    test::Shop& shop_;
    RecordId customer_;
    std::mt19937_64 engine_{20'260'316};
};

bool stored_agrees(const Totals& editor, const Record& stored, const std::vector<Record>& lines) {
    if (stored.get(document::net_total) != editor.total.net || stored.get(document::vat_total) != editor.total.tax)
        return false;
    if (stored.get(document::total) != editor.total.gross) return false;
    for (std::size_t i = 0; i < lines.size(); ++i)
        if (lines[i].get(document_line::amount) != editor.lines_by_position[i].typed ||
            lines[i].get(document_line::net_total) != editor.lines_by_position[i].net)
            return false;
    return true;
}

bool print_agrees(const Totals& editor, const PrintDocument& print) {
    if (!(print.total == editor.total) || !(print.lines_sum == editor.lines) ||
        !(print.discount_sum == editor.discount))
        return false;
    if (print.vat_rows.size() != editor.vat_summary.size()) return false;
    for (std::size_t i = 0; i < print.vat_rows.size(); ++i)
        if (!(print.vat_rows[i].summary == editor.vat_summary[i])) return false;
    for (std::size_t i = 0; i < print.lines.size(); ++i)
        if (!(print.lines[i].total == editor.lines_by_position[i])) return false;
    return true;
}

// What a file holds: whole cents as plain text, read back.
bool export_agrees(const Totals& editor, const Record& stored) {
    const auto read = [&](std::string_view field) {
        return parse_canonical(FieldType::Money, canonical_text(stored.value(field)), stored.currency());
    };
    return read("net_total") == Value(editor.total.net) && read("vat_total") == Value(editor.total.tax) &&
           read("total") == Value(editor.total.gross);
}

// What stands on paper, letter by letter.
bool paper_shows(const PrintDocument& print, const std::string& definition) {
    const Locale locale(print.language);
    const auto shows = [&](const std::string& text) {
        return definition.find("\"" + text + "\"") != std::string::npos;
    };
    return shows(locale.money(print.total.gross)) && shows(locale.money(print.total.net, MoneyStyle::Bare)) &&
           shows(locale.money(print.total.tax, MoneyStyle::Bare));
}

}  // namespace

TEST_CASE("editor, archive, paper and export show the same figures of thousands of documents") {
    test::Shop shop;
    RandomQuotes quotes(shop);
    const VatRates rates(shop.store);
    const Catalogue italian = embedded_catalogue("it");
    int disagreements = 0;
    for (int number = 0; number < kDocuments; ++number) {
        const Record header = quotes.header();
        const auto lines = quotes.lines();
        const DocumentFigures editor = compute_totals(rates, header, lines);
        const auto id = save_document(shop.session, header, lines);
        REQUIRE(id.ok());
        const Record stored = shop.find("quote", id.value());
        const auto print = sales::print_quote(shop.store, id.value());
        REQUIRE(print.ok());
        const bool agree = editor.issues.empty() &&
                           stored_agrees(editor.totals, stored, shop.store.lines("quote_line", id.value())) &&
                           print_agrees(editor.totals, print.value()) && export_agrees(editor.totals, stored) &&
                           paper_shows(print.value(), pdf_definition(print.value(), italian, Locale("it"))) &&
                           from_snapshot(to_snapshot(print.value())) == print.value();
        if (!agree) ++disagreements;
    }
    CHECK(disagreements == 0);
}
