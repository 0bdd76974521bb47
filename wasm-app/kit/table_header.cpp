#include <algorithm>
#include <string>

#include "generated/icons.hpp"
#include "wasm-app/kit/context.hpp"
#include "wasm-app/kit/draw.hpp"
#include "wasm-app/kit/fields.hpp"
#include "wasm-app/kit/overlays.hpp"
#include "wasm-app/kit/table.hpp"

namespace bottega::ui {

using draw::add;
using mirror::Role;

namespace {

draw::Pen header_pen(bool sorted) {
    return draw::pen(TextWeight::Semibold, font_size::small, sorted ? theme().text : theme().text_secondary);
}

}  // namespace

float Table::header_width(std::string_view label) { return draw::text_width(header_pen(false), label); }

const Sorting* Table::sorting_of(int index) const {
    if (!options_.sorting) return nullptr;
    if (options_.sorting->column == index) return options_.sorting;
    for (const Sorting& further : options_.sorting->then)
        if (further.column == index) return &further;
    return nullptr;
}

// With Shift the column is added to those that count already, or turned round among them.
void Table::sort_by(int index) {
    Sorting& sorting = *options_.sorting;
    sorting_changed_ = true;
    if (!ImGui::GetIO().KeyShift || sorting.column < 0 || sorting.column == index) {
        const bool only = sorting.then.empty();
        const bool turn = sorting.column == index && !sorting.descending;
        if (ImGui::GetIO().KeyShift && !only) sorting.descending = !sorting.descending;
        else sorting = {.column = index, .descending = turn};
        return;
    }
    for (Sorting& further : sorting.then) {
        if (further.column != index) continue;
        further.descending = !further.descending;
        return;
    }
    sorting.then.push_back({.column = index});
}

void Table::draw_header() {
    const Theme& t = theme();
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ImVec2 min{frame_.x, frame_.y}, max{frame_.right(), frame_.y + metric::table_header};
    list->AddRectFilled(min, max, t.sunken, metric::card_radius, ImDrawFlags_RoundCornersTop);
    list->AddLine({min.x, max.y - 0.5f}, {max.x, max.y - 0.5f}, t.border);
    const mirror::Scope row(Role::Row, {}, ImGui::GetID("header"), min, max, 0, 1);
    const float scrolled = ImGui::GetStateStorage()->GetFloat(ImGui::GetID("scroll"), 0);
    ImGui::PushClipRect(min, max, true);
    const auto draw_column = [&](int i, float by) {
        const ImVec2 cell = add(min, x_[i] - by, 0);
        ImGui::PushID(i);
        draw_header_cell(i, cell, add(cell, width_[i], metric::table_header));
        draw_header_tools(i, cell, add(cell, width_[i], metric::table_header));
        ImGui::PopID();
    };
    if (has_pinned()) {
        draw_column(options_.pinned, 0);
        ImGui::PopClipRect();
        ImGui::PushClipRect({min.x + pinned_end_, min.y}, max, true);
    }
    for (int i = 0; i < column_count_; ++i)
        if (width_[i] > 0 && !is_pinned(i)) draw_column(i, scrolled);
    ImGui::PopClipRect();
    if (options_.checkboxes) draw_check_all(add(min, has_pinned() ? 0 : -scrolled, 0));
}

void Table::draw_check_all(ImVec2 min) {
    const mirror::Scope cell(Role::ColumnHeader, texts().select_all, ImGui::GetID("check_all"), min,
                             add(min, checkbox_room, metric::table_header));
    bool all = options_.row_count > 0 && options_.checked_count == options_.row_count;
    const float size = bare_checkbox_size();
    ImGui::SetCursorScreenPos(add(min, (checkbox_room - size) / 2, (metric::table_header - size) / 2));
    const bool some = options_.checked_count > 0 && !all;
    if (checkbox(texts().select_all, all, {.mixed = some, .show_label = false})) all_pressed_ = all || some ? 1 : -1;
}

void Table::draw_header_cell(int index, ImVec2 min, ImVec2 max) {
    const Theme& t = theme();
    const draw::Label label(column(index).label);
    const bool right = column(index).align == Align::Right;
    const bool sorts = options_.sorting && column(index).sortable && !label.text.empty();
    const Sorting* order = sorts ? sorting_of(index) : nullptr;
    const bool sorted = order != nullptr;
    draw::Press press;
    if (sorts) {
        ImGui::SetCursorScreenPos(min);
        ImGui::PushItemFlag(ImGuiItemFlags_NoTabStop, index > 0);
        ImGui::SetNextItemAllowOverlap();
        press = draw::press_area(label.id(), {max.x - min.x, max.y - min.y});
        ImGui::PopItemFlag();
    }
    ImDrawList* list = ImGui::GetWindowDrawList();
    if (press.hovered) list->AddRectFilled(add(min, 4, 5), add(max, -4, -6), t.press, 6);
    const draw::Pen ink = header_pen(sorted);
    const float room = max.x - min.x - 2 * cell_side - (sorted ? sorting_mark : 0.0f);
    const float width = std::min(draw::text_width(ink, label.text), room);
    const float x = right ? max.x - cell_side - width : min.x + cell_side;
    draw::text_fitted(list, ink, {x, min.y + (metric::table_header - ink.size) / 2}, label.text, room);
    if (sorted)
        draw::icon(list, order->descending ? icon::arrow_down : icon::arrow_up, 14,
                   {right ? x - 11 : x + width + 11, min.y + metric::table_header / 2}, t.accent_text);
    draw::focus_ring(list, add(min, 5, 6), add(max, -5, -7), 5, press.id);
    if (!sorts) {
        mirror::text(Role::ColumnHeader, label.text, min, max);
        return;
    }
    const std::uint32_t direction = !sorted ? 0 : order->descending ? mirror::state::sort_descending : mirror::state::sort_ascending;
    mirror::item(press.id, Role::ColumnHeader, {.name = label.text}, direction);
    if (press.pressed) sort_by(index);
    if (options_.header_menu && begin_context_menu(label.text)) {
        (*options_.header_menu)(index, max.x - min.x);
        end_menu();
    }
}

// The right edge can be taken hold of. With the keyboard it is the header's menu that does it.
void Table::draw_header_tools(int index, ImVec2 min, ImVec2 max) {
    if (!options_.resizable) return;
    constexpr float reach = 4, narrowest = 60;
    const ImGuiID id = ImGui::GetID("edge");
    ImGui::KeepAliveID(id);  // it is no item: the mirror would tell of a control that only a mouse can use
    bool hovered = false, held = false;
    ImGui::ButtonBehavior({{max.x - reach, min.y}, {max.x + reach, max.y}}, id, &hovered, &held);
    const bool let_go = !held && ImGui::GetCurrentContext()->ActiveIdPreviousFrame == id;
    if (!held && !hovered && !let_go) return;
    ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
    ImGui::GetWindowDrawList()->AddLine({max.x - 0.5f, min.y + 6}, {max.x - 0.5f, max.y - 6}, theme().accent, 2);
    const float width = std::max(ImGui::GetMousePos().x - min.x, narrowest);
    if (held && ImGui::IsMouseDragging(ImGuiMouseButton_Left, 1)) resizing_ = {index, width, false};
    if (let_go) resizing_ = {index, width_[index], true};
}

void Table::draw_phone_sorting() {
    if (!options_.sorting) return;
    const ImVec2 min{frame_.x, frame_.y};
    ImGui::GetWindowDrawList()->AddLine(add(min, 0, 47.5f), add(min, frame_.width, 47.5f), theme().border);
    ImGui::SetCursorScreenPos(add(min, 6, (48 - button_height()) / 2));
    static std::string title;
    title = texts().sort_by;
    const Sorting& sorting = *options_.sorting;
    if (sorting.column >= 0 && sorting.column < column_count_)
        title.append(": ").append(draw::Label(column(sorting.column).label).text);
    title.append("###sort");
    if (!begin_menu_button(title, sorting.descending ? icon::arrow_down : icon::arrow_up, {.kind = ButtonKind::Ghost})) return;
    for (int i = 0; i < column_count_; ++i) {
        if (!column(i).sortable || draw::Label(column(i).label).text.empty()) continue;
        if (menu_item(column(i).label, {.checkable = true, .checked = sorting.column == i})) sort_by(i);
    }
    end_menu();
}

}  // namespace bottega::ui
