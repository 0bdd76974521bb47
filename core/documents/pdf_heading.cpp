#include "core/documents/pdf_parts.hpp"

#include "core/base/text.hpp"

#include <nlohmann/json.hpp>

namespace bottega::documents {

namespace {

PdfNode stack_of(const std::string& title, const std::vector<std::string>& lines) {
    PdfNode stack = PdfNode::array({{{"text", title}, {"style", "party"}}});
    for (const std::string& line : lines) stack.push_back({{"text", line}});
    return stack;
}

void add_row(PdfNode& rows, const std::string& label, const std::string& value) {
    if (value.empty()) return;
    rows.push_back(PdfNode::array(
        {{{"text", label}, {"style", "label"}, {"margin", {0, 1.5, 0, 0}}}, {{"text", value}, {"bold", true}}}));
}

// "12/2026 (16/03/2026)"
std::string number_and_date(const PrintTexts& texts, const std::string& number, const std::optional<Date>& date) {
    return date ? texts.text("print.number_of_day", {number, texts.locale.date(*date)}) : number;
}

PdfNode facts(const PrintTexts& texts) {
    const PrintDocument& document = texts.document;
    const auto date = [&](const std::optional<Date>& day) { return day ? texts.locale.date(*day) : std::string(); };
    PdfNode rows = PdfNode::array();
    add_row(rows, texts.text("print.number"), document.number);
    add_row(rows, texts.text("print.date"), date(document.issued_on));
    add_row(rows, texts.text("print.due_on"), date(document.due_on));
    add_row(rows, texts.text("print.valid_until"), date(document.valid_until));
    add_row(rows, texts.text("print.customer_reference"), document.customer_reference);
    add_row(rows, texts.text(document.kind == "sales_order" ? "print.from_quote" : "print.from_order"),
            document.source_number);
    if (!document.corrected_number.empty())
        add_row(rows, texts.text("print.corrects"),
                number_and_date(texts, document.corrected_number, document.corrected_on));
    if (rows.empty()) return {{"text", ""}};
    return {{"layout", "noBorders"}, {"table", {{"widths", {"auto", "*"}}, {"body", rows}}}};
}

// The seller's data stand beside the logo, or alone.
PdfNode letterhead(const PrintTexts& texts) {
    PdfNode seller = {
        {"stack", stack_of(texts.seller_name(), texts.seller_lines())}, {"style", "small"}, {"width", "*"}};
    if (texts.document.logo.empty()) return seller;
    seller["alignment"] = "right";
    PdfNode logo = {{"image", "logo"}, {"fit", {150, 64}}, {"width", 160}};
    return {{"columns", PdfNode::array({std::move(logo), std::move(seller)})}, {"columnGap", 16}};
}

}  // namespace

PdfNode pdf_heading(const PrintTexts& texts) {
    PdfNode title = {{"stack", PdfNode::array({{{"text", texts.title()}, {"style", "title"}}, facts(texts)})},
                     {"width", "*"}};
    PdfNode buyer = {{"stack", stack_of(texts.document.buyer.name, texts.buyer_lines())}, {"width", "*"}};
    buyer["stack"].insert(buyer["stack"].begin(), PdfNode{{"text", texts.text("print.customer")}, {"style", "label"}});
    PdfNode parts = PdfNode::array({letterhead(texts)});
    parts.push_back({{"columns", PdfNode::array({title, buyer})}, {"columnGap", 24}, {"margin", {0, 24, 0, 16}}});
    if (!texts.document.subject.empty())
        parts.push_back({{"text", texts.text("print.subject", {texts.document.subject})},
                         {"bold", true},
                         {"margin", {0, 0, 0, 8}}});
    if (!texts.document.intro_text.empty())
        parts.push_back({{"text", texts.document.intro_text}, {"margin", {0, 0, 0, 8}}});
    return {{"stack", parts}};
}

}  // namespace bottega::documents
