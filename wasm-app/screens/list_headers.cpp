#include <algorithm>
#include <utility>

#include "core/data/choice_list_edit.hpp"
#include "generated/icons.hpp"
#include "wasm-app/kit/widgets.hpp"
#include "wasm-app/screens/custom_fields.hpp"
#include "wasm-app/screens/list_columns.hpp"
#include "wasm-app/screens/list_screen.hpp"

namespace bottega::ui {

// What orders the rows may be a field that is no column: then no header says so.
void ListScreen::show_sorting() {
    std::vector<Sorting> shown;
    for (const Order& order : order_)
        for (std::size_t column = 0; column < fields_.size(); ++column)
            if (def_->fields[fields_[column]].name == order.field) shown.push_back({.column = static_cast<int>(column), .descending = order.descending});
    sorting_ = {};
    if (shown.empty()) return;
    sorting_ = shown.front();
    sorting_.then.assign(shown.begin() + 1, shown.end());
}

void ListScreen::show_layout(ListLayout layout) {
    layout_ = std::move(layout);
    fields_ = list_fields(*def_, look_, layout_);
    rows_.show(fields_, detail_beneath_title(*def_, look_, fields_));
    show_sorting();
    text_runs_ = -1;
}

// Columns that were chosen while a view is open are the view's: the list keeps its own.
void ListScreen::use_layout(const UiContext& ui, ListLayout layout) {
    if (view_ && layout.fields != layout_.fields) view_columns_ = layout.fields;
    show_layout(std::move(layout));
    ListLayout kept = layout_;
    if (view_) kept.fields = list_layout(ui, *def_).fields;
    keep_list_layout(ui, *def_, kept);
}

void ListScreen::order_by_headers(const UiContext& ui) {
    order_.clear();
    const auto add = [&](const Sorting& sorting) {
        if (sorting.column >= 0) order_.push_back({def_->fields[fields_[static_cast<std::size_t>(sorting.column)]].name, sorting.descending});
    };
    add(sorting_);
    for (const Sorting& further : sorting_.then) add(further);
    write_route(ui);
}

// The column follows the mouse, and those before it stay where they are; what it came to is kept when the person lets go.
void ListScreen::follow_resizing(const Resizing& resizing) {
    if (resizing.column < 0) return;
    if (resizing.done) wanted_ = layout_;
    for (int i = 0; i < static_cast<int>(fields_.size()); ++i) {
        if (i > resizing.column && i != pinned_column()) continue;
        const auto index = static_cast<std::size_t>(i);
        const float width = i == resizing.column ? resizing.width : drawn_widths_[index];
        if (width <= 0) continue;  // it was left out for want of room
        columns_[index].width = width;
        columns_[index].stretch = 0;
        if (resizing.done) wanted_->widths[def_->fields[fields_[index]].name] = width;
    }
}

void ListScreen::draw_header_menu(const UiContext& ui, int column, float width) {
    constexpr float step = 40;
    const int last = static_cast<int>(fields_.size()) - 1;
    const bool pinned = column == pinned_column();
    const auto sort = [&](bool descending) {
        sorting_ = {.column = column, .descending = descending};
        order_by_headers(ui);
    };
    const auto widen = [&](float by) { widen_ = {column, std::max(width + by, step), true}; };
    if (menu_item(ui.label("ui.columns.sort_up"), {.icon = icon::arrow_up})) sort(false);
    if (menu_item(ui.label("ui.columns.sort_down"), {.icon = icon::arrow_down})) sort(true);
    menu_separator();
    if (menu_item(ui.label("ui.columns.pin"), {.icon = icon::pin, .checked = pinned, .toggles = true})) pin_column(pinned ? -1 : column);
    if (column > 1 && !pinned && menu_item(ui.label("ui.columns.move_left"), {.icon = icon::arrow_left})) move_column(column, column - 1);
    if (column > 0 && column < last && !pinned && menu_item(ui.label("ui.columns.move_right"), {.icon = icon::arrow_right})) move_column(column, column + 1);
    if (menu_item(ui.label("ui.columns.wider"), {.icon = icon::chevrons_right})) widen(step);
    if (menu_item(ui.label("ui.columns.narrower"), {.icon = icon::chevrons_left})) widen(-step);
    if (column > 0 && menu_item(ui.label("ui.columns.hide"), {.icon = icon::eye_off})) move_column(column, -1);
    menu_separator();
    const FieldDef& field = def_->fields[fields_[static_cast<std::size_t>(column)]];
    rule_switch_.draw_menu(ui, *def_, field);
    if (!why_not_edit(field) && menu_item(ui.label("ui.lists.edit"), {.icon = icon::tags})) ui.navigation.edit_choices(def_->name, field.name);
    menu_separator();
    if (menu_item(ui.label("ui.columns"), {.icon = icon::columns_3})) columns_dialog_.open();
    if (takes_custom_fields(*def_) && menu_item(ui.label("ui.custom_fields.of_list"), {.icon = icon::text_cursor_input})) ui.navigation.go(custom_fields_route(def_->name));
}

int ListScreen::pinned_column() const {
    for (std::size_t column = 0; column < fields_.size(); ++column)
        if (def_->fields[fields_[column]].name == layout_.pinned) return static_cast<int>(column);
    return -1;
}

// -1: none stays.
void ListScreen::pin_column(int column) {
    wanted_ = layout_;
    wanted_->pinned = column < 0 ? std::string() : def_->fields[fields_[static_cast<std::size_t>(column)]].name;
}

// To -1: out of the list.
void ListScreen::move_column(int from, int to) {
    wanted_ = layout_;
    wanted_->fields.clear();
    for (const std::size_t index : fields_) wanted_->fields.push_back(def_->fields[index].name);
    std::string moved = std::move(wanted_->fields[static_cast<std::size_t>(from)]);
    wanted_->fields.erase(wanted_->fields.begin() + from);
    if (to >= 0) wanted_->fields.insert(wanted_->fields.begin() + to, std::move(moved));
}

}  // namespace bottega::ui
