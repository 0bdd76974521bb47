#pragma once

#include "core/documents/print_texts.hpp"

#include <nlohmann/json_fwd.hpp>

namespace bottega::documents {

// The parts of a printed document as pdfmake content nodes. Only pdf_definition puts them together.
using PdfNode = nlohmann::ordered_json;

// Cells of tables.
[[nodiscard]] PdfNode head_cell(const std::string& text, const char* alignment);
[[nodiscard]] PdfNode right_cell(const std::string& text);  // a figure, never broken

[[nodiscard]] PdfNode pdf_heading(const PrintTexts& texts);  // logo, seller, title and dates, buyer
[[nodiscard]] PdfNode pdf_lines(const PrintTexts& texts);    // the table of what is sold
[[nodiscard]] PdfNode pdf_sums(const PrintTexts& texts);     // VAT summary beside the totals
[[nodiscard]] PdfNode pdf_payment(const PrintTexts& texts);  // how and until when to pay; null when unknown
[[nodiscard]] PdfNode pdf_closing(const PrintTexts& texts);  // notes, mentions of the law, acceptance

}  // namespace bottega::documents
