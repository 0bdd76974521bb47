#pragma once

#include "core/base/result.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace bottega {

// One row of a foreign table as it stands in the file. `line` is where it begins, for the person to find it.
struct CellRow {
    std::vector<std::string> cells;
    int line = 0;
    std::vector<std::string> typed = {};  // those cells that a spreadsheet knows as numbers or days: 1234.5, 2026-01-31

    [[nodiscard]] bool is_typed(std::string_view cell) const { return std::find(typed.begin(), typed.end(), cell) != typed.end(); }
};

// A foreign table: headers and rows. CSV text and spreadsheet sheets both become one.
struct CellTable {
    std::vector<std::string> headers;
    std::vector<CellRow> rows;
    char delimiter = ',';  // what joined cells were separated by
};

// The sign that separates the cells: the one of , ; tab | that splits the first lines most evenly.
[[nodiscard]] char detect_delimiter(std::string_view text);

// Reads RFC 4180 text with any line ends; a quote left open is an issue that names its line. Empty rows are skipped,
// rows keep however many cells they have. Cells keep their inner blanks: "24, place" stays distinguishable.
[[nodiscard]] Result<CellTable> parse_csv(std::string_view text, char delimiter);

}  // namespace bottega
