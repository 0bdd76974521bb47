#include "core/exchange/csv.hpp"

#include "core/base/text.hpp"

#include <algorithm>
#include <map>

namespace bottega {

namespace {

constexpr std::size_t most_rows = 1'000'000;
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

Result<CellTable> parse_csv(std::string_view text, char delimiter) {
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
        if (table.headers.empty()) {
            for (const std::string& cell : row.cells) table.headers.emplace_back(trim(cell));
            continue;
        }
        if (table.rows.size() >= most_rows) return Issue{.message = "issue.csv_too_many_rows", .args = {std::to_string(most_rows)}};
        table.rows.push_back(std::move(row));
    }
    if (reader.open_quote_line() > 0) return Issue{.message = "issue.csv_open_quote", .args = {std::to_string(reader.open_quote_line())}};
    if (table.headers.empty()) return Issue{.message = "issue.csv_empty"};
    return table;
}

}  // namespace bottega
