#pragma once

#include <string>

#include "tests/ui/support/app_world.hpp"

namespace bottega::test {

// What stands beneath the rows of the list, from left to right: "Totali | 6.100,00 €".
inline std::string totals_row() {
    std::string cells;
    bool inside = false;
    for (const ui::mirror::NodeView& node : ui::mirror::nodes()) {
        if (node.role == Role::Row) inside = node.name == "Totali";
        if (inside && node.role == Role::Cell) cells += (cells.empty() ? "" : " | ") + std::string(node.name);
    }
    return cells;
}

}  // namespace bottega::test
