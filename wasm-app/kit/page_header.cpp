#include <algorithm>

#include "generated/icons.hpp"
#include "wasm-app/kit/context.hpp"
#include "wasm-app/kit/display.hpp"
#include "wasm-app/kit/draw.hpp"
#include "wasm-app/kit/layout.hpp"
#include "wasm-app/kit/overlays.hpp"

namespace bottega::ui {

using draw::add;
using mirror::Role;

namespace {

float action_width(const HeaderAction& action) { return button_width(action.label, !action.icon.empty()); }

// How many actions, counted from the last, stand as buttons; the others go into the menu.
std::size_t shown_actions(const PageHeader& header, float room) {
    float width = 0;
    for (const HeaderAction& action : header.actions) width += action_width(action) + metric::gap;
    if (width <= room && !is_phone()) return header.actions.size();
    width = icon_button_size();
    std::size_t shown = 0;
    for (auto action = header.actions.rbegin(); action != header.actions.rend(); ++action, ++shown) {
        width += action_width(*action) + metric::gap;
        if (width > room || (is_phone() && action->kind != ButtonKind::Primary)) break;
    }
    return shown;
}

float actions_width(const PageHeader& header, std::size_t shown) {
    float width = 0;
    for (std::size_t i = header.actions.size() - shown; i < header.actions.size(); ++i)
        width += action_width(header.actions[i]) + metric::gap;
    if (shown < header.actions.size()) width += icon_button_size() + metric::gap;
    return width;
}

int draw_menu(const PageHeader& header, std::size_t hidden) {
    int pressed = header_nothing;
    static std::string label;
    label.assign(texts().more_actions).append("###header_menu");
    if (!begin_menu_icon_button(label, icon::ellipsis_vertical)) return pressed;
    for (std::size_t i = 0; i < hidden; ++i) {
        const HeaderAction& action = header.actions[i];
        if (menu_item(action.label, {.icon = action.icon, .disabled_reason = action.disabled_reason,
                                     .danger = action.kind == ButtonKind::Danger}))
            pressed = static_cast<int>(i);
    }
    end_menu();
    return pressed;
}

int draw_actions(const PageHeader& header, std::size_t shown) {
    int pressed = header_nothing;
    const std::size_t hidden = header.actions.size() - shown;
    if (hidden > 0) {
        pressed = draw_menu(header, hidden);
        ImGui::SameLine();
    }
    for (std::size_t i = hidden; i < header.actions.size(); ++i) {
        const HeaderAction& action = header.actions[i];
        if (button(action.label, {.kind = action.kind, .icon = action.icon, .disabled_reason = action.disabled_reason,
                                  .tooltip = action.tooltip}))
            pressed = static_cast<int>(i);
        ImGui::SameLine();
    }
    return pressed;
}

// The title with what stands beside it; gives the height used.
float draw_title(const PageHeader& header, ImVec2 at, float room, float line) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const draw::Pen ink = draw::pen(TextWeight::Semibold, is_phone() ? font_size::title : font_size::page, theme().text);
    const draw::Pen muted = draw::pen(TextWeight::Regular, font_size::body, theme().text_muted);
    const float pill_room = header.pill.empty() ? 0 : pill_width(header.pill) + 12;
    float count_room = header.count.empty() ? 0 : draw::text_width(muted, header.count) + 12;
    if (draw::text_width(ink, header.title) + pill_room + count_room > room) count_room = 0;  // then beneath
    const float title_width = std::min(draw::text_width(ink, header.title), std::max(room - pill_room - count_room, 60.0f));
    const float top = (line - ink.size) / 2;
    draw::text_fitted(list, ink, add(at, 0, top), header.title, title_width);
    mirror::text(Role::Heading, header.title, add(at, 0, top), add(at, title_width, top + ink.size), 1);
    float x = title_width + 12;
    if (!header.pill.empty()) {
        ImGui::SetCursorScreenPos(add(at, x, (line - 23) / 2));
        pill(header.pill, header.pill_tone);
        x += pill_room;
    }
    const auto aside = [&](std::string_view text, float left, float y) {
        const float width = std::min(draw::text_width(muted, text), room - left);
        draw::text_fitted(list, muted, add(at, left, y), text, width);
        mirror::text(Role::Text, text, add(at, left, y), add(at, left + width, y + muted.size));
    };
    if (count_room > 0) aside(header.count, x, (line - muted.size) / 2 + 3);
    float height = line;
    if (!header.count.empty() && count_room <= 0) {
        aside(header.count, 0, height - 4);
        height += 20;
    }
    if (!header.subtitle.empty()) {
        aside(header.subtitle, 0, height - 2);
        height += 20;
    }
    return height;
}

}  // namespace

int page_header(const PageHeader& header) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float room = ImGui::GetContentRegionAvail().x, line = button_height();
    const float back_room = header.back.empty() ? 0 : icon_button_size() + 8;
    const draw::Pen page_ink = draw::pen(TextWeight::Semibold, font_size::page, 0);
    const float whole_title = draw::text_width(page_ink, header.title) + (header.pill.empty() ? 0 : pill_width(header.pill) + 12) + 16;
    // On a phone the actions stand beneath a title that leaves them no room.
    const float kept_for_title = is_phone() ? 0 : std::clamp(whole_title, 160.0f, std::max(room * 0.5f, 160.0f));
    const std::size_t shown = shown_actions(header, room - back_room - kept_for_title);
    const float actions = actions_width(header, shown);
    int pressed = header_nothing;
    if (!header.back.empty()) {
        ImGui::SetCursorScreenPos(add(at, -4, (line - icon_button_size()) / 2));
        if (icon_button(header.back, icon::arrow_left)) pressed = header_back;
    }
    const draw::Pen title_ink = draw::pen(TextWeight::Semibold, font_size::title, 0);
    const float pill_room = header.pill.empty() ? 0 : pill_width(header.pill) + 12;
    const bool beneath = is_phone() && draw::text_width(title_ink, header.title) + pill_room > room - back_room - actions - 8;
    const float title_room = room - back_room - (beneath ? 0 : actions + 8);
    float height = draw_title(header, add(at, back_room, 0), title_room, line);
    if (!header.actions.empty()) {
        ImGui::SetCursorScreenPos(add(at, room - actions + metric::gap, beneath ? height + 4 : 0));
        if (beneath) height += line + 4;
        if (const int action = draw_actions(header, shown); action != header_nothing) pressed = action;
    }
    ImGui::SetCursorScreenPos(at);
    ImGui::Dummy({room, height + 6});
    return pressed;
}

}  // namespace bottega::ui
