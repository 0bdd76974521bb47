#pragma once

#include "core/exchange/sheet_text.hpp"
#include "core/i18n/catalogue.hpp"
#include "core/i18n/locale.hpp"

namespace bottega {

// A cell of a table that leaves: the canonical form of its value, and what it is.
struct WrittenCell {
    CellKind kind = CellKind::Text;
    std::string text = {};
};

// CSV as the spreadsheets of the language open it: its decimal sign, semicolons where that is a comma. A text that a
// spreadsheet would take for a formula has an apostrophe before it.
class CsvWriter {
public:
    CsvWriter(const Catalogue& catalogue, const Locale& locale);

    void add_row(const std::vector<WrittenCell>& cells);
    [[nodiscard]] const std::string& text() const { return text_; }

private:
    void add(const WrittenCell& cell);
    void add_text(const std::string& cell);

    std::string yes_, no_;
    char decimal_sign_;
    char delimiter_;
    std::string text_ = "\xEF\xBB\xBF";  // without this mark spreadsheets take UTF-8 for windows-1252
};

// One more row of a sheet.
void add_sheet_row(std::string& text, const std::vector<WrittenCell>& cells);
// Texts only: headers.
[[nodiscard]] std::vector<WrittenCell> written_texts(const std::vector<std::string>& texts);

}  // namespace bottega
