// The form in which a list shows its records, and the switch between its forms.
#include <algorithm>

#include "core/data/choice_list_edit.hpp"
#include "generated/icons.hpp"
#include "wasm-app/kit/widgets.hpp"
#include "wasm-app/screens/list_beside.hpp"
#include "wasm-app/screens/list_screen.hpp"

namespace bottega::ui {

namespace {

struct FormLook {
    ListForm form;
    const char *label, *icon;
};
const FormLook form_looks[] = {{ListForm::Table, "ui.shape.table", icon::list},
                               {ListForm::Split, "ui.shape.split", icon::panel_right},
                               {ListForm::Board, "ui.shape.board", icon::square_kanban},
                               {ListForm::Calendar, "ui.shape.calendar", icon::calendar_days}};

ListForm form_named(std::string_view label) {
    for (const FormLook& look : form_looks)
        if (label == look.label) return look.form;
    return ListForm::Table;
}
const char* label_of_form(ListForm form) {
    for (const FormLook& look : form_looks)
        if (form == look.form) return look.label;
    return form_looks[0].label;
}

}  // namespace

// What is kept may not fit any more: a field that is gone.
void ListScreen::read_shape(const UiContext& ui) {
    shape_ = list_shape(ui, *def_);
    if (!offers(shape_.form) && shape_.form != ListForm::Split) shape_.form = ListForm::Table;
    const auto fitting = [](const std::vector<std::string>& fields, const std::string& kept) {
        return std::find(fields.begin(), fields.end(), kept) == fields.end() ? fields.front() : kept;
    };
    if (!board_fields_.empty()) board_.show_by(fitting(board_fields_, shape_.board_field));
    if (!calendar_fields_.empty()) calendar_.show_by(ui, fitting(calendar_fields_, shape_.calendar_field), shape_.calendar_week);
}

void ListScreen::use_shape(const UiContext& ui, ListShape shape) {
    if (shape == shape_) return;
    if (beside_ && shape.form != ListForm::Split) ui.navigation.show_beside({});
    shape_ = std::move(shape);
    if (!shape_.board_field.empty()) board_.show_by(shape_.board_field);
    if (!calendar_.field().empty()) calendar_.show_by(ui, shape_.calendar_field.empty() ? calendar_.field() : shape_.calendar_field, shape_.calendar_week);
    selection_.clear();
    text_runs_ = -1;
    keep_list_shape(ui, *def_, shape_);
}

void ListScreen::show_form(const UiContext& ui, std::string_view label) {
    ListShape shape = shape_;
    shape.form = form_named(label);
    use_shape(ui, std::move(shape));
}

// A record beside its list needs a wide window: where it is not, the list is as if nobody had asked for it.
bool ListScreen::offers(ListForm form) const {
    switch (form) {
        case ListForm::Split: return has_room_beside();
        case ListForm::Board: return !board_fields_.empty();
        case ListForm::Table: return true;
        case ListForm::Calendar: return !calendar_fields_.empty();
    }
    return false;
}

bool ListScreen::has_forms() const { return offers(ListForm::Split) || offers(ListForm::Board) || offers(ListForm::Calendar); }

std::vector<Choice> ListScreen::forms(const UiContext& ui) const {
    std::vector<Choice> choices;
    for (const FormLook& look : form_looks)
        if (offers(look.form)) choices.push_back({.value = look.label, .text = ui.text(look.label), .icon = look.icon});
    return choices;
}

void ListScreen::draw_form_switch(const UiContext& ui) {
    ImGui::SameLine(0, metric::gap);
    ListShape shape = shape_;
    std::string chosen = label_of_form(offers(shape_.form) ? shape_.form : ListForm::Table);
    if (segmented(ui.label("ui.shape"), chosen, forms(ui))) shape.form = form_named(chosen);
    if (!is_table() && has_grouping_menu()) {
        ImGui::SameLine(0, metric::gap);
        const std::string by = ui.field_label(*def_, def_->field(grouping()));
        if (begin_menu_button(ui.text("ui.board.by", {by}) + "###board_by", icon::chevrons_up_down)) {
            draw_grouping_fields(ui, shape);
            end_menu();
        }
    }
    use_shape(ui, std::move(shape));
}

// A phone has no room for all of them side by side.
void ListScreen::draw_form_menu(const UiContext& ui) {
    ImGui::SameLine(0, metric::gap);
    const std::vector<Choice> choices = forms(ui);
    const std::string now = label_of_form(offers(shape_.form) ? shape_.form : ListForm::Table);
    const auto chosen = std::find_if(choices.begin(), choices.end(), [&](const Choice& choice) { return choice.value == now; });
    if (!begin_menu_icon_button(ui.text("ui.shape") + ": " + chosen->text + "###shape", chosen->icon)) return;
    ListShape shape = shape_;
    for (const Choice& choice : choices)
        if (menu_item(choice.text + "###" + choice.value, {.icon = choice.icon, .checkable = true, .checked = choice.value == now})) shape.form = form_named(choice.value);
    if (!is_table() && has_grouping_menu()) {
        menu_separator();
        draw_grouping_fields(ui, shape);
    }
    end_menu();
    use_shape(ui, std::move(shape));
}

bool ListScreen::has_grouping_menu() const { return grouping_fields().size() > 1 || (!grouping().empty() && !why_not_edit(def_->field(grouping()))); }

void ListScreen::draw_grouping_fields(const UiContext& ui, ListShape& shape) {
    for (const std::string& field : grouping_fields()) {
        const std::string label = ui.text("ui.board.by", {ui.field_label(*def_, def_->field(field))}) + "###by_" + field;
        if (menu_item(label, {.checkable = true, .checked = field == grouping()})) (is_calendar() ? shape.calendar_field : shape.board_field) = field;
    }
    const FieldDef& by = def_->field(grouping());
    if (!why_not_edit(by) && menu_item(ui.label("ui.lists.edit"), {.icon = icon::tags})) ui.navigation.edit_choices(def_->name, by.name);
}

void ListScreen::draw_board(const UiContext& ui) {
    const auto draw_menu = [&](const ListRow& row, int position) { draw_row_menu(ui, row, position); };
    const ListBoard::Press press = board_.draw(ui, rows_, title_, draw_menu);
    if (press.focused) focused_ = press.focused;
    if (press.opened) open_row(ui, press.opened);
    if (press.add) create_with(ui, board_.field(), Value(*press.add));
}

void ListScreen::draw_calendar(const UiContext& ui) {
    const auto draw_menu = [&](const ListRow& row, int position) { draw_row_menu(ui, row, position); };
    const ListCalendar::Press press = calendar_.draw(ui, rows_, title_, draw_menu);
    if (press.focused) focused_ = press.focused;
    if (press.opened) open_row(ui, press.opened);
    if (press.add) create_with(ui, calendar_.field(), Value(*press.add));
    if (!press.week || *press.week == shape_.calendar_week) return;
    ListShape shape = shape_;
    shape.calendar_week = *press.week;
    use_shape(ui, std::move(shape));
}

}  // namespace bottega::ui
