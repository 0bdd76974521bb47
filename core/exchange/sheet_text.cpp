#include "core/exchange/sheet_text.hpp"

#include "core/base/text.hpp"
#include "core/exchange/table_limits.hpp"

#include <algorithm>
#include <optional>

namespace bottega {

namespace {

constexpr char next_sheet = '\x1d', next_row = '\x1e', next_cell = '\x1f';

CellKind kind_of(std::string_view cell) { return cell.empty() ? CellKind::Text : static_cast<CellKind>(cell[0]); }
std::string_view text_of(std::string_view cell) { return cell.empty() ? cell : cell.substr(1); }
bool is_filled(std::string_view cell) { return !is_blank(text_of(cell)); }

// How many cells up to the last one with something in it.
std::size_t filled_width(const std::vector<std::string>& row) {
    const auto last = std::find_if(row.rbegin(), row.rend(), [](const std::string& cell) { return is_filled(cell); });
    return static_cast<std::size_t>(row.rend() - last);
}

bool looks_like_a_header(const std::string& cell) { return is_filled(cell) && kind_of(cell) == CellKind::Text; }

// "A" to "Z", "AA": what a spreadsheet calls a column without a header.
std::string column_letters(std::size_t column) {
    std::string letters(1, static_cast<char>('A' + column % 26));
    return column < 26 ? letters : column_letters(column / 26 - 1) + letters;
}

// Columns without a header count where most rows have something in them.
std::size_t table_width(const Sheet& sheet, std::size_t header_row) {
    const std::size_t headers = filled_width(sheet.rows[header_row]);
    std::vector<std::size_t> widths;
    for (std::size_t i = header_row + 1; i < sheet.rows.size(); ++i) widths.push_back(filled_width(sheet.rows[i]));
    if (widths.empty()) return headers;
    const auto middle = widths.begin() + static_cast<std::ptrdiff_t>(widths.size() - 1 - widths.size() / 2);
    std::nth_element(widths.begin(), middle, widths.end());
    return std::max(headers, *middle);
}

// Nothing where the page wrote it otherwise.
std::optional<CellFile> file_of(std::string_view cell, std::size_t column) {
    const std::vector<std::string> parts = split(text_of(cell), '\t');
    const auto bytes = parts.size() == 4 ? parse_digits(parts[2]) : std::nullopt;
    if (!bytes) return std::nullopt;
    return CellFile{.column = column, .name = parts[3], .media_type = parts[1], .hash = parts[0], .bytes = *bytes};
}

CellRow row_of(const std::vector<std::string>& cells, std::size_t width, int line) {
    CellRow row{.cells = {}, .line = line};
    const std::size_t count = std::max(filled_width(cells), width);
    row.cells.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        const std::string_view cell = i < cells.size() ? std::string_view(cells[i]) : std::string_view();
        const auto file = kind_of(cell) == CellKind::File ? file_of(cell, i) : std::nullopt;
        row.cells.emplace_back(file ? file->name : text_of(cell));
        if (file) row.files.push_back(*file);
        else if (kind_of(cell) != CellKind::Text) row.typed.push_back(row.cells.back());
    }
    return row;
}

}  // namespace

std::vector<Sheet> parse_sheets(std::string_view text) {
    std::vector<Sheet> sheets;
    for (const std::string& whole : split(text.starts_with(next_sheet) ? text.substr(1) : text, next_sheet)) {
        std::vector<std::string> rows = split(whole, next_row);
        Sheet& sheet = sheets.emplace_back(Sheet{.name = rows[0], .rows = {}});
        for (std::size_t i = 1; i < rows.size(); ++i) sheet.rows.push_back(split(rows[i], next_cell));
    }
    return sheets;
}

void begin_sheet(std::string& text, std::string_view name) { (text += next_sheet) += name; }

void begin_sheet_row(std::string& text) { text += next_row; }

void add_sheet_cell(std::string& text, bool is_first, CellKind kind, std::string_view value) {
    if (!is_first) text += next_cell;
    if (value.empty()) return;
    text += static_cast<char>(kind);
    for (const char c : value) text += c >= next_sheet && c <= next_cell ? ' ' : c;
}

std::size_t find_header_row(const Sheet& sheet) {
    std::vector<std::size_t> texts;
    for (std::size_t i = 0; i < std::min(sheet.rows.size(), header_rows_looked_at); ++i)
        texts.push_back(static_cast<std::size_t>(std::count_if(sheet.rows[i].begin(), sheet.rows[i].end(), looks_like_a_header)));
    return likely_header_row(texts);
}

Result<CellTable> table_of_sheet(const Sheet& sheet, std::size_t header_row) {
    if (header_row >= sheet.rows.size() || filled_width(sheet.rows[header_row]) == 0) return Issue{.message = "issue.sheet_empty", .args = {sheet.name}};
    CellTable table;
    const std::size_t width = table_width(sheet, header_row);
    const std::vector<std::string>& headers = sheet.rows[header_row];
    for (std::size_t i = 0; i < width; ++i) {
        const bool is_named = i < headers.size() && is_filled(headers[i]);
        table.headers.push_back(is_named ? clean_header(text_of(headers[i])) : column_letters(i));
    }
    table.header_line = static_cast<int>(header_row) + 1;
    for (std::size_t i = 0; i < std::min(sheet.rows.size(), header_rows_looked_at); ++i)
        if (filled_width(sheet.rows[i]) > 0) table.beginnings.emplace_back(static_cast<int>(i) + 1, beginning_of(row_of(sheet.rows[i], 0, 0).cells));
    for (std::size_t i = header_row + 1; i < sheet.rows.size(); ++i)
        if (filled_width(sheet.rows[i]) > 0) table.rows.push_back(row_of(sheet.rows[i], width, static_cast<int>(i) + 1));
    return table;
}

}  // namespace bottega
