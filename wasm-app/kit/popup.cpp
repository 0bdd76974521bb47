#include "wasm-app/kit/popup.hpp"

#include <algorithm>

#include "generated/icons.hpp"
#include "wasm-app/kit/context.hpp"
#include "wasm-app/kit/escape.hpp"

namespace bottega::ui {

using draw::add;

bool begin_popup(ImGuiID id, mirror::Role role, std::string_view name, const PopupPlace& place) {
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    const float below = screen.y - place.anchor_max.y - 12, above = place.anchor_min.y - 12;
    const bool upwards = place.likely_height > below && above > below;
    constexpr float edge = 8;
    const bool from_right = place.right_aligned && place.anchor_max.x - place.width >= edge;  // else it would begin beyond the screen
    const float x = from_right ? place.anchor_max.x : std::max(std::min(place.anchor_min.x, screen.x - place.width - edge), edge);
    ImGui::SetNextWindowPos({x, upwards ? place.anchor_min.y - 5 : place.anchor_max.y + 5}, ImGuiCond_Always,
                            {from_right ? 1.0f : 0.0f, upwards ? 1.0f : 0.0f});
    ImGui::SetNextWindowSizeConstraints({place.width, 0},
                                        {place.width > 0 ? place.width : screen.x - 16, std::min(upwards ? above : below, 420.0f)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(place.padding, place.padding));
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 2));
    ImGui::PushStyleColor(ImGuiCol_Border, theme().border_strong);
    constexpr ImGuiWindowFlags flags = ImGuiWindowFlags_AlwaysAutoResize | ImGuiWindowFlags_NoTitleBar |
                                       ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoMove;
    if (!ImGui::BeginPopupEx(id, flags)) {
        ImGui::PopStyleColor();
        ImGui::PopStyleVar(2);
        return false;
    }
    note_popup();
    draw::floating_ground(metric::card_radius);
    const ImVec2 at = ImGui::GetWindowPos(), size = ImGui::GetWindowSize();
    mirror::begin(role, name, id, at, add(at, size.x, size.y), 0, 0, 0, mirror::Layer::Overlay);
    return true;
}

void end_popup() {
    mirror::end();
    ImGui::EndPopup();
    ImGui::PopStyleColor();
    ImGui::PopStyleVar(2);
}

namespace {

draw::Pen entry_pen(const ListEntry& entry) {
    const Theme& t = theme();
    const ImU32 colour = !entry.enabled ? t.text_muted : entry.danger ? t.bad : t.text;
    return draw::pen(entry.chosen ? TextWeight::Medium : TextWeight::Regular, font_size::body, colour);
}
draw::Pen detail_pen() { return draw::pen(TextWeight::Regular, font_size::small, theme().text_muted); }

float before_text(const ListEntry& entry) {
    return 10 + (entry.icon.empty() ? 0 : 26.0f) + (entry.tone == Tone::Neutral ? 0 : 14.0f);
}
float after_text(const ListEntry& entry) {
    return entry.chosen ? 34 : entry.trailing.empty() ? 10 : draw::text_width(detail_pen(), entry.trailing) + 28;
}

}  // namespace

float list_entry_height(bool with_detail) { return host().is_touch() ? (with_detail ? 54.0f : 44.0f) : with_detail ? 44 : 32; }

float list_entry_width(const ListEntry& entry) {
    const float text = std::max(draw::text_width(entry_pen(entry), entry.text), draw::text_width(detail_pen(), entry.detail));
    return before_text(entry) + text + after_text(entry) + 4;
}

draw::Press list_entry(ImGuiID id, const ListEntry& entry, float width, ImGuiButtonFlags flags) {
    const float height = list_entry_height(!entry.detail.empty());
    const draw::Press press = draw::press_area(id, {width, height}, entry.enabled, flags);
    if (!press.visible) return press;
    const Theme& t = theme();
    ImDrawList* list = ImGui::GetWindowDrawList();
    const bool focused = ImGui::GetCurrentContext()->NavId == id && ImGui::GetCurrentContext()->NavCursorVisible;
    if (press.held || press.hovered || entry.highlighted || focused)
        list->AddRectFilled(press.min, press.max, press.held ? t.press : entry.danger ? t.bad_soft : t.hover, 7);
    if (focused) list->AddRect(press.min, press.max, t.focus, 7, 0, 1.5f);
    const draw::Pen ink = entry_pen(entry);
    float x = 10;
    if (!entry.icon.empty()) {
        draw::icon(list, entry.icon, 17, add(press.min, x + 8, height / 2), entry.danger ? t.bad : t.text_secondary);
        x += 26;
    }
    if (entry.tone != Tone::Neutral) {
        list->AddCircleFilled(add(press.min, x + 4, height / 2), 4, tone_colours(entry.tone).foreground);
        x += 14;
    }
    const float room = width - x - after_text(entry) + 2;
    const float block = ink.size + (entry.detail.empty() ? 0 : font_size::small + 2);
    const float top = (height - block) / 2;
    draw::text_fitted(list, ink, add(press.min, x, top), entry.text, room);
    draw::text_fitted(list, detail_pen(), add(press.min, x, top + ink.size + 2), entry.detail, room);
    if (entry.chosen) draw::icon(list, icon::check, 16, {press.max.x - 18, press.min.y + height / 2}, t.accent_text);
    else if (!entry.trailing.empty())
        draw::text(list, detail_pen(), {press.max.x - after_text(entry) + 18, press.min.y + (height - font_size::small) / 2},
                   entry.trailing);
    return press;
}

}  // namespace bottega::ui
