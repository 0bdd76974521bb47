#pragma once

// The lines of a document, edited in place: product search while typing, Enter for the next line, moving by drag and by
// Alt with the arrow keys. In a narrow page each line is a card that opens a sheet.

#include <map>
#include <set>
#include <string>
#include <vector>

#include "wasm-app/screens/line_cells.hpp"

namespace bottega::ui {

class LinesEditor {
public:
    void draw(const UiContext& ui, DocumentEdit& edit);
    // Before drawing: the first cell with a problem takes the focus. False where no line has one.
    bool go_to_problem(const DocumentEdit& edit);

private:
    struct RowBounds {
        float top, bottom;
    };
    struct Layout;

    [[nodiscard]] static Layout layout_of(float room);
    void draw_captions(const UiContext& ui, const DocumentEdit& edit, const Layout& layout);
    void draw_row(const LinePlace& place, const Layout& layout);
    float draw_values(const LinePlace& place, const Layout& layout, ImVec2 at);
    void draw_amount(const LinePlace& place, ImVec2 at, float width);
    void draw_own_fields(const LinePlace& place);
    void edit_own_fields_of(const LinePlace& place, int columns);
    void draw_handle(const LinePlace& place, ImVec2 at);
    void draw_menu(const LinePlace& place);
    void draw_card(const LinePlace& place);
    void draw_sheet(const LinePlace& place);
    void draw_sheet_buttons(const LinePlace& place);
    void draw_add_buttons(const UiContext& ui, DocumentEdit& edit);
    void draw_problems(const LinePlace& place);

    void note_focus(int key, std::string_view field);
    void follow_keys(const LinePlace& place);
    void follow_drag(const UiContext& ui, DocumentEdit& edit);
    void apply(const UiContext& ui, DocumentEdit& edit);
    void add_line(const UiContext& ui, DocumentEdit& edit, std::size_t position, const std::string& kind);
    [[nodiscard]] bool take_focus(int key, std::string_view field);

    VatChoices vat_;
    std::vector<RowBounds> bounds_;
    std::map<int, float> heights_;
    std::set<int> opened_;  // lines whose own fields are shown
    // What has the focus, and what is to have it in the next frame.
    int focused_line_ = 0, wanted_line_ = 0;
    std::string focused_cell_, wanted_cell_, cell_now_;
    int line_now_ = 0;
    int dragged_line_ = 0, sheet_line_ = 0, detailed_line_ = 0;
    bool sheet_open_ = false, changed_ = false, cards_ = false;
    // Asked for while drawing, done after it.
    int remove_line_ = 0, move_line_ = 0, move_by_ = 0, copy_line_ = 0, insert_after_ = 0;
};

}  // namespace bottega::ui
