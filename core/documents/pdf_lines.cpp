#include "core/documents/pdf_parts.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace bottega::documents {

PdfNode head_cell(const std::string& text, const char* alignment) {
    return {{"text", text}, {"style", "head"}, {"alignment", alignment}};
}

PdfNode right_cell(const std::string& text) { return {{"text", text}, {"alignment", "right"}, {"noWrap", true}}; }

namespace {

// Which columns this document needs: one that would be empty on every line is left out.
struct Columns {
    bool unit = false;
    bool discount = false;
};

Columns columns_of(const PrintDocument& document) {
    const auto any = [&](const std::string PrintLine::*member) {
        return std::any_of(document.lines.begin(), document.lines.end(),
                           [&](const PrintLine& line) { return !(line.*member).empty(); });
    };
    return {.unit = any(&PrintLine::unit), .discount = any(&PrintLine::discount)};
}

PdfNode head_row(const PrintTexts& texts, Columns columns) {
    const bool gross = texts.document.entry == PriceEntry::Gross;
    PdfNode row = PdfNode::array(
        {head_cell(texts.text("print.description"), "left"), head_cell(texts.text("print.quantity"), "right")});
    if (columns.unit) row.push_back(head_cell(texts.text("print.unit"), "left"));
    row.push_back(head_cell(texts.text(gross ? "print.price_with_vat" : "print.price"), "right"));
    if (columns.discount) row.push_back(head_cell(texts.text("print.discount"), "right"));
    row.push_back(head_cell(texts.text("print.vat"), "right"));
    row.push_back(head_cell(texts.text(gross ? "print.amount_with_vat" : "print.amount"), "right"));
    return row;
}

PdfNode description(const PrintLine& line) {
    if (line.code.empty()) return {{"text", line.description}};
    return {{"stack", PdfNode::array({{{"text", line.description}}, {{"text", line.code}, {"style", "label"}}})}};
}

PdfNode item_row(const PrintTexts& texts, const PrintLine& line, Columns columns) {
    PdfNode row = PdfNode::array({description(line), right_cell(texts.locale.number(line.quantity))});
    if (columns.unit) row.push_back({{"text", line.unit}});
    row.push_back(right_cell(texts.locale.price(line.unit_price)));
    if (columns.discount) row.push_back(right_cell(line.discount.empty() ? "" : texts.discount(line.discount)));
    row.push_back(right_cell(texts.rate(line.vat)));
    row.push_back(right_cell(texts.bare(line.total.typed)));
    return row;
}

// A section or a note runs over all columns; pdfmake wants the covered cells to be there, empty.
PdfNode wide_row(const PrintLine& line, std::size_t width) {
    const bool is_section = line.kind == LineKind::Section;
    PdfNode row =
        PdfNode::array({{{"text", line.description}, {"colSpan", width}, {"style", is_section ? "section" : "note"}}});
    while (row.size() < width) row.push_back(PdfNode::object());
    return row;
}

PdfNode widths(Columns columns) {
    PdfNode widths = PdfNode::array({"*", "auto"});
    if (columns.unit) widths.push_back("auto");
    widths.push_back("auto");
    if (columns.discount) widths.push_back("auto");
    widths.push_back("auto");
    widths.push_back("auto");
    return widths;
}

}  // namespace

PdfNode pdf_lines(const PrintTexts& texts) {
    const Columns columns = columns_of(texts.document);
    PdfNode body = PdfNode::array({head_row(texts, columns)});
    const std::size_t width = body[0].size();
    for (const PrintLine& line : texts.document.lines)
        body.push_back(line.kind == LineKind::Item ? item_row(texts, line, columns) : wide_row(line, width));
    return {{"table",
             {{"headerRows", 1},
              {"dontBreakRows", true},
              {"keepWithHeaderRows", 1},
              {"widths", widths(columns)},
              {"body", body}}},
            {"layout", "lightHorizontalLines"},
            {"margin", {0, 0, 0, 12}}};
}

}  // namespace bottega::documents
