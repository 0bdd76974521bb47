#include "core/exchange/row_repair.hpp"

#include <algorithm>

namespace bottega {

namespace {

std::vector<std::string> joined(const CellRow& row, std::size_t from, std::size_t extra, char delimiter) {
    std::vector<std::string> cells(row.cells.begin(), row.cells.begin() + static_cast<std::ptrdiff_t>(from) + 1);
    for (std::size_t i = 1; i <= extra; ++i) cells.back() += delimiter + row.cells[from + i];
    cells.insert(cells.end(), row.cells.begin() + static_cast<std::ptrdiff_t>(from + extra) + 1, row.cells.end());
    return cells;
}

std::vector<std::string> widened(const CellRow& row, std::size_t at, std::size_t missing) {
    std::vector<std::string> cells = row.cells;
    cells.insert(cells.begin() + static_cast<std::ptrdiff_t>(at), missing, std::string());
    return cells;
}

// A cell that begins with a blank was split inside a text ("24, place"): separators are not followed by blanks, unless
// the whole file writes them so, and then all repairs gain alike.
int blanks_gained(const CellRow& row, std::size_t from, std::size_t extra) {
    int gained = 0;
    for (std::size_t i = 1; i <= extra; ++i)
        if (row.cells[from + i].starts_with(' ')) gained += 30;
    return gained;
}

// A text that was split has something on both sides of the separator.
int empty_parts(const CellRow& row, std::size_t from, std::size_t extra) {
    int lost = 0;
    for (std::size_t i = 0; i <= extra; ++i)
        if (row.cells[from + i].empty()) lost += 100;
    return lost;
}

// Dropping what says something is the last thing to propose, as long as it can stand somewhere.
RowRepair cut(const CellRow& row, std::size_t width) {
    RowRepair repair{.kind = RowRepair::Cut, .cells = {row.cells.begin(), row.cells.begin() + static_cast<std::ptrdiff_t>(width)}, .column = width};
    for (std::size_t i = width; i < row.cells.size(); ++i)
        if (!row.cells[i].empty()) repair.fit -= 150;
    return repair;
}

int total_fit(const std::vector<std::string>& cells, const std::vector<ColumnProfile>& profiles) {
    int fit = 0;
    for (std::size_t i = 0; i < cells.size() && i < profiles.size(); ++i) fit += profiles[i].fit(cells[i]);
    return fit;
}

}  // namespace

std::vector<RowRepair> propose_repairs(const CellRow& row, const CellTable& table, const std::vector<ColumnProfile>& profiles) {
    const std::size_t width = table.headers.size(), have = row.cells.size();
    std::vector<RowRepair> repairs;
    if (have > width) {
        for (std::size_t from = 0; from < width; ++from)
            repairs.push_back({RowRepair::Join, joined(row, from, have - width, table.delimiter), from,
                               blanks_gained(row, from, have - width) - empty_parts(row, from, have - width)});
        repairs.push_back(cut(row, width));
    }
    if (have < width)
        for (std::size_t at = 0; at <= have; ++at) repairs.push_back({RowRepair::Fill, widened(row, at, width - have), at, 0});
    for (RowRepair& repair : repairs) repair.fit += total_fit(repair.cells, profiles);
    std::stable_sort(repairs.begin(), repairs.end(), [](const RowRepair& a, const RowRepair& b) { return a.fit > b.fit; });
    return repairs;
}

std::vector<ColumnProfile> learn_columns(const CellTable& table) {
    std::vector<ColumnProfile> profiles(table.headers.size());
    for (const CellRow& row : table.rows) {
        if (row.cells.size() != table.headers.size()) continue;
        for (std::size_t i = 0; i < row.cells.size(); ++i) profiles[i].learn(row.cells[i], row.is_typed(row.cells[i]));
    }
    return profiles;
}

}  // namespace bottega
