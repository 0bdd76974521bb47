#include "core/exchange/csv_writer.hpp"

#include "core/base/text.hpp"

namespace bottega {

namespace {

bool looks_like_a_formula(std::string_view text) { return !text.empty() && std::string_view("=+-@\t\r").find(text[0]) != std::string_view::npos; }

}  // namespace

CsvWriter::CsvWriter(const Catalogue& catalogue, const Locale& locale)
    : yes_(catalogue.text("export.yes")), no_(catalogue.text("export.no")), decimal_sign_(locale.decimal_sign()),
      delimiter_(decimal_sign_ == ',' ? ';' : ',') {}

void CsvWriter::add_row(const std::vector<WrittenCell>& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0) text_ += delimiter_;
        add(cells[i]);
    }
    text_ += "\r\n";
}

void CsvWriter::add(const WrittenCell& cell) {
    switch (cell.kind) {
        case CellKind::Number:
        case CellKind::Amount: text_ += replace_all(cell.text, ".", std::string_view(&decimal_sign_, 1)); break;
        case CellKind::Flag: text_ += cell.text == "true" ? yes_ : no_; break;
        case CellKind::Day: text_ += cell.text; break;
        case CellKind::Text:
        case CellKind::File: add_text(cell.text); break;
    }
}

void CsvWriter::add_text(const std::string& cell) {
    const std::string guarded = looks_like_a_formula(cell) ? "'" + cell : cell;
    if (guarded.find_first_of("\"\r\n;,\t") == std::string::npos) text_ += guarded;
    else text_ += "\"" + replace_all(guarded, "\"", "\"\"") + "\"";
}

void add_sheet_row(std::string& text, const std::vector<WrittenCell>& cells) {
    begin_sheet_row(text);
    for (std::size_t i = 0; i < cells.size(); ++i) add_sheet_cell(text, i == 0, cells[i].kind, cells[i].text);
}

std::vector<WrittenCell> written_texts(const std::vector<std::string>& texts) {
    std::vector<WrittenCell> cells;
    for (const std::string& text : texts) cells.push_back({.text = text});
    return cells;
}

}  // namespace bottega
