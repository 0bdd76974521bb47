#pragma once

// The fields of one line of a document: in a row only with their accessible names ("Row 2, quantity"), in the sheet of a
// phone with their labels.

#include <string_view>

#include "wasm-app/screens/document_edit.hpp"
#include "wasm-app/screens/vat_choices.hpp"

namespace bottega::ui {

struct LinePlace {
    const UiContext& ui;
    DocumentEdit& edit;
    VatChoices& vat;
    std::size_t position;
    bool labelled = false;

    [[nodiscard]] Record& line() const { return edit.lines().at(position); }
};

enum class CellEvent { None, Changed, ProductTaken };

// Typing searches products by code and name; Enter takes one, any other text stays as it is typed. Further lines of the
// text, and notes, are edited beneath it.
CellEvent description_cell(const LinePlace& place, bool focus, bool with_details);
[[nodiscard]] bool has_details(const Record& line);
// One of quantity, unit, unit_price, discount, vat_rate. True when it changed.
bool value_cell(const LinePlace& place, std::string_view field, bool focus);

// "Unit price: required. Discount: …"; empty where nothing is wrong.
[[nodiscard]] std::string line_problems_text(const LinePlace& place);
// The cell of the line that has to be corrected first; empty where nothing is wrong.
[[nodiscard]] std::string first_problem_of_line(const DocumentEdit& edit, std::size_t position);

[[nodiscard]] bool is_item(const Record& line);
[[nodiscard]] std::string first_line_of(const Record& line);

}  // namespace bottega::ui
