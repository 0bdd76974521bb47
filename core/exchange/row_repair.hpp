#pragma once

#include "core/exchange/column_profile.hpp"

#include <vector>

namespace bottega {

// A way to bring a row with too many or too few cells to the width of the table. Never applied silently: the row is
// named, the likeliest repair is proposed, the person decides.
struct RowRepair {
    enum Kind { Join, Fill, Cut };
    Kind kind = Join;
    std::vector<std::string> cells;
    std::size_t column = 0;  // where cells were joined (too many) or empty ones put in (too few); cut: the table's width
    int fit = 0;             // how well all cells then look like their columns
};

// All repairs, likeliest first. Too many cells: neighbours joined again with the delimiter that split them, or what stands
// behind the last column dropped.
[[nodiscard]] std::vector<RowRepair> propose_repairs(const CellRow& row, const CellTable& table, const std::vector<ColumnProfile>& profiles);

// What the columns look like in the rows that have the right width.
[[nodiscard]] std::vector<ColumnProfile> learn_columns(const CellTable& table);

}  // namespace bottega
