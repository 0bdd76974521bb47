#pragma once

#include "core/exchange/csv.hpp"

namespace bottega {

// The sheets of a workbook as the page hands them over and takes them back, since .xlsx is read and written there. Each
// sheet begins with the group separator (1D) and its name, each row with the record separator (1E); cells stand between
// unit separators (1F). A cell that is not empty begins with the letter of its kind; what follows is the text, or the
// canonical form of the value: "tRossi", "n18.9", "m120.00", "d2026-01-31", "btrue". A file is its hash, media type, size
// and name between tabs.
enum class CellKind : char { Text = 't', Number = 'n', Amount = 'm', Day = 'd', Flag = 'b', File = 'f' };

struct Sheet {
    std::string name;
    std::vector<std::vector<std::string>> rows;  // cells with their letters
};

[[nodiscard]] std::vector<Sheet> parse_sheets(std::string_view text);

void begin_sheet(std::string& text, std::string_view name);
void begin_sheet_row(std::string& text);
// `is_first` of its row.
void add_sheet_cell(std::string& text, bool is_first, CellKind kind, std::string_view value);

// The row, counted from 0, that looks like headers: titles and blank rows above them are passed over.
[[nodiscard]] std::size_t find_header_row(const Sheet& sheet);

// What stands beneath the headers. Cells that the sheet knows as numbers or days are marked as such; rows have at least
// the width of the headers, and those with more in them are left for the person to decide, as in a CSV file.
[[nodiscard]] Result<CellTable> table_of_sheet(const Sheet& sheet, std::size_t header_row);

}  // namespace bottega
