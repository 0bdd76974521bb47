// The lines of a document on a phone: a card each, and the sheet it opens.

#include "core/data/custom_field.hpp"
#include "generated/icons.hpp"
#include "imgui.h"
#include "wasm-app/kit/columns.hpp"
#include "wasm-app/kit/context.hpp"
#include "wasm-app/kit/dialog_contents.hpp"
#include "wasm-app/kit/list_row.hpp"
#include "wasm-app/kit/widgets.hpp"
#include "wasm-app/screens/lines_editor.hpp"
#include "wasm-app/screens/lines_own_fields.hpp"
#include "wasm-app/screens/lines_view.hpp"
#include "wasm-app/screens/record_form.hpp"

namespace bottega::ui {

namespace fields = documents::document_line;

namespace {

bool has_problem(const LinePlace& place) {
    const std::string at = "lines." + std::to_string(place.position);
    for (const Issue& issue : place.edit.issues())
        if (issue.field == at || issue.field.starts_with(at + ".")) return true;
    return false;
}

}  // namespace

bool LinesEditor::go_to_problem(const DocumentEdit& edit) {
    for (std::size_t position = 0; position < edit.lines().count(); ++position) {
        const std::string field = first_problem_of_line(edit, position);
        if (field.empty()) continue;
        wanted_line_ = edit.lines().key(position);
        wanted_cell_ = field;
        if (field.starts_with(custom_column_prefix)) opened_.insert(wanted_line_);
        sheet_line_ = cards_ ? wanted_line_ : 0;
        sheet_open_ = cards_;
        host().wake(4);
        return true;
    }
    return false;
}

void LinesEditor::draw_card(const LinePlace& place) {
    const UiContext& ui = place.ui;
    const Record& line = place.line();
    std::string title = first_line_of(line);
    if (title.empty()) title = ui.text("ui.document.empty_line");
    const std::string detail = is_item(line) ? line_detail_text(ui, line, vat_) : ui.text(line.def().name + ".kind." + line.text(fields::kind));
    const Money amount = place.edit.figures().totals.lines_by_position[place.position].typed;
    const std::string sum = is_item(line) ? ui.locale.money(amount, MoneyStyle::Bare) : std::string();
    const std::string wrong = has_problem(place) ? ui.text("ui.document.to_correct") : std::string();
    const std::string name = ui.text("ui.document.cell", {std::to_string(place.position + 1), title});
    bounds_.push_back({0, 0});
    if (!list_row(name + "###card", {.detail = detail, .amount = sum, .pill = wrong, .tone = Tone::Bad})) return;
    sheet_line_ = place.edit.lines().key(place.position);
    sheet_open_ = true;
}

void LinesEditor::draw_sheet(const LinePlace& place) {
    const UiContext& ui = place.ui;
    const std::string title = ui.text("ui.document.line", {std::to_string(place.position + 1)});
    if (!begin_dialog(title + "###line_sheet", sheet_open_)) {
        if (!sheet_open_) sheet_line_ = 0;
        return;
    }
    const int key = place.edit.lines().key(place.position);
    begin_dialog_contents();
    if (description_cell(place, take_focus(key, "description"), is_item(place.line())) != CellEvent::None) changed_ = true;
    if (is_item(place.line())) {
        CardRow row(2, 120);
        for (const std::string_view field : {fields::quantity.name, fields::unit.name, fields::unit_price.name, fields::discount.name}) {
            row.next();
            if (value_cell(place, field, take_focus(key, field))) changed_ = true;
        }
    }
    if (is_item(place.line()) && value_cell(place, fields::vat_rate.name, take_focus(key, fields::vat_rate.name))) changed_ = true;
    if (is_item(place.line()) && has_own_fields(place.line().def())) edit_own_fields_of(place, 1);
    end_dialog_contents();
    draw_sheet_buttons(place);
    end_dialog();
}

void LinesEditor::draw_sheet_buttons(const LinePlace& place) {
    const UiContext& ui = place.ui;
    const int key = place.edit.lines().key(place.position);
    space(4);
    const bool first = place.position == 0, last = place.position + 1 == place.edit.lines().count();
    if (icon_button(ui.label("ui.document.move_up"), icon::arrow_up, {.disabled = first})) {
        move_line_ = key;
        move_by_ = -1;
    }
    ImGui::SameLine();
    if (icon_button(ui.label("ui.document.move_down"), icon::arrow_down, {.disabled = last})) {
        move_line_ = key;
        move_by_ = 1;
    }
    ImGui::SameLine();
    if (icon_button(ui.label("ui.document.delete_line"), icon::trash_2, {.tone = Tone::Bad})) {
        remove_line_ = key;
        sheet_open_ = false;
    }
    ImGui::SameLine();
    const std::string done = ui.label("ui.document.line_done");
    ImGui::SetCursorPosX(ImGui::GetCursorPosX() + std::max(0.0f, ImGui::GetContentRegionAvail().x - button_width(done, true)));
    if (primary_button(done, icon::check)) sheet_open_ = false;
}

}  // namespace bottega::ui
