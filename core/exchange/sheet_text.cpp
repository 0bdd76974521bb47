#include "core/exchange/sheet_text.hpp"

#include "core/base/text.hpp"

#include <algorithm>

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
    std::size_t width = filled_width(sheet.rows[header_row]);
    const std::size_t rows = sheet.rows.size() - header_row - 1;
    for (;; ++width) {
        const auto wider = std::count_if(sheet.rows.begin() + static_cast<std::ptrdiff_t>(header_row) + 1, sheet.rows.end(),
                                         [&](const auto& row) { return filled_width(row) > width; });
        if (static_cast<std::size_t>(wider) * 2 <= rows) return width;
    }
}

CellRow row_of(const std::vector<std::string>& cells, std::size_t width, int line) {
    CellRow row{.cells = {}, .line = line};
    const std::size_t count = std::max(filled_width(cells), width);
    row.cells.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        const std::string_view cell = i < cells.size() ? std::string_view(cells[i]) : std::string_view();
        row.cells.emplace_back(text_of(cell));
        if (kind_of(cell) != CellKind::Text) row.typed.push_back(row.cells.back());
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
    constexpr std::size_t looked_at = 30;
    const std::size_t rows = std::min(sheet.rows.size(), looked_at);
    std::size_t widest = 0;
    for (std::size_t i = 0; i < rows; ++i) {
        const auto headers = std::count_if(sheet.rows[i].begin(), sheet.rows[i].end(), looks_like_a_header);
        widest = std::max(widest, static_cast<std::size_t>(headers));
    }
    for (std::size_t i = 0; i < rows; ++i) {
        const auto headers = static_cast<std::size_t>(std::count_if(sheet.rows[i].begin(), sheet.rows[i].end(), looks_like_a_header));
        if (headers > 0 && headers * 2 > widest) return i;
    }
    return 0;
}

Result<CellTable> table_of_sheet(const Sheet& sheet, std::size_t header_row) {
    if (header_row >= sheet.rows.size() || filled_width(sheet.rows[header_row]) == 0) return Issue{.message = "issue.sheet_empty", .args = {sheet.name}};
    CellTable table;
    const std::size_t width = table_width(sheet, header_row);
    const std::vector<std::string>& headers = sheet.rows[header_row];
    for (std::size_t i = 0; i < width; ++i) {
        const bool is_named = i < headers.size() && is_filled(headers[i]);
        table.headers.push_back(is_named ? std::string(trim(text_of(headers[i]))) : column_letters(i));
    }
    for (std::size_t i = header_row + 1; i < sheet.rows.size(); ++i)
        if (filled_width(sheet.rows[i]) > 0) table.rows.push_back(row_of(sheet.rows[i], width, static_cast<int>(i) + 1));
    return table;
}

}  // namespace bottega
