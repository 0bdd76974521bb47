// The cells of a list: walked through with the arrows, edited where they stand.
#include <algorithm>
#include <utility>

#include "generated/icons.hpp"
#include "imgui_internal.h"
#include "wasm-app/kit/draw.hpp"
#include "wasm-app/kit/widgets.hpp"
#include "wasm-app/screens/list_screen.hpp"

namespace bottega::ui {

void ListScreen::follow_cells(const UiContext& ui, Table& table, const ListRow& row, bool focused) {
    if (cell_editor_.record() == row.id) return draw_cell_editor(ui, table, row);
    if (focused && ImGui::GetCurrentContext()->NavCursorVisible) walk_cells(ui, table, row);
    draw_pencil(ui, table, row);
}

// Right and Left go from cell to cell, beyond the first back to the row; F2 edits.
void ListScreen::walk_cells(const UiContext& ui, const Table& table, const ListRow& row) {
    const int count = static_cast<int>(fields_.size());
    if (cell_ >= count) cell_ = -1;
    if (ImGui::IsPopupOpen(nullptr, ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel)) return;
    if (const int step = ImGui::IsKeyPressed(ImGuiKey_RightArrow) - ImGui::IsKeyPressed(ImGuiKey_LeftArrow); step != 0) {
        int next = cell_ + step;
        while (next >= 0 && next < count && table.drawn_width(next) <= 0) next += step;
        const int before = std::exchange(cell_, next < count ? std::max(next, -1) : cell_);
        if (cell_ >= 0 && cell_ != before) {
            const auto index = static_cast<std::size_t>(cell_);
            const std::string& value = index == 0 ? row.name : row.cells[index].text;
            mirror::announce(ui.field_label(*def_, def_->fields[fields_[index]]) + ": " + value);
            table.scroll_to(cell_);
        }
        ImGui::NavMoveRequestCancel();
        ui.host.wake();
    }
    if (cell_ >= 0) {
        const Rect cell = table.cell_at(cell_);
        ImGui::GetWindowDrawList()->AddRect({cell.x + 3, cell.y + 4}, {cell.right() - 3, cell.bottom() - 5}, theme().focus, 5, 0, 1.5f);
    }
    if (ImGui::IsKeyPressed(ImGuiKey_F2, false)) edit_cell(ui, row.id, cell_ >= 0 ? cell_ : std::max(next_cell(ui, row.id, -1, 1), 0));
}

// The next cell that can be edited, or -1.
int ListScreen::next_cell(const UiContext& ui, RecordId id, int column, int step) const {
    const auto record = ui.store().find(def_->name, id);
    if (!record) return -1;
    for (int next = column + step; next >= 0 && next < static_cast<int>(fields_.size()); next += step) {
        const auto index = static_cast<std::size_t>(next);
        const bool drawn = index < drawn_widths_.size() && drawn_widths_[index] > 0;
        if (drawn && why_not_edit_cell(ui, *record, def_->fields[fields_[index]]).empty()) return next;
    }
    return -1;
}

void ListScreen::edit_cell(const UiContext& ui, RecordId id, int column) {
    auto record = ui.store().find(def_->name, id);
    if (!record) return;
    const std::size_t field = fields_[static_cast<std::size_t>(column)];
    const std::string why_not = why_not_edit_cell(ui, *record, def_->fields[field]);
    cell_ = column;
    if (!why_not.empty())
        return show_toast({.text = ui.text("ui.cell.not_here", {ui.field_label(*def_, def_->fields[field]), why_not}), .tone = Tone::Warn});
    cell_editor_.open(std::move(*record), field, column);
    ui.host.wake(3);
}

// Where the mouse is over a cell that can be edited. It is no item: a press of the row opens the record, and the keyboard
// has F2.
void ListScreen::draw_pencil(const UiContext& ui, Table& table, const ListRow& row) {
    const ImVec2 pointer = ImGui::GetMousePos();
    const ImGuiID id = ImGui::GetID("pencil"), active = ImGui::GetActiveID();
    const bool over_row = !ui.host.is_touch() && !cell_editor_.is_open() && !folders_.is_dragging() && (active == 0 || active == id) &&
                          ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem) && ImGui::IsMousePosValid();
    const int column = over_row ? table.column_at(pointer.x) : -1;
    if (column < 0) return;
    const Rect cell = table.cell_at(column);
    if (pointer.y < cell.y || pointer.y >= cell.bottom() || cell.width < 60) return;
    const FieldDef& field = def_->fields[fields_[static_cast<std::size_t>(column)]];
    const bool likely = is_written_by_hand(field) && field.type != FieldType::LongText && field.format != TextFormat::File && !ui.registry.record_screen(def_->name);
    if (!likely && !ui.registry.choice_step(def_->name, field.name)) return;
    constexpr float size = 26;
    const bool at_left = columns_[static_cast<std::size_t>(column)].align == Align::Right;
    const ImVec2 min{at_left ? cell.x + 2 : cell.right() - size - 4, cell.y + (cell.height - size) / 2}, max = draw::add(min, size, size);
    // It comes when the pointer has rested on the row, and never beneath it: a press meant for the row would fall on it.
    constexpr double rest = 0.25;  // seconds
    if (pencil_row_ != row.id) {
        if (ImRect(min, max).Contains(pointer)) return;
        pencil_row_ = row.id;
        pencil_since_ = ImGui::GetTime();
    }
    if (const double left = pencil_since_ + rest - ImGui::GetTime(); left > 0) return ui.host.wake_in(left * 1000);
    ImGui::KeepAliveID(id);
    bool hovered = false, held = false;
    const bool pressed = ImGui::ButtonBehavior({min, max}, id, &hovered, &held);
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddRectFilled(min, max, hovered ? theme().press : theme().surface, 6);
    list->AddRect(min, max, theme().border, 6);
    draw::icon(list, icon::pencil, 14, draw::add(min, size / 2, size / 2), theme().text_secondary);
    if (hovered) tooltip(ui.text("ui.cell.edit", {ui.field_label(*def_, field)}));
    if (pressed) edit_cell(ui, row.id, column);
}

void ListScreen::draw_cell_editor(const UiContext& ui, Table& table, const ListRow& row) {
    constexpr float least_editor = 190;
    const int column = cell_editor_.column();
    using Wish = CellEditor::Wish;
    table.begin_editor(column, least_editor);
    const Wish wish = cell_editor_.draw(ui);
    table.end_editor();
    if (wish == Wish::Stay) return;
    if (wish == Wish::GiveUp) {
        cell_editor_.close();
        forget_unreadable_input();
        row_to_focus_ = row.id;
        return;
    }
    const int next = wish == Wish::Save ? -1 : next_cell(ui, row.id, column, wish == Wish::Next ? 1 : -1);
    if (!cell_editor_.save(ui, row.name)) return;
    if (next >= 0) edit_cell(ui, row.id, next);
    else if (!ImGui::IsMouseClicked(ImGuiMouseButton_Left)) row_to_focus_ = row.id;
}

void ListScreen::draw_cell_entry(const UiContext& ui, const ListRow& row) {
    const int column = menu_cell_;
    if (!is_table() || is_narrow() || column < 0 || column >= static_cast<int>(fields_.size())) return;
    const FieldDef& field = def_->fields[fields_[static_cast<std::size_t>(column)]];
    const auto record = ui.store().find(def_->name, row.id);
    if (!record || !why_not_edit_cell(ui, *record, field).empty()) return;
    if (menu_item(ui.text("ui.cell.edit", {ui.field_label(*def_, field)}) + "###edit_cell", {.icon = icon::pencil, .shortcut = ui.host.is_touch() ? "" : "F2"}))
        edit_cell(ui, row.id, column);
}

}  // namespace bottega::ui
