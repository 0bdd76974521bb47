#include "core/documents/document_totals.hpp"

namespace bottega::documents {

namespace {

LineKind kind_of(const Record& line) {
    const std::string kind = line.text(document_line::kind);
    return kind == "section" ? LineKind::Section : kind == "note" ? LineKind::Note : LineKind::Item;
}

std::string place(std::size_t position, std::string_view field) {
    return "lines." + std::to_string(position) + "." + std::string(field);
}

// A line that cannot be calculated yet counts as a note.
LineAmounts amounts_of(const VatRates& rates, const Record& line, std::size_t position, Issues& issues) {
    LineAmounts amounts{.kind = kind_of(line)};
    if (amounts.kind != LineKind::Item) return amounts;
    auto discount = DiscountChain::parse(line.text(document_line::discount), place(position, "discount"));
    const VatRate* rate = rates.find(line.get(document_line::vat_rate));
    if (!discount.ok()) issues.push_back(discount.issues().front());
    if (!rate) issues.push_back({.field = place(position, "vat_rate"), .message = "issue.required"});
    if (!discount.ok() || !rate) return {.kind = LineKind::Note};
    amounts.quantity = line.get(document_line::quantity).value_or(Decimal());
    amounts.unit_price = line.get(document_line::unit_price).value_or(Decimal());
    amounts.discount = std::move(discount.value());
    amounts.vat = rate->key;
    return amounts;
}

}  // namespace

DocumentFigures compute_totals(const VatRates& rates, const Record& header, std::span<const Record> lines) {
    DocumentFigures figures;
    DocumentAmounts amounts{
        .currency = header.currency(),
        .entry = header.get(document::prices_include_vat).value_or(false) ? PriceEntry::Gross : PriceEntry::Net};
    amounts.lines.reserve(lines.size());
    for (std::size_t position = 0; position < lines.size(); ++position)
        amounts.lines.push_back(amounts_of(rates, lines[position], position, figures.issues));
    auto discount = DiscountChain::parse(header.text(document::document_discount), document::document_discount.name);
    if (discount.ok())
        amounts.discount = std::move(discount.value());
    else
        figures.issues.push_back(discount.issues().front());
    if (const auto amount = header.get(document::discount_amount)) amounts.discount_cents = amount->cents();

    figures.totals = calculate_totals(amounts);
    figures.lines = std::move(amounts.lines);
    for (const Issue& issue : figures.totals.issues) figures.issues.push_back(issue);
    return figures;
}

DocumentFigures compute_totals(RecordStore& store, const Record& header, std::span<const Record> lines) {
    return compute_totals(VatRates(store, lines), header, lines);
}

void store_totals(const Totals& totals, Record& header, std::span<Record> lines) {
    expects(totals.lines_by_position.size() == lines.size(), "totals belong to these lines");
    const std::string currency(header.currency().code());
    for (std::size_t position = 0; position < lines.size(); ++position) {
        Record& line = lines[position];
        line.set(document_line::currency, currency);
        if (kind_of(line) != LineKind::Item) {
            line.clear(document_line::amount);
            line.clear(document_line::net_total);
            continue;
        }
        line.set(document_line::amount, totals.lines_by_position[position].typed);
        line.set(document_line::net_total, totals.lines_by_position[position].net);
    }
    header.set(document::net_total, totals.total.net);
    header.set(document::vat_total, totals.total.tax);
    header.set(document::total, totals.total.gross);
}

}  // namespace bottega::documents
