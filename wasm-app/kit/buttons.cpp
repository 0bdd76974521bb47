#include "wasm-app/kit/buttons.hpp"

#include <algorithm>
#include <cmath>

#include "wasm-app/kit/context.hpp"
#include "wasm-app/kit/display.hpp"
#include "wasm-app/kit/draw.hpp"

namespace bottega::ui {

using draw::add;
using mirror::Role;

namespace {

constexpr float icon_room = 24;  // icon and the gap after it

struct Paint {
    ImU32 ground, ink, border;
};

Paint paint_of(ButtonKind kind, const draw::Press& press, bool enabled) {
    const Theme& t = theme();
    if (!enabled) return {kind == ButtonKind::Ghost ? 0 : t.press, t.text_muted, 0};
    const ImU32 light = press.held ? t.press : press.hovered ? t.hover : 0;
    switch (kind) {
        case ButtonKind::Primary:
            return {press.held ? t.accent_press : press.hovered ? t.accent_hover : t.accent, t.on_accent, 0};
        case ButtonKind::Danger:
            return {press.hovered ? t.bad_soft : t.surface, t.bad, t.border_strong};
        case ButtonKind::Secondary: return {light ? light : t.surface, t.text, t.border_strong};
        case ButtonKind::Ghost: break;
    }
    return {light, t.text_secondary, 0};
}

void draw_frame(ImDrawList* list, const draw::Press& press, const Paint& paint, float radius) {
    if (paint.ground) list->AddRectFilled(press.min, press.max, paint.ground, radius);
    if (paint.border) list->AddRect(press.min, press.max, paint.border, radius);
    draw::focus_ring(list, press.min, press.max, radius, press.id);
}

void explain(std::string_view tooltip_text, std::string_view disabled_reason) {
    const std::string_view shown = disabled_reason.empty() ? tooltip_text : disabled_reason;
    if (!shown.empty()) tooltip(shown);
}

draw::Pen button_pen(ImU32 colour) { return draw::pen(TextWeight::Medium, font_size::body, colour); }

}  // namespace

float button_width(std::string_view label, bool has_icon) {
    return draw::text_width(button_pen(0), draw::Label(label).text) + (has_icon ? icon_room : 0) + 26;
}

bool button(std::string_view whole, const ButtonOptions& options) {
    const draw::Label label(whole);
    const bool has_icon = !options.icon.empty() || options.busy;
    const bool enabled = !options.disabled && options.disabled_reason.empty() && !options.busy;
    const float room = ImGui::GetContentRegionAvail().x;
    const float width = options.width > 0 ? options.width : options.width < 0 ? room : button_width(whole, has_icon);
    const float height = button_height();
    const draw::Press press = draw::press_area(label.id(), {width, height}, enabled);
    mirror::item(press.id, Role::Button,
                 {.name = options.name.empty() ? label.text : options.name, .description = options.disabled_reason.empty() ? options.tooltip
                                                                                     : options.disabled_reason},
                 (enabled ? 0 : mirror::state::disabled) | (options.busy ? mirror::state::busy : 0));
    if (!press.visible) return false;
    ImDrawList* list = ImGui::GetWindowDrawList();
    const Paint paint = paint_of(options.kind, press, enabled);
    draw_frame(list, press, paint, metric::button_radius);
    const draw::Pen ink = button_pen(paint.ink);
    const float icon_width = has_icon ? icon_room : 0;
    const float text_width = std::min(draw::text_width(ink, label.text), width - icon_width - 16);
    float x = (width - text_width - icon_width) / 2;
    if (options.busy) draw::spinner(list, add(press.min, x + 8.5f, height / 2), 6.5f, paint.ink);
    else draw::icon(list, options.icon, 17, add(press.min, x + 8.5f, height / 2), paint.ink);
    x += icon_width;
    draw::text_fitted(list, ink, add(press.min, x, (height - ink.size) / 2), label.text, text_width + 1);
    explain(options.tooltip, options.disabled_reason);
    return press.pressed;
}

bool icon_button(std::string_view whole, std::string_view icon, const IconButtonOptions& options) {
    const draw::Label label(whole);
    const float size = options.size > 0 ? options.size : icon_button_size();
    const bool enabled = !options.disabled && options.disabled_reason.empty();
    ImGui::PushItemFlag(ImGuiItemFlags_NoTabStop, !options.tab_stop);
    const draw::Press press = draw::press_area(label.id(), {size, size}, enabled);
    ImGui::PopItemFlag();
    mirror::item(press.id, Role::Button, {.name = label.text, .description = options.disabled_reason},
                 (enabled ? 0 : mirror::state::disabled));
    if (!press.visible) return false;
    const Theme& t = theme();
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ImU32 ground = !enabled ? 0 : press.held ? t.press : press.hovered ? t.hover : options.active ? t.accent_soft : 0;
    draw_frame(list, press, {ground, 0, 0}, metric::button_radius);
    const ImU32 ink = !enabled ? t.border_strong
                      : options.active ? t.accent_text
                      : options.tone == Tone::Neutral ? t.text_secondary : tone_colours(options.tone).foreground;
    draw::icon(list, icon, 18, add(press.min, size / 2, size / 2), ink);
    if (options.badge) {
        const ImVec2 centre = add(press.min, size - 9, 9);
        list->AddCircleFilled(centre, 4.5f, t.surface);
        list->AddCircleFilled(centre, 3.5f, t.bad);
    }
    explain(label.text, options.disabled_reason);
    return press.pressed;
}

bool link(std::string_view whole, const LinkOptions& options) {
    const draw::Label label(whole);
    draw::Pen ink = draw::pen(TextWeight::Medium, font_size::body, options.muted ? theme().text_secondary : theme().accent_text);
    const float before = options.icon.empty() ? 0 : 22.0f;
    float width = draw::text_width(ink, label.text) + before;
    if (options.max_width > 0) width = std::min(width, options.max_width);
    const float height = host().is_touch() ? metric::touch_target : 22;
    const draw::Press press = draw::press_area(label.id(), {width, height});
    mirror::item(press.id, Role::Link, {.name = label.text});
    if (!press.visible) return false;
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float top = (height - ink.size) / 2;
    draw::icon(list, options.icon, 16, add(press.min, 8, height / 2), ink.colour);
    draw::text_fitted(list, ink, add(press.min, before, top), label.text, width - before);
    if (press.hovered)
        list->AddLine(add(press.min, before, top + ink.size), {press.max.x, press.min.y + top + ink.size}, ink.colour);
    draw::focus_ring(list, press.min, press.max, 4, press.id);
    return press.pressed;
}

namespace {

void draw_nav_badge(ImDrawList* list, const draw::Press& press, std::string_view badge, bool active) {
    const Theme& t = theme();
    const draw::Pen ink = draw::pen(TextWeight::Medium, font_size::extra_small, active ? t.accent_text : t.text_secondary);
    const float width = std::max(draw::text_width(ink, badge) + 12, 19.0f);
    const ImVec2 at = {press.max.x - width - 8, (press.min.y + press.max.y) / 2 - 9.5f};
    list->AddRectFilled(at, add(at, width, 19), active ? t.surface : t.press, 9.5f);
    draw::text(list, ink, add(at, (width - draw::text_width(ink, badge)) / 2, 3), badge);
}

}  // namespace

bool nav_item(std::string_view whole, std::string_view icon, const NavItemOptions& options) {
    const draw::Label label(whole);
    const float width = ImGui::GetContentRegionAvail().x, height = button_height();
    const draw::Press press = draw::press_area(label.id(), {width, height});
    mirror::item(press.id, Role::Link, {.name = label.text, .description = options.badge},
                 options.active ? mirror::state::current : 0);
    if (!press.visible) return false;
    const Theme& t = theme();
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ImU32 ground = options.active ? t.accent_soft : press.held ? t.press : press.hovered ? t.hover : 0;
    draw_frame(list, press, {ground, 0, 0}, metric::button_radius);
    const draw::Pen ink = draw::pen(options.active ? TextWeight::Semibold : TextWeight::Medium, font_size::body,
                                    options.active ? t.accent_text : t.text_secondary);
    draw::icon(list, icon, 18, add(press.min, options.collapsed ? width / 2 : 20, height / 2), ink.colour);
    if (!options.collapsed) {
        const float badge_room = options.badge.empty() ? 12 : 46.0f;
        draw::text_fitted(list, ink, add(press.min, 40, (height - ink.size) / 2), label.text, width - 40 - badge_room);
        if (!options.badge.empty()) draw_nav_badge(list, press, options.badge, options.active);
    }
    if (options.collapsed) tooltip(label.text);
    return press.pressed;
}

bool chip(std::string_view whole, bool active, std::string_view icon) {
    const draw::Label label(whole);
    const Theme& t = theme();
    const draw::Pen ink = draw::pen(TextWeight::Medium, font_size::small, active ? t.accent_text : t.text_secondary);
    const float before = icon.empty() ? 12 : 33.0f;
    const float height = button_height();  // it stands beside buttons, in the middle of the same line
    const draw::Press press = draw::press_area(label.id(), {draw::text_width(ink, label.text) + before + 12, height});
    mirror::item(press.id, Role::Checkbox, {.name = label.text},
                 mirror::state::checkable | (active ? mirror::state::checked : 0));
    if (!press.visible) return false;
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ImU32 ground = active ? t.accent_soft : press.hovered ? t.hover : t.surface;
    draw::Press seen = press;  // smaller than what may be touched
    const float inset = host().is_touch() ? 5 : 3;
    seen.min.y += inset;
    seen.max.y -= inset;
    draw_frame(list, seen, {ground, ink.colour, active ? t.accent : t.border_strong}, (seen.max.y - seen.min.y) / 2);
    draw::icon(list, icon, 15, add(press.min, 19, height / 2), ink.colour);
    draw::text(list, ink, add(press.min, before, (height - ink.size) / 2), label.text);
    return press.pressed;
}

namespace {

// The chosen one is the group's only stop for Tab; arrows reach the others.
draw::Press group_member(const Choice& choice, ImVec2 size, bool chosen) {
    ImGui::PushItemFlag(ImGuiItemFlags_NoTabStop, !chosen);
    const draw::Press press = draw::press_area(draw::Label(choice.value).id(), size);
    ImGui::PopItemFlag();
    return press;
}

bool segment(const Choice& choice, ImVec2 at, ImVec2 size, bool chosen) {
    ImGui::SetCursorScreenPos(at);
    const draw::Press press = group_member(choice, size, chosen);
    mirror::item(press.id, Role::Radio, {.name = choice.text},
                 mirror::state::checkable | (chosen ? mirror::state::checked : 0));
    if (!press.visible) return false;
    const Theme& t = theme();
    ImDrawList* list = ImGui::GetWindowDrawList();
    if (chosen) {
        if (!t.dark) draw::shadow(list, press.min, press.max, 7, 0.25f);
        list->AddRectFilled(press.min, press.max, t.dark ? t.press : t.surface, 7);
    }
    draw::focus_ring(list, press.min, press.max, 7, press.id);
    const draw::Pen ink = draw::pen(TextWeight::Medium, font_size::small,
                                    chosen || press.hovered ? t.text : t.text_secondary);
    if (choice.icon.empty()) draw::text(list, ink, add(press.min, 13, (size.y - ink.size) / 2), choice.text);
    else draw::icon(list, choice.icon, 17, add(press.min, size.x / 2, size.y / 2), chosen ? theme().accent_text : ink.colour);
    if (!choice.icon.empty()) tooltip(choice.text);
    return press.pressed && !chosen;
}

float segment_width(const Choice& choice) {
    if (!choice.icon.empty()) return icon_button_size() + 2;
    return draw::text_width(draw::pen(TextWeight::Medium, font_size::small, 0), choice.text) + 26;
}

}  // namespace

bool segmented(std::string_view whole, std::string& value, std::span<const Choice> choices) {
    const draw::Label label(whole);
    const float room = std::max(ImGui::GetContentRegionAvail().x, 80.0f), line = button_height() - 6;
    float width = 0, height = line + 6;
    float line_width = 6;
    for (const Choice& choice : choices) {  // what does not fit beside the others begins the next line
        if (line_width > 6 && line_width + segment_width(choice) > room) {
            line_width = 6;
            height += line;
        }
        line_width += segment_width(choice);
        width = std::max(width, line_width);
    }
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::GetWindowDrawList()->AddRectFilled(at, add(at, width, height), theme().dark ? theme().sunken : theme().press, 9);
    const mirror::Scope group(Role::RadioGroup, label.text, label.id(), at, add(at, width, height));
    ImGui::PushID(label.whole.data(), label.whole.data() + label.whole.size());
    bool changed = false;
    float x = 3, y = 3;
    for (const Choice& choice : choices) {
        const float segment_size = segment_width(choice);
        if (x > 3 && x + segment_size + 3 > room) {
            x = 3;
            y += line;
        }
        if (segment(choice, add(at, x, y), {segment_size, line}, choice.value == value)) {
            value = choice.value;
            changed = true;
        }
        x += segment_size;
    }
    ImGui::PopID();
    ImGui::SetCursorScreenPos(at);
    ImGui::Dummy({width, height});
    return changed;
}

namespace {

bool tab(const Choice& choice, bool chosen) {
    const Theme& t = theme();
    const draw::Pen ink = draw::pen(chosen ? TextWeight::Semibold : TextWeight::Medium, font_size::body,
                                    chosen ? t.accent_text : t.text_secondary);
    const float height = host().is_touch() ? metric::touch_target : 38;
    const draw::Press press = group_member(choice, {draw::text_width(ink, choice.text) + 24, height}, chosen);
    mirror::item(press.id, Role::Tab, {.name = choice.text},
                 mirror::state::selectable | (chosen ? mirror::state::selected : 0));
    if (!press.visible) return false;
    ImDrawList* list = ImGui::GetWindowDrawList();
    if (press.hovered && !chosen) list->AddRectFilled(add(press.min, 0, 3), add(press.max, 0, -4), t.hover, 7);
    draw::text(list, ink, add(press.min, 12, (height - ink.size) / 2), choice.text);
    if (chosen) list->AddRectFilled({press.min.x + 8, press.max.y - 2.5f}, {press.max.x - 8, press.max.y}, t.accent, 1.5f);
    draw::focus_ring(list, add(press.min, 3, 4), add(press.max, -3, -5), 6, press.id);
    return press.pressed && !chosen;
}

}  // namespace

bool tabs(std::string_view whole, std::string& value, std::span<const Choice> choices) {
    const draw::Label label(whole);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x, height = host().is_touch() ? metric::touch_target : 38;
    const mirror::Scope group(Role::TabList, label.text, label.id(), at, add(at, width, height));
    ImGui::GetWindowDrawList()->AddLine(add(at, 0, height - 0.5f), add(at, width, height - 0.5f), theme().border);
    ImGui::PushID(label.whole.data(), label.whole.data() + label.whole.size());
    bool changed = false, first = true;
    for (const Choice& choice : choices) {
        if (!first) ImGui::SameLine(0, 2);
        first = false;
        if (tab(choice, choice.value == value)) {
            value = choice.value;
            changed = true;
        }
    }
    ImGui::PopID();
    return changed;
}

}  // namespace bottega::ui
