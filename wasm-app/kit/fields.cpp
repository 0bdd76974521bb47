#include "wasm-app/kit/fields.hpp"

#include <algorithm>
#include <utility>

#include "generated/icons.hpp"
#include "wasm-app/kit/context.hpp"
#include "wasm-app/kit/field_frame.hpp"

namespace bottega::ui {

using draw::add;
using mirror::Role;

namespace {

bool one_line(std::string_view label, std::string& value, const FieldOptions& options, Role role) {
    FieldFrame frame(label, options);
    const LineEditResult result = line_edit(frame, options, {.text = &value, .search = role == Role::Searchbox});
    mirror::item(result.id, role,
                 {.name = frame.name(), .value = value, .description = frame.description(),
                  .a = static_cast<int>(options.mode)},
                 frame.state());
    frame.close();
    return result.changed;
}

}  // namespace

bool text_field(std::string_view label, std::string& value, const FieldOptions& options) {
    return one_line(label, value, options, Role::Textbox);
}

bool search_field(std::string_view label, std::string& value, const FieldOptions& options) {
    FieldOptions with_icon = options;
    if (with_icon.icon.empty()) with_icon.icon = icon::search;
    with_icon.mode = InputMode::Search;
    return one_line(label, value, with_icon, Role::Searchbox);
}

namespace {

// Heights between `lines` and twice as many, by what the text needs.
float long_text_height(const draw::Pen& ink, std::string_view text, float width, int lines) {
    const float least = static_cast<float>(lines) * ink.size, most = least * 2;
    return std::clamp(draw::wrapped_height(ink, text, width), least, most) + 18;
}

void draw_long_text(const draw::Pen& ink, std::string_view text, const FieldFrame& frame) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float width = frame.width() - 22;
    list->PushClipRect(add(frame.min(), 4, 4), add(frame.max(), -4, -4), true);
    draw::text_wrapped(list, ink, add(frame.min(), 11, 9), text, width);
    list->PopClipRect();
    if (draw::wrapped_height(ink, text, width) > frame.max().y - frame.min().y - 10)
        draw::icon(list, icon::ellipsis, 16, add(frame.max(), -16, -11), theme().text_muted);
}

Rect visible_part(const draw::Press& press) {
    ImRect rect(press.min, press.max);
    rect.ClipWithFull(ImGui::GetCurrentWindow()->ClipRect);
    return {rect.Min.x, rect.Min.y, rect.GetWidth(), rect.GetHeight()};
}

}  // namespace

bool long_text_field(std::string_view label, std::string& value, const LongTextOptions& options) {
    const FieldOptions& field = options.field;
    FieldFrame frame(label, field);
    const Theme& t = theme();
    const bool empty = value.empty();
    const draw::Pen ink = draw::pen(TextWeight::Regular, font_size::body, empty || field.disabled ? t.text_muted : t.text);
    const float height = long_text_height(ink, value, frame.width() - 22, options.lines);
    frame.draw_ground(height);
    const draw::Press press = draw::press_area(ImGui::GetID("##edit"), {frame.width(), height}, !field.disabled);
    if (press.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_TextInput);
    mirror::item(press.id, Role::Multiline, {.name = frame.name(), .value = value, .description = frame.description()},
                 frame.state());
    if (press.pressed) ImGui::ScrollToItem();
    auto edited = host().edit_long_text({.id = press.id, .rect = visible_part(press), .label = frame.name(), .text = value,
                                         .language = options.language.empty() ? host().language() : options.language,
                                         .start = press.pressed || field.focus, .read_only = field.read_only});
    LineEditResult result;
    result.active = host().long_text_being_edited() == press.id;
    result.changed = result.committed = edited && *edited != value;
    if (edited) value = std::move(*edited);
    if (press.visible && !result.active) draw_long_text(ink, empty ? field.hint : value, frame);
    frame.draw_border(press.id, result.active, press.hovered);
    result.id = press.id;
    note_field(result);
    frame.close();
    return result.changed;
}

float bare_checkbox_size() { return host().is_touch() ? metric::touch_target : 26; }

bool checkbox(std::string_view whole, bool& value, const CheckboxOptions& options) {
    const draw::Label label(whole);
    const Theme& t = theme();
    const draw::Pen ink = draw::pen(TextWeight::Regular, font_size::body, options.disabled ? t.text_muted : t.text);
    constexpr float box = 18;
    const float height = options.show_label ? (host().is_touch() ? metric::touch_target : 24) : bare_checkbox_size();
    const float wide = options.show_label ? box + 10 + draw::text_width(ink, label.text) : height;
    const float width = std::min(wide, std::max(ImGui::GetContentRegionAvail().x, box));
    if (options.in_form && !is_phone())
        ImGui::SetCursorPosY(ImGui::GetCursorPosY() + field_label_height + (field_height() - height) / 2);
    ImGui::PushItemFlag(ImGuiItemFlags_NoTabStop, !options.tab_stop);
    const draw::Press press = draw::press_area(label.id(), {width, height}, !options.disabled);
    ImGui::PopItemFlag();
    if (press.pressed) value = !value;
    mirror::item(press.id, Role::Checkbox, {.name = options.name.empty() ? label.text : options.name},
                 mirror::state::checkable | (value ? mirror::state::checked : 0) |
                     (options.mixed ? mirror::state::mixed : 0) | (options.disabled ? mirror::state::disabled : 0));
    if (!press.visible) return false;
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ImVec2 at = add(press.min, options.show_label ? 0 : (height - box) / 2, (height - box) / 2), end = add(at, box, box);
    const bool on = value || options.mixed;
    const ImU32 ground = options.disabled ? t.border_strong : press.hovered ? t.accent_hover : t.accent;
    list->AddRectFilled(at, end, on ? ground : t.surface, 5);
    if (!on) list->AddRect(at, end, options.disabled ? t.border_strong : press.hovered ? t.text_muted : t.field_border, 5, 0, 1.3f);
    if (on) draw::icon(list, options.mixed ? icon::minus : icon::check, 14, add(at, box / 2, box / 2), t.on_accent);
    draw::focus_ring(list, at, end, 5, press.id);
    if (options.show_label)
        draw::text_fitted(list, ink, add(press.min, box + 10, (height - ink.size) / 2), label.text, width - box - 10);
    return press.pressed;
}

bool switch_field(std::string_view whole, bool& value, bool disabled) {
    const draw::Label label(whole);
    const Theme& t = theme();
    const draw::Pen ink = draw::pen(TextWeight::Regular, font_size::body, disabled ? t.text_muted : t.text);
    const float height = host().is_touch() ? metric::touch_target : 26;
    const float wide = 48 + draw::text_width(ink, label.text);
    const float width = std::min(wide, std::max(ImGui::GetContentRegionAvail().x, 48.0f));
    const draw::Press press = draw::press_area(label.id(), {width, height}, !disabled);
    if (press.pressed) value = !value;
    mirror::item(press.id, Role::Switch, {.name = label.text},
                 mirror::state::checkable | (value ? mirror::state::checked : 0) | (disabled ? mirror::state::disabled : 0));
    if (!press.visible) return false;
    const float position = draw::animated(press.id, value);
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ImVec2 at = add(press.min, 0, (height - 22) / 2), end = add(at, 38, 22);
    list->AddRectFilled(at, end, disabled ? t.border_strong : value ? t.accent : t.field_border, 11);
    list->AddCircleFilled(add(at, 11 + 16 * position, 11), 8, IM_COL32_WHITE);
    draw::focus_ring(list, at, end, 11, press.id);
    draw::text_fitted(list, ink, add(press.min, 48, (height - ink.size) / 2), label.text, width - 48);
    return press.pressed;
}

}  // namespace bottega::ui
