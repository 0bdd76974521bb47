#include "wasm-app/screens/cell_editor.hpp"

#include <utility>

#include "imgui_internal.h"
#include "wasm-app/kit/draw.hpp"
#include "wasm-app/kit/field_editor.hpp"
#include "wasm-app/kit/record_text.hpp"
#include "wasm-app/kit/registry.hpp"
#include "wasm-app/kit/widgets.hpp"
#include "wasm-app/screens/list_shape.hpp"
#include "wasm-app/screens/value_move.hpp"

namespace bottega::ui {

namespace {

bool any_popup() { return ImGui::IsPopupOpen(nullptr, ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel); }

// Beneath the field, over the rows that follow.
void draw_reason(std::string_view reason, ImVec2 at) {
    constexpr float width = 300, side = 12;
    const draw::Pen ink = draw::pen(TextWeight::Regular, font_size::small, theme().bad);
    const float text_width = std::min(draw::text_width(ink, reason), width), height = draw::wrapped_height(ink, reason, text_width + 1);
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    const ImVec2 min{std::min(at.x, screen.x - text_width - 2 * side - 8), at.y}, max = draw::add(min, text_width + 2 * side, height + 16);
    ImDrawList* list = ImGui::GetForegroundDrawList();
    draw::surface(list, min, max, metric::button_radius, 1);
    draw::text_wrapped(list, ink, draw::add(min, side, 8), reason, text_width + 1);
    mirror::text(mirror::Role::Alert, reason, min, max);
}

}  // namespace

std::string why_not_edit_cell(const UiContext& ui, const Record& record, const FieldDef& field) {
    if (is_sealed(record)) return ui.sentence({.message = "issue.sealed"});
    if (!is_written_by_hand(field) || field.type == FieldType::Timestamp) {
        if (!ui.registry.choice_step(record.def().name, field.name)) return ui.text("ui.cell.kept");
    } else if (ui.registry.record_screen(record.def().name) && !ui.registry.choice_step(record.def().name, field.name)) {
        return ui.text("ui.cell.on_page");
    }
    return field.type == FieldType::LongText || field.format == TextFormat::File ? ui.text("ui.cell.on_page") : std::string();
}

void CellEditor::open(Record record, std::size_t field, int column) {
    before_ = record.value(field);
    draft_ = std::move(record);
    field_ = field;
    column_ = column;
    frames_ = 0;
    was_active_ = false;
    error_.clear();
}

// A choice is made with one press.
bool CellEditor::ends_by_itself(FieldType type) const {
    return type == FieldType::Choice || type == FieldType::Reference || type == FieldType::Flag;
}

CellEditor::Wish CellEditor::draw(const UiContext& ui) {
    const FieldType type = draft_->def().fields[field_].type;
    const bool tab = ImGui::IsKeyPressed(ImGuiKey_Tab, false), enter = ImGui::IsKeyPressed(ImGuiKey_Enter, false) || ImGui::IsKeyPressed(ImGuiKey_KeypadEnter, false);
    const bool escape = ImGui::IsKeyPressed(ImGuiKey_Escape, false), popup = any_popup();
    ImGui::BeginGroup();
    const bool changed = field_editor(ui, *draft_, field_, {.error = error_, .label = false, .focus = frames_ < 2 && !was_active_, .noted_elsewhere = true});
    ImGui::EndGroup();
    const ImVec2 min = ImGui::GetItemRectMin(), max = ImGui::GetItemRectMax();
    if (changed) error_.clear();
    if (!error_.empty()) draw_reason(error_, {min.x, max.y + 6});
    ++frames_;
    const bool active = field_focused() || popup;
    const bool left = std::exchange(was_active_, was_active_ || active) && !active && !ends_by_itself(type);
    if (changed && ends_by_itself(type)) return Wish::Save;
    if (popup) return Wish::Stay;
    if (escape) return Wish::GiveUp;
    if (tab) {
        ImGui::NavMoveRequestCancel();
        return ImGui::GetIO().KeyShift ? Wish::Previous : Wish::Next;
    }
    const bool elsewhere = ImGui::IsMouseClicked(ImGuiMouseButton_Left) && !ImGui::IsMouseHoveringRect(min, max, false) && ImGui::GetCurrentContext()->HoveredWindow == ImGui::GetCurrentWindow();
    return left || elsewhere || (enter && !ends_by_itself(type) && frames_ > 2) ? Wish::Save : Wish::Stay;
}

bool CellEditor::save(const UiContext& ui, const std::string& name) {
    if (has_unreadable_input()) return false;
    const Record draft = *std::exchange(draft_, std::nullopt);
    const FieldDef& field = draft.def().fields[field_];
    if (draft.value(field_) == before_) return true;
    move_to_value(ui, {.def = &draft.def(), .field = field.name, .record = draft.id(), .name = name, .value = draft.value(field_), .told = "ui.cell.changed"}, {},
                  [outcome = outcome_, draft, column = column_](const std::string& reason) {
                      *outcome = Outcome{.refused = reason, .draft = draft, .column = column};
                  });
    return true;
}

void CellEditor::follow_outcome() {
    if (!outcome_->draft) return;
    const Outcome outcome = *std::exchange(outcome_, std::make_shared<Outcome>());
    const Value before = before_;
    open(*outcome.draft, field_, outcome.column);
    before_ = before;
    error_ = outcome.refused;
}

}  // namespace bottega::ui
