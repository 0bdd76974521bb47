// A list and its folders: beside one another, and what is dragged from the one into the other.
#include <algorithm>

#include "generated/icons.hpp"
#include "imgui_internal.h"
#include "wasm-app/kit/widgets.hpp"
#include "wasm-app/screens/list_screen.hpp"

namespace bottega::ui {

namespace {

constexpr float folders_width = 232, least_list_beside_folders = 620;

}  // namespace

void ListScreen::draw_within_folder(const UiContext& ui) {
    const ImVec2 at = ImGui::GetCursorScreenPos(), room = ImGui::GetContentRegionAvail();
    const float gap = page_padding();
    folders_.place(!is_narrow() && room.x >= folders_width + gap + least_list_beside_folders, is_narrow());
    const bool beside = folders_.is_beside();
    if (beside) {
        folders_.draw_beside(ui, {at.x, at.y, folders_width, room.y});
        follow_folders(ui);
        begin_region(mirror::Role::Region, title_ + "###in_folder", {at.x + folders_width + gap, at.y, room.x - folders_width - gap, room.y});
    } else {
        follow_folders(ui);
        if (folders_.has_line()) folders_.draw_line(ui);
    }
    draw_bar(ui);
    if (text_runs_ < 0) prepare(ui);  // another view or filter was chosen above: its columns, not those of before
    follow_keys(ui);
    draw_records(ui);
    if (beside) end_region();
    folders_.follow_drag(ui);
}

void ListScreen::draw_bar(const UiContext& ui) {
    const float top = ImGui::GetCursorPosY();
    if (selection_.empty()) {
        draw_filters(ui);
        filters_height_ = ImGui::GetCursorPosY() - top;
        return;
    }
    bulk_.draw_bar(ui, selection_, rows_.ids(ui));
    ImGui::SetCursorPosY(std::max(ImGui::GetCursorPosY(), top + filters_height_));
    export_chosen(ui);
    if (bulk_.take_move()) folders_.ask_where(selection_.records(rows_.ids(ui)));
}

void ListScreen::draw_records(const UiContext& ui) {
    if (is_calendar()) draw_calendar(ui);
    else if (count_ == 0) draw_empty(ui);
    else if (is_board()) draw_board(ui);
    else draw_table(ui);
}

void ListScreen::follow_folders(const UiContext& ui) {
    if (!folders_.take_change()) return;
    text_runs_ = -1;
    write_route(ui);
}

// The row drawn last, or all that are chosen with it.
void ListScreen::drag_row(const UiContext& ui, const ListRow& row) {
    const bool drags = folders_.is_beside() && !ui.host.is_touch() && ImGui::IsItemActive() && ImGui::IsMouseDragging(ImGuiMouseButton_Left, 6);
    if (!drags || folders_.is_dragging()) return;
    if (!selection_.contains(row.id)) return folders_.lift({row.id}, row.name);
    folders_.lift(selection_.records(rows_.ids(ui)), ui.catalogue.plural("ui.bulk.chosen", selection_.count(), {ui.locale.integer(selection_.count())}));
}

void ListScreen::draw_folder_entry(const UiContext& ui, const ListRow& row) {
    if (!folders_.possible()) return;
    const std::string label = ui.text(def_->field(def_->folder_field).target + ".move") + "###move_to_folder";
    if (!menu_item(label, {.icon = icon::folder_input})) return;
    folders_.ask_where(selection_.contains(row.id) ? selection_.records(rows_.ids(ui)) : std::vector<RecordId>{row.id});
}

// From the top of the page to the folders and to the rows.
bool ListScreen::go_to_part(bool forwards) {
    const auto is_there = [&](int part) { return part == Top || (part == FolderTree && folders_.is_beside()) || (part == Rows && is_table() && count_ > 0); };
    int next = part_;
    do next += forwards ? 1 : -1;
    while (next > Top && next < Parts && !is_there(next));
    part_ = next <= Top || next >= Parts ? Top : next;
    if (part_ == Top) return false;
    if (part_ == FolderTree) folders_.take_focus();
    else focus_rows_ = true;
    ImGui::GetCurrentContext()->NavId = 0;
    ImGui::SetNavCursorVisible(true);
    return true;
}

}  // namespace bottega::ui
