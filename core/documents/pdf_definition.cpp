#include "core/documents/pdf_parts.hpp"

#include <nlohmann/json.hpp>

namespace bottega::documents {

namespace {

bool is_fiscal(const PrintDocument& document) { return document.kind == "invoice" || document.kind == "credit_note"; }

void add_text(PdfNode& stack, const std::string& text, const char* style) {
    if (!text.empty()) stack.push_back({{"text", text}, {"style", style}, {"margin", {0, 0, 0, 8}}});
}

PdfNode signature(const std::string& label) {
    return {{"stack", PdfNode::array({{{"text", label}, {"style", "label"}},
                                      {{"text", "_______________________________"}, {"margin", {0, 20, 0, 0}}}})},
            {"width", "*"}};
}

PdfNode acceptance(const PrintTexts& texts) {
    PdfNode columns = PdfNode::array({signature(texts.text("print.acceptance_place_and_date")),
                                      signature(texts.text("print.acceptance_signature"))});
    PdfNode stack =
        PdfNode::array({{{"text", texts.text("print.acceptance")}, {"style", "head"}, {"margin", {0, 0, 0, 6}}},
                        {{"columns", columns}, {"columnGap", 24}}});
    return {{"stack", stack}, {"unbreakable", true}, {"margin", {0, 16, 0, 0}}};
}

PdfNode footer(const PrintTexts& texts) {
    const std::string name = texts.document.number.empty()
                                 ? texts.title()
                                 : texts.text("print.title_and_number", {texts.title(), texts.document.number});
    return {
        {"columns",
         PdfNode::array(
             {{{"text", texts.seller_name() + " · " + name}, {"width", "*"}},
              {{"text", texts.text("print.page", {"{page}", "{pages}"})}, {"width", "auto"}, {"alignment", "right"}}})},
        {"style", "footer"},
        {"margin", {40, 16, 40, 0}}};
}

PdfNode styles() {
    return {{"title", {{"fontSize", 18}, {"bold", true}, {"margin", {0, 0, 0, 6}}}},
            {"party", {{"fontSize", 11}, {"bold", true}}},
            {"small", {{"fontSize", 8.5}}},
            {"label", {{"fontSize", 8}, {"color", "#5b6470"}}},
            {"head", {{"fontSize", 8.5}, {"bold", true}, {"color", "#3b424c"}}},
            {"section", {{"bold", true}, {"margin", {0, 6, 0, 0}}}},
            {"note", {{"color", "#3b424c"}}},
            {"sum", {{"fontSize", 9.5}}},
            {"total", {{"fontSize", 12}, {"bold", true}}},
            {"mention", {{"fontSize", 8.5}}},
            {"footer", {{"fontSize", 8}, {"color", "#5b6470"}}}};
}

PdfNode content(const PrintTexts& texts) {
    PdfNode parts = PdfNode::array({pdf_heading(texts), pdf_lines(texts), pdf_sums(texts)});
    for (PdfNode part : {pdf_payment(texts), pdf_closing(texts)})
        if (!part.is_null()) parts.push_back(std::move(part));
    return parts;
}

PdfNode definition(const PrintTexts& texts) {
    PdfNode json{{"pageSize", "A4"}, {"pageMargins", {40, 40, 40, 56}}};
    json["info"] = {{"title", texts.document.number.empty()
                                  ? texts.title()
                                  : texts.text("print.title_and_number", {texts.title(), texts.document.number})},
                    {"author", texts.document.seller.name}};
    if (texts.document.issued_on)
        json["info"]["creationDate"] = texts.document.issued_on->iso();  // the same file every time
    json["language"] = texts.document.language;
    json["defaultStyle"] = {{"font", "Inter"}, {"fontSize", 9.5}, {"lineHeight", 1.2}};
    json["styles"] = styles();
    if (texts.document.mark == PaperMark::Draft)
        json["watermark"] = {{"text", texts.text("print.draft")},
                             {"font", "Inter"},
                             {"bold", true},
                             {"color", "#808080"},
                             {"opacity", 0.16}};
    if (!texts.document.logo.empty()) {
        const char* type = texts.document.logo.rfind("/9j/", 0) == 0 ? "image/jpeg" : "image/png";
        json["images"] = {{"logo", std::string("data:") + type + ";base64," + texts.document.logo}};
    }
    json["content"] = content(texts);
    json["footer"] = footer(texts);
    return json;
}

}  // namespace

PdfNode pdf_closing(const PrintTexts& texts) {
    PdfNode stack = PdfNode::array();
    add_text(stack, texts.document.notes, "note");
    if (is_fiscal(texts.document) && texts.document.seller.vat_regime == "on_payment")
        add_text(stack, texts.text("print.vat_on_payment"), "mention");
    add_text(stack, texts.document.footer_text, "mention");
    if (texts.document.mark == PaperMark::Courtesy) add_text(stack, texts.of_kind("print.courtesy_copy"), "mention");
    if (texts.document.kind == "quote") stack.push_back(acceptance(texts));
    if (stack.empty()) return nullptr;
    return {{"stack", stack}};
}

std::string pdf_definition(const PrintDocument& document, const Catalogue& catalogue, const Locale& locale) {
    const bool is_storno = document.kind == "credit_note" && document.seller.country == "RO";
    const PrintDocument paper = is_storno ? mirrored(document) : document;
    return definition({paper, catalogue, locale}).dump(-1, ' ', false, PdfNode::error_handler_t::replace);
}

std::string pdf_definition(const PrintDocument& document) {
    return pdf_definition(document, embedded_catalogue(document.language), Locale(document.language));
}

}  // namespace bottega::documents
