#include "wasm-app/screens/lines_editor.hpp"

#include "generated/icons.hpp"
#include "imgui_internal.h"
#include "wasm-app/kit/amount_text.hpp"
#include "wasm-app/kit/columns.hpp"
#include "wasm-app/kit/drag_handle.hpp"
#include "wasm-app/kit/list_row.hpp"
#include "wasm-app/kit/widgets.hpp"
#include "wasm-app/screens/lines_own_fields.hpp"
#include "wasm-app/screens/record_form.hpp"

namespace bottega::ui {

namespace fields = documents::document_line;

namespace {

constexpr float cell_gap = 6, handle_width = 26, menu_width = 38, amount_width = 104;
constexpr float quantity_width = 84, unit_width = 80, price_width = 112, discount_width = 88, rate_width = 100;
constexpr float least_wide = 860, least_medium = 520;

struct ValueColumn {
    std::string_view field;
    float width;
    bool is_number = false;
};
constexpr ValueColumn value_columns[] = {{"quantity", quantity_width, true}, {"unit", unit_width}, {"unit_price", price_width, true},
                                         {"discount", discount_width}, {"vat_rate", rate_width}};
constexpr float values_width = quantity_width + unit_width + price_width + discount_width + rate_width + 5 * cell_gap;

}  // namespace

// Wide: all cells in one row. Medium: the description above, the values beneath. Cards on a phone.
struct LinesEditor::Layout {
    enum Kind { Wide, Medium, Cards } kind;
    float room, description;
};

LinesEditor::Layout LinesEditor::layout_of(float room) {
    const float around = handle_width + amount_width + menu_width + 2 * cell_gap;
    if (is_phone() || room < least_medium) return {Layout::Cards, room, room};
    if (room < least_wide) return {Layout::Medium, room, room - around - cell_gap};
    return {Layout::Wide, room, room - around - values_width - cell_gap};
}

void LinesEditor::draw(const UiContext& ui, DocumentEdit& edit) {
    vat_.refresh(ui, edit.header().get(documents::document::issued_on).value_or(ui.session.today));
    const Layout layout = layout_of(ImGui::GetContentRegionAvail().x);
    cards_ = layout.kind == Layout::Cards;
    bounds_.clear();
    cell_now_.clear();
    line_now_ = 0;
    changed_ = false;
    if (layout.kind == Layout::Wide) draw_captions(ui, edit, layout);
    for (std::size_t position = 0; position < edit.lines().count(); ++position) {
        const LinePlace place{ui, edit, vat_, position};
        const int key = edit.lines().key(position);
        ImGui::PushID(key);
        if (layout.kind == Layout::Cards) draw_card(place);
        else draw_row(place, layout);
        if (sheet_line_ == key) draw_sheet({ui, edit, vat_, position, true});
        ImGui::PopID();
    }
    focused_line_ = line_now_;
    focused_cell_ = cell_now_;
    draw_add_buttons(ui, edit);
    follow_drag(ui, edit);
    apply(ui, edit);
    if (changed_) edit.lines_changed(ui);
}

void LinesEditor::draw_captions(const UiContext& ui, const DocumentEdit& edit, const Layout& layout) {
    const std::string entity(documents::document_kind(edit.stored().def().name).line_entity);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    float x = at.x + handle_width;
    const auto caption = [&](std::string_view field, float width, bool number) {
        const std::string text = ui.text(entity + "." + std::string(field));
        ImGui::SetCursorScreenPos({x + 2, at.y});
        if (number) amount_text(text, width - 6, AmountStyle::Caption);
        else label(text, TextStyle::Caption, width - 4);
        x += width + cell_gap;
    };
    caption("description", layout.description, false);
    for (const ValueColumn& column : value_columns) caption(column.field, column.width, column.is_number);
    x = at.x + layout.room - menu_width - amount_width - cell_gap;
    caption("amount", amount_width + 4, true);
    ImGui::SetCursorScreenPos(at);
    ImGui::Dummy({layout.room, font_size::extra_small + 2});
}

void LinesEditor::draw_row(const LinePlace& place, const Layout& layout) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const int key = place.edit.lines().key(place.position);
    const float height = heights_[key] > 0 ? heights_[key] : field_height();
    if (dragged_line_ == key)
        ImGui::GetWindowDrawList()->AddRectFilled({at.x - 6, at.y - 3}, {at.x + layout.room + 6, at.y + height + 3},
                                                  theme().accent_soft, metric::button_radius);
    const std::string name = place.ui.text("ui.document.line", {std::to_string(place.position + 1)});
    const mirror::Scope scope(mirror::Role::Group, name, ImGui::GetID("row"), at, {at.x + layout.room, at.y + height});
    follow_keys(place);
    draw_handle(place, at);
    const bool item = is_item(place.line());
    float bottom = at.y + field_height();
    const float whole = layout.room - handle_width - menu_width - cell_gap;
    ImGui::SetCursorScreenPos({at.x + handle_width, at.y});
    begin_column(item ? layout.description : whole);
    const CellEvent event = description_cell(place, take_focus(key, "description"), detailed_line_ == key);
    if (event != CellEvent::None) changed_ = true;
    if (event == CellEvent::ProductTaken) {
        wanted_line_ = key;
        wanted_cell_ = "quantity";
    }
    note_focus(key, "description");
    bottom = std::max(bottom, end_column());
    if (item) {
        const bool wide = layout.kind == Layout::Wide;
        const ImVec2 values = wide ? ImVec2(at.x + handle_width + layout.description + cell_gap, at.y)
                                   : ImVec2(at.x + handle_width, bottom + cell_gap);
        bottom = std::max(bottom, draw_values(place, layout, values));
        draw_amount(place, {at.x + layout.room - menu_width - amount_width - cell_gap, at.y}, amount_width);
    }
    if (item && has_own_fields(place.line().def())) {
        ImGui::SetCursorScreenPos({at.x + handle_width, bottom + 2});
        begin_column(whole);
        draw_own_fields(place);
        bottom = end_column();
    }
    ImGui::SetCursorScreenPos({at.x + layout.room - icon_button_size(), at.y + (field_height() - icon_button_size()) / 2});
    draw_menu(place);
    heights_[key] = bottom - at.y;
    bounds_.push_back({at.y, bottom});
    ImGui::SetCursorScreenPos(at);
    ImGui::Dummy({layout.room, bottom - at.y + (layout.kind == Layout::Medium ? 10.0f : 4.0f)});
    draw_problems(place);
}

float LinesEditor::draw_values(const LinePlace& place, const Layout&, ImVec2 at) {
    const int key = place.edit.lines().key(place.position);
    float x = at.x, bottom = at.y;
    for (const ValueColumn& column : value_columns) {
        ImGui::SetCursorScreenPos({x, at.y});
        begin_column(column.width);
        if (value_cell(place, column.field, take_focus(key, column.field))) changed_ = true;
        note_focus(key, column.field);
        bottom = std::max(bottom, end_column());
        x += column.width + cell_gap;
    }
    return bottom;
}

void LinesEditor::draw_amount(const LinePlace& place, ImVec2 at, float width) {
    const Money amount = place.edit.figures().totals.lines_by_position[place.position].typed;
    ImGui::SetCursorScreenPos({at.x, at.y + (field_height() - font_size::body) / 2});
    amount_text(place.ui.locale.money(amount, MoneyStyle::Bare), width, AmountStyle::Strong);
}

// What is in them on one line, which opens and closes their editors.
void LinesEditor::draw_own_fields(const LinePlace& place) {
    const int key = place.edit.lines().key(place.position);
    const bool open = opened_.contains(key);
    std::string text = own_fields_text(place.ui, with_amounts(place.edit, place.position));
    if (text.empty() || open) text = place.ui.text("ui.document.own_fields");
    const float room = ImGui::GetContentRegionAvail().x;
    if (link(text + "###own_fields", {.icon = open ? icon::chevron_down : icon::chevron_right, .max_width = room, .muted = true})) {
        if (open) opened_.erase(key);
        else opened_.insert(key);
        place.ui.host.wake(4);
    }
    if (open) edit_own_fields_of(place, 3);
}

void LinesEditor::edit_own_fields_of(const LinePlace& place, int columns) {
    const int key = place.edit.lines().key(place.position);
    if (edit_own_fields(place, {.columns = columns,
                                .takes_focus = [&](std::string_view field) { return take_focus(key, field); },
                                .drawn = [&](std::string_view field) { note_focus(key, field); }}))
        changed_ = true;
}

void LinesEditor::draw_handle(const LinePlace& place, ImVec2 at) {
    const int key = place.edit.lines().key(place.position);
    const std::string name = place.ui.text("ui.document.drag_line", {std::to_string(place.position + 1)});
    ImGui::SetCursorScreenPos({at.x - 4, at.y + (field_height() - 26) / 2});
    if (drag_handle(name + "###drag")) dragged_line_ = key;
}

// Beneath its cells, which are too narrow for sentences.
void LinesEditor::draw_problems(const LinePlace& place) {
    const std::string text = line_problems_text(place);
    if (!text.empty()) banner("line_problem", Tone::Bad, text);
}

void LinesEditor::draw_menu(const LinePlace& place) {
    const UiContext& ui = place.ui;
    const int key = place.edit.lines().key(place.position);
    const std::string name = ui.text("ui.document.line_menu", {std::to_string(place.position + 1)});
    if (!begin_menu_icon_button(name + "###line_menu", icon::ellipsis_vertical)) return;
    const bool first = place.position == 0, last = place.position + 1 == place.edit.lines().count();
    if (menu_item(ui.label("ui.document.move_up"), {.icon = icon::arrow_up, .shortcut = "Alt+↑", .disabled_reason = first ? ui.text("ui.document.is_first") : ""})) {
        move_line_ = key;
        move_by_ = -1;
    }
    if (menu_item(ui.label("ui.document.move_down"), {.icon = icon::arrow_down, .shortcut = "Alt+↓", .disabled_reason = last ? ui.text("ui.document.is_last") : ""})) {
        move_line_ = key;
        move_by_ = 1;
    }
    if (menu_item(ui.label("ui.document.insert_line"), {.icon = icon::plus})) insert_after_ = key;
    if (menu_item(ui.label("ui.document.copy_line"), {.icon = icon::copy})) copy_line_ = key;
    if (is_item(place.line()) && !has_details(place.line()) && menu_item(ui.label("ui.document.add_details"), {.icon = icon::file_text}))
        detailed_line_ = key;
    menu_separator();
    if (menu_item(ui.label("ui.document.delete_line"), {.icon = icon::trash_2, .danger = true})) remove_line_ = key;
    end_menu();
}

void LinesEditor::draw_add_buttons(const UiContext& ui, DocumentEdit& edit) {
    space(4);
    const std::size_t end = edit.lines().count();
    if (button(ui.label("ui.document.add_line"), {.icon = icon::plus, .width = is_phone() ? -1.0f : 0.0f})) add_line(ui, edit, end, "item");
    if (!is_phone()) ImGui::SameLine(0, metric::gap);
    if (button(ui.label("ui.document.add_section"), {.kind = ButtonKind::Ghost, .icon = icon::heading})) add_line(ui, edit, end, "section");
    ImGui::SameLine(0, metric::gap);
    if (button(ui.label("ui.document.add_note"), {.kind = ButtonKind::Ghost, .icon = icon::sticky_note})) add_line(ui, edit, end, "note");
}

void LinesEditor::add_line(const UiContext& ui, DocumentEdit& edit, std::size_t position, const std::string& kind) {
    wanted_line_ = edit.lines().insert(position, edit.new_line(ui, kind));
    wanted_cell_ = "description";
    if (layout_of(ImGui::GetContentRegionAvail().x).kind == Layout::Cards) {
        sheet_line_ = wanted_line_;
        sheet_open_ = true;
    }
    changed_ = true;
    ui.host.wake(4);
}

void LinesEditor::note_focus(int key, std::string_view field) {
    if (!field_focused()) return;
    line_now_ = key;
    cell_now_ = field;
}

bool LinesEditor::take_focus(int key, std::string_view field) {
    if (wanted_line_ != key || wanted_cell_ != field) return false;
    wanted_line_ = 0;
    host().wake(4);
    return true;
}

// Enter goes on: from the description to the quantity, from a value to the next line, which it adds where there is none.
void LinesEditor::follow_keys(const LinePlace& place) {
    const int key = place.edit.lines().key(place.position);
    if (focused_line_ != key) return;
    if (ImGui::IsKeyChordPressed(ImGuiMod_Alt | ImGuiKey_UpArrow) || ImGui::IsKeyChordPressed(ImGuiMod_Alt | ImGuiKey_DownArrow)) {
        move_line_ = key;
        move_by_ = ImGui::IsKeyPressed(ImGuiKey_UpArrow) ? -1 : 1;
        wanted_line_ = key;  // the arrow keys also walk from field to field: the focus stays with its line
        wanted_cell_ = focused_cell_;
        return;
    }
    if (!ImGui::IsKeyPressed(ImGuiKey_Enter, false) && !ImGui::IsKeyPressed(ImGuiKey_KeypadEnter, false)) return;
    if (focused_cell_ == "description" && is_item(place.line())) {
        wanted_line_ = key;
        wanted_cell_ = "quantity";
    } else if (place.position + 1 < place.edit.lines().count()) {
        wanted_line_ = place.edit.lines().key(place.position + 1);
        wanted_cell_ = "description";
    } else {
        insert_after_ = key;
    }
    place.ui.host.wake(4);
}

void LinesEditor::follow_drag(const UiContext& ui, DocumentEdit& edit) {
    if (!dragged_line_) return;
    const std::size_t position = edit.lines().position_of(dragged_line_);
    if (!ImGui::IsMouseDown(ImGuiMouseButton_Left) || position >= bounds_.size()) {
        dragged_line_ = 0;
        return;
    }
    ui.host.animate();
    const float mouse = ImGui::GetMousePos().y;
    const auto middle = [this](std::size_t row) { return (bounds_[row].top + bounds_[row].bottom) / 2; };
    if (position > 0 && mouse < middle(position - 1)) edit.lines().move(position, position - 1);
    else if (position + 1 < bounds_.size() && mouse > middle(position + 1)) edit.lines().move(position, position + 1);
    else return;
    changed_ = true;
}

void LinesEditor::apply(const UiContext& ui, DocumentEdit& edit) {
    DocumentLines& lines = edit.lines();
    if (const int key = std::exchange(move_line_, 0)) {
        const std::size_t from = lines.position_of(key);
        const std::size_t to = move_by_ < 0 ? from - 1 : from + 1;
        if (from < lines.count() && to < lines.count()) {
            lines.move(from, to);
            ui.host.announce(ui.text("ui.document.moved", {std::to_string(to + 1)}), false);
            changed_ = true;
        }
    }
    if (const int key = std::exchange(copy_line_, 0)) {
        const std::size_t position = lines.position_of(key);
        Record copy = edit.new_line(ui, lines.at(position).text(fields::kind));
        copy_shared_fields(lines.at(position), copy);
        lines.insert(position + 1, std::move(copy));
        changed_ = true;
    }
    if (const int key = std::exchange(insert_after_, 0)) add_line(ui, edit, lines.position_of(key) + 1, "item");
    if (const int key = std::exchange(remove_line_, 0)) {
        lines.remove(lines.position_of(key));
        if (lines.count() == 0) lines.insert(0, edit.new_line(ui, "item"));
        changed_ = true;
    }
}

}  // namespace bottega::ui
