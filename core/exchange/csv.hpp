#pragma once

#include "core/base/result.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bottega {

// A file that stands in a cell: the photo of a person. The page has its bytes; `hash` is their SHA-256.
struct CellFile {
    std::size_t column = 0;
    std::string name, media_type, hash;
    std::int64_t bytes = 0;
};

// One row of a foreign table as it stands in the file. `line` is where it begins, for the person to find it.
struct CellRow {
    std::vector<std::string> cells;
    int line = 0;
    std::vector<std::string> typed = {};  // those cells that a spreadsheet knows as numbers or days: 1234.5, 2026-01-31
    std::vector<CellFile> files = {};

    [[nodiscard]] bool is_typed(std::string_view cell) const { return std::find(typed.begin(), typed.end(), cell) != typed.end(); }
};

// A foreign table: headers and rows. CSV text and spreadsheet sheets both become one.
struct CellTable {
    std::vector<std::string> headers;
    std::vector<CellRow> rows;
    char delimiter = ',';  // what joined cells were separated by
    int header_line = 1;
    // The first lines with what they begin with: in one of them the headers stand.
    std::vector<std::pair<int, std::string>> beginnings = {};
    Issues notes = {};     // what of the file is not in the table, to be told before anything is imported
};

// The sign that separates the cells: the one of , ; tab | that splits the first lines most evenly.
[[nodiscard]] char detect_delimiter(std::string_view text);

// Reads RFC 4180 text with any line ends; a quote left open is an issue that names its line. Empty rows are skipped,
// rows keep however many cells they have. Cells keep their inner blanks: "24, place" stays distinguishable. What stands
// above the headers is passed over; without their line they are looked for.
[[nodiscard]] Result<CellTable> parse_csv(std::string_view text, char delimiter, std::optional<int> header_line = std::nullopt);

// Which of the first rows holds the headers, by how many texts each has: titles above have fewer.
[[nodiscard]] std::size_t likely_header_row(const std::vector<std::size_t>& texts);
inline constexpr std::size_t header_rows_looked_at = 30;

// What a row begins with, for a person to recognise it.
[[nodiscard]] std::string beginning_of(const std::vector<std::string>& cells);

}  // namespace bottega
