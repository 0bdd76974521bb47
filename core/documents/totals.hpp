#pragma once

#include "core/base/money.hpp"
#include "core/base/result.hpp"
#include "core/documents/discount.hpp"
#include "core/documents/vat_summary.hpp"

#include <vector>

namespace bottega {

// The one place that adds up a commercial document. Editor, list, PDF and export all read these figures.

// Sections and notes are text between the lines that are sold; they cost nothing.
enum class LineKind { Item, Section, Note };

struct LineAmounts {
    LineKind kind = LineKind::Item;
    Decimal quantity = Decimal::from_int(1);
    Decimal unit_price = {};
    DiscountChain discount = {};
    VatKey vat = {};
};

// What was typed. The discount of the document is a chain of percentages, or an amount, or both (the chain first).
struct DocumentAmounts {
    Currency currency = {};
    PriceEntry entry = PriceEntry::Net;
    std::vector<LineAmounts> lines = {};
    DiscountChain discount = {};
    std::int64_t discount_cents = 0;  // of the typed kind: with VAT where prices are typed with VAT
};

// Figures of one line before the discount of the document. They add up to Totals::lines exactly; `typed` is the one
// of net and gross that follows from the typed price, rounded once, the other is this line's part of its rate.
struct LineTotal {
    Money typed;
    Money net;
    Money gross;
    bool operator==(const LineTotal&) const = default;
};

struct Totals {
    std::vector<LineTotal> lines_by_position;  // one for each line given, sections and notes included
    std::vector<VatSummaryRow> vat_summary;    // by rate, highest first
    TaxedAmount lines;                         // sum of the lines
    TaxedAmount discount;                      // discount of the document
    TaxedAmount total;                         // lines - discount: net total, VAT, total of the document
    Issues issues;                             // why the typed discount could not be taken; nothing else
    bool operator==(const Totals&) const = default;
};

// Throws AmountTooLarge where a figure does not fit 64 bits.
[[nodiscard]] Totals calculate_totals(const DocumentAmounts& document);

// quantity x unit price less the discounts, rounded once, to the cent.
[[nodiscard]] Money line_amount(const LineAmounts& line, Currency currency);
// The unit price less the discounts, to eight decimals: what a price list or an order confirmation shows.
[[nodiscard]] Decimal discounted_unit_price(const LineAmounts& line);

}  // namespace bottega
