#include "wasm-app/kit/field_frame.hpp"

#include <algorithm>

#include "generated/icons.hpp"
#include "imgui_stdlib.h"
#include "wasm-app/kit/context.hpp"

namespace bottega::ui {

using draw::add;

namespace {

LineEditResult last_field;

void draw_field_label(std::string_view text, bool required) {
    const draw::Pen ink = draw::pen(TextWeight::Medium, font_size::small, theme().text_secondary);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float room = ImGui::GetContentRegionAvail().x - (required ? 10.0f : 0.0f);
    draw::text_fitted(list, ink, at, text, room);
    if (required) {
        const draw::Pen star = draw::pen(TextWeight::Medium, font_size::small, theme().bad);
        draw::text(list, star, add(at, std::min(draw::text_width(ink, text), room) + 3, 0), "*");
    }
    ImGui::Dummy({1, field_label_height});
}

void draw_note(std::string_view text, ImU32 colour, const char* icon, float width) {
    const draw::Pen ink = draw::pen(TextWeight::Regular, font_size::small, colour);
    const ImVec2 at = add(ImGui::GetCursorScreenPos(), 0, 4);
    const float before = icon ? 19.0f : 0.0f;
    const float height = draw::wrapped_height(ink, text, width - before);
    ImDrawList* list = ImGui::GetWindowDrawList();
    if (icon) draw::icon(list, icon, 14, add(at, 7, ink.size / 2), colour);
    draw::text_wrapped(list, ink, add(at, before, 0), text, width - before);
    mirror::text(mirror::Role::Text, text, at, add(at, width, height));
    ImGui::Dummy({width, height + 4});
}

void draw_note_beneath(const FieldOptions& options, float width) {
    if (!options.error.empty()) draw_note(options.error, theme().bad, icon::circle_alert, width);
    else if (!options.warning.empty()) draw_note(options.warning, theme().warn, icon::triangle_alert, width);
    else if (!options.help.empty()) draw_note(options.help, theme().text_muted, nullptr, width);
}

struct Limit {
    int most;
    const LineEdit* edit;
};

int limit_length(ImGuiInputTextCallbackData* data) {
    const Limit& limit = *static_cast<Limit*>(data->UserData);
    if (data->EventFlag == ImGuiInputTextFlags_CallbackEdit && limit.most > 0 && data->BufTextLen > limit.most) {
        int keep = limit.most;
        while (keep > 0 && (data->Buf[keep] & 0xC0) == 0x80) --keep;  // never half a character
        data->DeleteChars(keep, data->BufTextLen - keep);
    }
    if (!limit.edit->callback || data->EventFlag == ImGuiInputTextFlags_CallbackEdit) return 0;
    data->UserData = limit.edit->callback_data;
    return limit.edit->callback(data);
}

void draw_at_rest(ImDrawList* list, ImVec2 at, float indent, float width, const draw::Pen& ink, std::string_view text,
                  bool at_rest, std::string_view hint) {
    const draw::Pen muted{ink.font, ink.size, theme().text_muted};
    if (text.empty()) draw::text_fitted(list, muted, add(at, indent, 0), hint, width - indent - 8);
    else if (at_rest) draw::text_fitted(list, ink, add(at, indent, 0), text, width - indent - 8);
}

}  // namespace

FieldFrame::FieldFrame(std::string_view whole, const FieldOptions& options) : options_(options) {
    const draw::Label label(whole);
    name_ = label.text.empty() ? options.name : label.text;
    width_ = options.width > 0 ? options.width : std::max(ImGui::GetContentRegionAvail().x, 24.0f);
    ImGui::BeginGroup();
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
    draw::push_room(width_);
    if (!label.text.empty()) draw_field_label(label.text, options.required);
    ImGui::PushID(whole.data(), whole.data() + whole.size());
    min_ = ImGui::GetCursorScreenPos();
}

void FieldFrame::draw_ground(float height) {
    height_ = height;
    const bool quiet = options_.disabled || options_.read_only;
    ImGui::GetWindowDrawList()->AddRectFilled(min(), max(), quiet ? theme().sunken : theme().surface, metric::frame_radius);
}

void FieldFrame::draw_border(ImGuiID id, bool active, bool hovered) const {
    const Theme& t = theme();
    ImDrawList* list = ImGui::GetWindowDrawList();
    if (active) list->AddRect(add(min(), -2, -2), add(max(), 2, 2), draw::with_alpha(t.focus, 0x38), 9, 0, 3);
    const ImU32 quiet = options_.disabled || options_.read_only ? t.border_strong : hovered ? t.text_muted : t.field_border;
    const ImU32 colour = !options_.error.empty() ? t.bad : active ? t.focus : !options_.warning.empty() ? t.warn : quiet;
    list->AddRect(min(), max(), colour, metric::frame_radius, 0, active ? 1.5f : 1.0f);
    if (!active) draw::focus_ring(list, min(), max(), metric::frame_radius, id);
}

void FieldFrame::close() {
    ImGui::PopID();
    if (!options_.noted_elsewhere) draw_note_beneath(options_, width_);
    draw::pop_room();
    ImGui::PopStyleVar();
    ImGui::EndGroup();
}

std::uint32_t FieldFrame::state() const {
    return (options_.required ? mirror::state::required : 0) | (options_.error.empty() ? 0 : mirror::state::invalid) |
           (options_.read_only ? mirror::state::read_only : 0) | (options_.disabled ? mirror::state::disabled : 0);
}

std::string_view FieldFrame::description() const {
    return !options_.error.empty() ? options_.error : !options_.warning.empty() ? options_.warning : options_.help;
}

LineEditResult line_edit(FieldFrame& frame, const FieldOptions& options, const LineEdit& edit) {
    const draw::Pen ink = draw::pen(TextWeight::Regular, font_size::body,
                                    options.disabled ? theme().text_muted : theme().text);
    const draw::Pen aside = draw::pen(TextWeight::Regular, font_size::small, theme().text_muted);
    const float height = field_height();
    const float start = (options.icon.empty() ? 11.0f : 34.0f) +
                        (options.prefix.empty() ? 0 : draw::text_width(aside, options.prefix) + 6);
    const float suffix_room = options.suffix.empty() ? 0 : draw::text_width(aside, options.suffix) + 10;
    const float width = frame.width() - edit.end_room - suffix_room;
    frame.draw_ground(height);
    const float indent = edit.right_aligned
                             ? std::max(start, width - draw::text_width(ink, edit.text->empty() ? options.hint : *edit.text) - 12)
                             : start;
    ImGui::PushFont(ink.font, ink.size);
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(indent, (height - ink.size) / 2));
    ImGui::PushStyleVar(ImGuiStyleVar_FrameBorderSize, 0.0f);
    for (const ImGuiCol ground : {ImGuiCol_FrameBg, ImGuiCol_FrameBgHovered, ImGuiCol_FrameBgActive})
        ImGui::PushStyleColor(ground, 0u);
    const ImGuiID id = ImGui::GetID("##edit");
    const bool at_rest = ImGui::GetActiveID() != id;  // then the text is drawn here, with an ellipsis where it is too long
    ImGui::PushStyleColor(ImGuiCol_Text, at_rest ? 0 : ink.colour);
    ImGui::PushStyleColor(ImGuiCol_NavCursor, 0u);
    ImGui::BeginDisabled(options.disabled);
    if (options.focus) give_focus();
    ImGui::SetNextItemWidth(width);
    Limit limit{options.max_length, &edit};
    const ImGuiInputTextFlags flags = edit.flags | ImGuiInputTextFlags_CallbackEdit |
                                      (options.read_only ? ImGuiInputTextFlags_ReadOnly : 0);
    LineEditResult result;
    const bool returned = ImGui::InputText("##edit", edit.text, flags, limit_length, &limit);
    result.id = ImGui::GetItemID();
    result.entered = returned && (edit.flags & ImGuiInputTextFlags_EnterReturnsTrue);
    result.changed = ImGui::IsItemEdited();
    result.active = ImGui::IsItemActive();
    result.committed = ImGui::IsItemDeactivatedAfterEdit();
    result.deactivated = ImGui::IsItemDeactivated();
    result.hovered = ImGui::IsItemHovered();
    ImGui::EndDisabled();
    ImGui::PopStyleColor(5);
    ImGui::PopStyleVar(2);
    ImGui::PopFont();

    ImDrawList* list = ImGui::GetWindowDrawList();
    const ImVec2 at = frame.min();
    const float text_top = (height - aside.size) / 2;
    const bool hidden = (edit.flags & ImGuiInputTextFlags_Password) != 0;
    const std::string resting = hidden ? std::string(edit.text->size(), '*') : std::string();
    draw_at_rest(list, add(at, 0, (height - ink.size) / 2), indent, width, ink, hidden ? resting : *edit.text, at_rest, options.hint);
    draw::icon(list, options.icon, 17, add(at, 18, height / 2), theme().text_muted);
    if (!options.prefix.empty())
        draw::text(list, aside, add(at, options.icon.empty() ? 11.0f : 34.0f, text_top), options.prefix);
    if (!options.suffix.empty())
        draw::text(list, aside, add(at, frame.width() - edit.end_room - suffix_room - 1, text_top), options.suffix);
    frame.draw_border(result.id, result.active, result.hovered);
    note_field(result);
    return result;
}

void note_field(const LineEditResult& result) { last_field = result; }

void give_focus() {
    ImGuiContext& imgui = *ImGui::GetCurrentContext();
    imgui.NavId = 0;  // else the button just pressed, drawn later, takes the request back
    // A field that had the same text before would keep its cursor there: what is typed would be added to it.
    if (imgui.InputTextState.ID != imgui.ActiveId) imgui.InputTextState.ID = 0;
    ImGui::SetKeyboardFocusHere();
}

bool field_committed() { return last_field.committed || last_field.entered; }
bool field_focused() { return last_field.active; }
bool field_end_pressed() { return last_field.end_pressed; }

}  // namespace bottega::ui
