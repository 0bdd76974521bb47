#include "core/documents/pdf_parts.hpp"

#include <nlohmann/json.hpp>

namespace bottega::documents {

namespace {

PdfNode rate_cell(const PrintTexts& texts, const PrintVatRow& row) {
    PdfNode stack = PdfNode::array({{{"text", texts.rate(row.summary.key)}}});
    if (!row.law_reference.empty()) stack.push_back({{"text", row.law_reference}, {"style", "label"}});
    return {{"stack", stack}};
}

PdfNode vat_summary(const PrintTexts& texts) {
    PdfNode body = PdfNode::array(
        {PdfNode::array({head_cell(texts.text("print.vat_rate"), "left"), head_cell(texts.text("print.taxable"), "right"),
                         head_cell(texts.text("print.tax"), "right")})});
    for (const PrintVatRow& row : texts.document.vat_rows)
        body.push_back(PdfNode::array({rate_cell(texts, row), right_cell(texts.bare(row.summary.taxed.net)),
                                       right_cell(texts.bare(row.summary.taxed.tax))}));
    return {{"table", {{"headerRows", 1}, {"widths", {"*", "auto", "auto"}}, {"body", body}}},
            {"layout", "lightHorizontalLines"},
            {"width", "*"}};
}

void add_row(PdfNode& body, const std::string& label, const std::string& amount, const char* style) {
    PdfNode label_cell = {{"text", label}, {"style", style}};
    PdfNode amount_cell = right_cell(amount);
    amount_cell["style"] = style;
    body.push_back(PdfNode::array({std::move(label_cell), std::move(amount_cell)}));
}

PdfNode totals(const PrintTexts& texts) {
    const PrintDocument& document = texts.document;
    const bool gross = document.entry == PriceEntry::Gross;
    PdfNode body = PdfNode::array();
    const Money discount = gross ? document.discount_sum.gross : document.discount_sum.net;
    if (!discount.is_zero()) {
        add_row(body, texts.text("print.sum_of_lines"),
                texts.bare(gross ? document.lines_sum.gross : document.lines_sum.net), "sum");
        const std::string chain = document.discount.empty() ? "" : " " + texts.discount(document.discount);
        add_row(body, texts.text("print.document_discount") + chain, texts.bare(-discount), "sum");
    }
    add_row(body, texts.text("print.net_total"), texts.bare(document.total.net), "sum");
    add_row(body, texts.text("print.vat_total"), texts.bare(document.total.tax), "sum");
    add_row(body, texts.of_kind("print.total"), texts.locale.money(document.total.gross), "total");
    return {{"table", {{"widths", {"*", "auto"}}, {"body", body}}}, {"layout", "noBorders"}, {"width", 220}};
}

void add_line(PdfNode& stack, const std::string& text) {
    if (!text.empty()) stack.push_back({{"text", text}});
}

// Four characters and a blank, as it is typed into a bank's form.
std::string grouped(const std::string& iban) {
    std::string text;
    for (std::size_t i = 0; i < iban.size(); ++i) text += (i > 0 && i % 4 == 0 ? " " : "") + std::string(1, iban[i]);
    return text;
}

}  // namespace

PdfNode pdf_sums(const PrintTexts& texts) {
    return {{"columns", PdfNode::array({vat_summary(texts), totals(texts)})},
            {"columnGap", 24},
            {"unbreakable", true},
            {"margin", {0, 0, 0, 12}}};
}

PdfNode pdf_payment(const PrintTexts& texts) {
    const PrintDocument& document = texts.document;
    if (document.kind == "credit_note") return nullptr;
    PdfNode stack = PdfNode::array();
    if (!document.payment_method.empty())
        add_line(stack, texts.text("print.payment_method", {document.payment_method}));
    if (!document.payment_term.empty()) add_line(stack, texts.text("print.payment_term", {document.payment_term}));
    if (document.due_on)
        add_line(stack, texts.text("print.pay_until",
                                   {texts.locale.date(*document.due_on), texts.locale.money(document.total.gross)}));
    if (!document.iban.empty()) add_line(stack, texts.text("print.iban", {grouped(document.iban)}));
    if (!document.bank.empty() && !document.iban.empty()) add_line(stack, texts.text("print.bank", {document.bank}));
    if (!document.bic.empty() && !document.iban.empty()) add_line(stack, texts.text("print.bic", {document.bic}));
    if (stack.empty()) return nullptr;
    stack.insert(stack.begin(), PdfNode{{"text", texts.text("print.payment")}, {"style", "head"}});
    return {{"stack", stack}, {"unbreakable", true}, {"margin", {0, 0, 0, 12}}};
}

}  // namespace bottega::documents
