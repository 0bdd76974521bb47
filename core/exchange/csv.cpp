#include "core/exchange/csv.hpp"

#include "core/base/text.hpp"
#include "core/exchange/column_profile.hpp"
#include "core/exchange/table_limits.hpp"

#include <algorithm>
#include <map>

namespace bottega {

namespace {

constexpr std::size_t longest_cell = 1'000'000;

class CsvReader {
public:
    CsvReader(std::string_view text, char delimiter) : text_(text), delimiter_(delimiter) {}

    // False at the end of the text.
    bool read_row(CellRow& row) {
        row.cells.clear();
        row.line = line_;
        if (at_ >= text_.size()) return false;
        for (;;) {
            row.cells.push_back(read_cell());
            if (at_ >= text_.size()) return true;
            const char stop = text_[at_++];
            if (stop == delimiter_) continue;
            if (stop == '\r' && at_ < text_.size() && text_[at_] == '\n') ++at_;
            ++line_;
            return true;
        }
    }
    [[nodiscard]] int open_quote_line() const { return open_quote_line_; }

private:
    [[nodiscard]] bool at_stop() const { return at_ >= text_.size() || text_[at_] == delimiter_ || text_[at_] == '\n' || text_[at_] == '\r'; }

    std::string read_cell() {
        std::string cell;
        if (at_ < text_.size() && text_[at_] == '"') read_quoted(cell);
        while (!at_stop()) cell += text_[at_++];
        return cell;
    }

    void read_quoted(std::string& cell) {
        const int opened = line_;
        ++at_;
        while (at_ < text_.size()) {
            const char c = text_[at_++];
            if (c == '"') {
                if (at_ >= text_.size() || text_[at_] != '"') return;
                ++at_;
            }
            if (c == '\n') ++line_;
            if (c != '\r') cell += c;
        }
        open_quote_line_ = opened;
    }

    std::string_view text_;
    char delimiter_;
    std::size_t at_ = 0;
    int line_ = 1;
    int open_quote_line_ = 0;
};

// How evenly a sign splits the first rows: rows with the most usual count above one, weighted by that count. Decimal
// commas split rows evenly too, but not the headers above them.
std::size_t evenness(std::string_view text, char delimiter) {
    constexpr int looked_at = 50;
    CsvReader reader(text, delimiter);
    CellRow row;
    std::map<std::size_t, std::size_t> counts;
    std::size_t headers = 0;
    for (int i = 0; i < looked_at && reader.read_row(row); ++i) {
        if (i == 0) headers = row.cells.size();
        if (row.cells.size() > 1) ++counts[row.cells.size()];
    }
    std::size_t best = 0;
    for (const auto& [cells, rows] : counts) best = std::max(best, (rows * 100 + cells) / (cells == headers ? 1 : 4));
    return best;
}

bool is_empty_row(const CellRow& row) {
    return std::all_of(row.cells.begin(), row.cells.end(), [](const std::string& cell) { return is_blank(cell); });
}

// Spreadsheets write "sep=;" before the headers.
bool says_delimiter(std::string_view text) { return text.size() > 5 && fold(text.substr(0, 4)) == "sep=" && (text[5] == '\r' || text[5] == '\n'); }

std::string_view without_mark(std::string_view text) { return text.starts_with("\xEF\xBB\xBF") ? text.substr(3) : text; }

}  // namespace

char detect_delimiter(std::string_view text) {
    text = without_mark(text);
    if (says_delimiter(text)) return text[4];
    char best = ',';
    std::size_t most = 0;
    for (const char candidate : {',', ';', '\t', '|'}) {
        const std::size_t even = evenness(text, candidate);
        if (even > most) {
            most = even;
            best = candidate;
        }
    }
    return best;
}

std::size_t likely_header_row(const std::vector<std::size_t>& texts) {
    const std::size_t most = texts.empty() ? 0 : *std::max_element(texts.begin(), texts.end());
    for (std::size_t row = 0; row < texts.size(); ++row)
        if (texts[row] > 0 && texts[row] * 2 > most) return row;
    return 0;
}

std::string beginning_of(const std::vector<std::string>& cells) {
    constexpr std::size_t most_cells = 4, most_characters = 30;
    std::vector<std::string> shown;
    for (const std::string& cell : cells)
        if (!is_blank(cell) && shown.size() < most_cells) shown.push_back(truncate(clean_header(cell), most_characters));
    return join(shown, " · ");
}

namespace {

// A header is a word; a number or a day is what stands beneath it.
bool looks_like_a_word(const std::string& cell) {
    return !is_blank(cell) && !parse_foreign_number(cell, DecimalSign::Point) && !parse_foreign_number(cell, DecimalSign::Comma) &&
           !parse_foreign_date(cell, DateOrder::DayMonthYear);
}

std::size_t header_row_of(const std::vector<CellRow>& rows, std::optional<int> line) {
    std::vector<std::size_t> words;
    for (std::size_t i = 0; i < std::min(rows.size(), header_rows_looked_at); ++i) {
        if (line && rows[i].line == *line) return i;
        words.push_back(static_cast<std::size_t>(std::count_if(rows[i].cells.begin(), rows[i].cells.end(), looks_like_a_word)));
    }
    return likely_header_row(words);
}

void take_headers(CellTable& table, std::size_t header_row) {
    for (std::size_t i = 0; i < std::min(table.rows.size(), header_rows_looked_at); ++i)
        table.beginnings.emplace_back(table.rows[i].line, beginning_of(table.rows[i].cells));
    table.header_line = table.rows[header_row].line;
    for (const std::string& cell : table.rows[header_row].cells) table.headers.push_back(clean_header(cell));
    table.rows.erase(table.rows.begin(), table.rows.begin() + static_cast<std::ptrdiff_t>(header_row) + 1);
}

}  // namespace

Result<CellTable> parse_csv(std::string_view text, char delimiter, std::optional<int> header_line) {
    text = without_mark(text);
    CsvReader reader(text, delimiter);
    CellTable table;
    table.delimiter = delimiter;
    CellRow row;
    if (says_delimiter(text)) reader.read_row(row);
    while (reader.read_row(row)) {
        if (is_empty_row(row)) continue;
        for (const std::string& cell : row.cells)
            if (cell.size() > longest_cell) return Issue{.message = "issue.csv_cell_too_long", .args = {std::to_string(row.line)}};
        if (const auto issue = table_limit(table.rows.size(), row.cells.size())) return *issue;
        table.rows.push_back(std::move(row));
    }
    if (reader.open_quote_line() > 0) return Issue{.message = "issue.csv_open_quote", .args = {std::to_string(reader.open_quote_line())}};
    if (table.rows.empty()) return Issue{.message = "issue.csv_empty"};
    take_headers(table, header_row_of(table.rows, header_line));
    return table;
}

}  // namespace bottega
