#include "core/documents/totals.hpp"

#include "core/base/exact_product.hpp"
#include "core/base/spread.hpp"

#include <algorithm>

namespace bottega {

namespace {

TaxedAmount operator+(const TaxedAmount& a, const TaxedAmount& b) {
    return {.net = a.net + b.net, .tax = a.tax + b.tax, .gross = a.gross + b.gross};
}

TaxedAmount operator-(const TaxedAmount& a, const TaxedAmount& b) {
    return {.net = a.net - b.net, .tax = a.tax - b.tax, .gross = a.gross - b.gross};
}

TaxedAmount nothing(Currency currency) {
    return {.net = Money(0, currency), .tax = Money(0, currency), .gross = Money(0, currency)};
}

// The lines of one rate, by their position in the document.
struct RateGroup {
    VatKey key;
    std::vector<std::size_t> positions;
    Money typed;
};

// Sorted, so that the same lines in another order give the same cents.
std::vector<RateGroup> group_by_rate(const DocumentAmounts& document, const std::vector<LineTotal>& lines) {
    std::vector<RateGroup> groups;
    for (std::size_t position = 0; position < document.lines.size(); ++position) {
        const LineAmounts& line = document.lines[position];
        if (line.kind != LineKind::Item) continue;
        auto group =
            std::find_if(groups.begin(), groups.end(), [&](const RateGroup& known) { return known.key == line.vat; });
        if (group == groups.end())
            group = groups.insert(groups.end(), RateGroup{line.vat, {}, Money(0, document.currency)});
        group->positions.push_back(position);
        group->typed += lines[position].typed;
    }
    std::sort(groups.begin(), groups.end(),
              [](const RateGroup& a, const RateGroup& b) { return comes_before(a.key, b.key); });
    return groups;
}

std::int64_t sum_of_typed(const std::vector<RateGroup>& groups) {
    std::int64_t sum = 0;
    for (const RateGroup& group : groups) sum = checked_add(sum, group.typed.cents());
    return sum;
}

// A discount takes away at most everything: same sign as the document, and not larger.
bool is_within(std::int64_t discount, std::int64_t sum) {
    return sum >= 0 ? discount >= 0 && discount <= sum : discount <= 0 && discount >= sum;
}

// In cents of the typed kind.
std::int64_t document_discount(const DocumentAmounts& document, std::int64_t sum, Issues& issues) {
    const std::int64_t left = document.discount.applied_to(sum);
    const std::int64_t by_percent = checked_sub(sum, left);
    if (is_within(document.discount_cents, left)) return checked_add(by_percent, document.discount_cents);
    issues.push_back({.field = "discount_amount", .message = "issue.discount_exceeds_total"});
    return by_percent;
}

// The side that was not typed is the line's part of its rate, so that the lines add up to the summary.
void spread_other_side(const RateGroup& group, const TaxedAmount& amount, PriceEntry entry,
                       std::vector<LineTotal>& lines) {
    std::vector<std::int64_t> tax_weights;
    for (const std::size_t position : group.positions) tax_weights.push_back(lines[position].typed.cents());
    // Lines that cancel out (+10 and -10) have a sum of zero, and then no tax to share either.
    const auto taxes = spread(amount.tax.cents(), tax_weights);
    for (std::size_t index = 0; index < group.positions.size(); ++index) {
        LineTotal& line = lines[group.positions[index]];
        const Money tax(taxes[index], line.typed.currency());
        line.net = entry == PriceEntry::Net ? line.typed : line.typed - tax;
        line.gross = entry == PriceEntry::Net ? line.typed + tax : line.typed;
    }
}

std::vector<LineTotal> typed_lines(const DocumentAmounts& document) {
    const Money zero(0, document.currency);
    std::vector<LineTotal> lines(document.lines.size(), LineTotal{zero, zero, zero});
    for (std::size_t position = 0; position < lines.size(); ++position)
        if (document.lines[position].kind == LineKind::Item)
            lines[position].typed = line_amount(document.lines[position], document.currency);
    return lines;
}

}  // namespace

Money line_amount(const LineAmounts& line, Currency currency) {
    ExactProduct product(line.quantity.raw());
    product.times(line.unit_price.raw());
    const int discount_powers = line.discount.apply(product);
    constexpr int kPowersToCents = 2 * Decimal::kDigits - 2;
    return {product.divided_by_power_of_ten(kPowersToCents + discount_powers), currency};
}

Decimal discounted_unit_price(const LineAmounts& line) {
    return Decimal::from_raw(line.discount.applied_to(line.unit_price.raw()));
}

Totals calculate_totals(const DocumentAmounts& document) {
    const TaxedAmount zero = nothing(document.currency);
    Totals totals{.lines_by_position = typed_lines(document),
                  .vat_summary = {},
                  .lines = zero,
                  .discount = zero,
                  .total = zero,
                  .issues = {}};
    const std::vector<RateGroup> groups = group_by_rate(document, totals.lines_by_position);

    std::vector<std::int64_t> values;
    for (const RateGroup& group : groups) values.push_back(group.typed.cents());
    const auto discounts = spread(document_discount(document, sum_of_typed(groups), totals.issues), values);

    for (std::size_t index = 0; index < groups.size(); ++index) {
        const RateGroup& group = groups[index];
        const Money discount(discounts[index], document.currency);
        VatSummaryRow row{.key = group.key,
                          .lines = tax_amount(group.typed, group.key.rate, document.entry),
                          .discount = zero,
                          .taxed = tax_amount(group.typed - discount, group.key.rate, document.entry)};
        row.discount = row.lines - row.taxed;
        spread_other_side(group, row.lines, document.entry, totals.lines_by_position);
        totals.lines = totals.lines + row.lines;
        totals.total = totals.total + row.taxed;
        totals.vat_summary.push_back(std::move(row));
    }
    totals.discount = totals.lines - totals.total;
    return totals;
}

}  // namespace bottega
