#pragma once

// The fields that the person added to the lines of documents: beneath a line, since a row has no room for them.

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "wasm-app/screens/line_cells.hpp"

namespace bottega::ui {

[[nodiscard]] bool has_own_fields(const EntityDef& line_def);
// Whether something was typed into one of them.
[[nodiscard]] bool has_own_values(const Record& line);
// "Colour: red · Pieces: 12"; empty where nothing is in them.
[[nodiscard]] std::string own_fields_text(const UiContext& ui, const Record& line);
// The line as its formulas see it: with the amounts that follow from what is typed.
[[nodiscard]] Record with_amounts(const DocumentEdit& edit, std::size_t position);

// Their editors, a grid. `takes_focus` is asked of each, `drawn` told of each. True when a value changed.
struct OwnFieldsEditor {
    int columns = 2;
    std::function<bool(std::string_view field)> takes_focus;
    std::function<void(std::string_view field)> drawn;
};
bool edit_own_fields(const LinePlace& place, const OwnFieldsEditor& editor);

}  // namespace bottega::ui
