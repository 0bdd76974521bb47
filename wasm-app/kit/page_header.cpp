#include <algorithm>
#include <cmath>

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

// After a press another action may come to stand under the pointer: the second half of a double click is not meant for it.
class DoubleClick {
public:
    void see(const PageHeader& header) {
        ImGuiID shown = 0;
        const auto mix = [&shown](std::string_view text) { shown = text.empty() ? shown + 1 : ImHashStr(text.data(), text.size(), shown); };
        mix(header.title);
        mix(header.pill);
        for (const HeaderAction& action : header.actions) mix(action.label);
        if (ImGui::GetFrameCount() < frame_) at_ = nowhere;  // another page altogether
        frame_ = ImGui::GetFrameCount();
        if (shown != shown_) since_ms_ = host().now_ms();
        shown_ = shown;
        if (ImGui::IsMouseClicked(ImGuiMouseButton_Left) && !is_same_place()) at_ = nowhere;  // the hand was elsewhere meanwhile
    }
    // Whether a press is one of its own.
    bool lets_through() {
        constexpr double long_enough_ms = 500;
        const double now = host().now_ms();
        const double passed = now - std::max(pressed_ms_, since_ms_);  // below 0: the clock was set
        const bool soon = passed >= 0 && passed < long_enough_ms;
        if (by_pointer() && is_same_place() && soon) return false;
        at_ = by_pointer() ? ImGui::GetIO().MousePos : nowhere;
        pressed_ms_ = now;
        return true;
    }

private:
    [[nodiscard]] bool is_same_place() const {
        const ImVec2 at = ImGui::GetIO().MousePos;
        return std::hypot(at.x - at_.x, at.y - at_.y) <= (host().is_touch() ? 24 : 8);
    }
    static bool by_pointer() { return ImGui::IsMouseReleased(ImGuiMouseButton_Left); }

    static constexpr ImVec2 nowhere{-1000, -1000};
    ImVec2 at_ = nowhere;
    double pressed_ms_ = 0, since_ms_ = 0;
    ImGuiID shown_ = 0;
    int frame_ = 0;
};

DoubleClick& double_click() {
    static DoubleClick instance;
    return instance;
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

// A text of parts with dots between them, in as many lines as it needs: a figure is never cut. Gives its height.
float draw_parts(std::string_view text, ImVec2 at, float room) {
    constexpr std::string_view dot = " \xc2\xb7 ";
    constexpr float line_height = 20;
    const draw::Pen ink = draw::pen(TextWeight::Regular, font_size::body, theme().text_muted);
    const std::string_view whole = text;
    float y = 0;
    while (!text.empty()) {
        std::size_t end = text.size();
        while (draw::text_width(ink, text.substr(0, end)) > room) {
            const std::size_t before = text.substr(0, end).rfind(dot), word = text.substr(0, end).rfind(' ');
            if (before == std::string_view::npos && word == std::string_view::npos) break;
            end = before == std::string_view::npos ? word : before;
        }
        draw::text_fitted(ImGui::GetWindowDrawList(), ink, add(at, 0, y), text.substr(0, end), room);
        y += line_height;
        text.remove_prefix(std::min(end + (text.substr(end).starts_with(dot) ? dot.size() : 1), text.size()));
    }
    mirror::text(Role::Text, whole, at, add(at, std::min(draw::text_width(ink, whole), room), y - line_height + ink.size));
    return y;
}

// The title with what stands beside it and, as wide as the page, beneath it; gives the height used.
float draw_title(const PageHeader& header, ImVec2 at, float room, float whole_room, float line) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    draw::Pen ink = draw::pen(TextWeight::Semibold, is_phone() ? font_size::title : font_size::page, theme().text);
    const draw::Pen muted = draw::pen(TextWeight::Regular, font_size::body, theme().text_muted);
    const float pill_room = header.pill.empty() ? 0 : pill_width(header.pill) + 12;
    float count_room = header.count.empty() ? 0 : draw::text_width(muted, header.count) + 12;
    if (draw::text_width(ink, header.title) + pill_room + count_room > room) count_room = 0;  // then beneath
    if (draw::text_width(ink, header.title) + pill_room > room) ink.size = font_size::large;
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
    if (count_room > 0) draw_parts(header.count, add(at, x, (line - muted.size) / 2 + 3), room - x);
    float height = line;
    const auto draw_beneath = [&](std::string_view text) {
        const float gap = draw::text_width(muted, text) > room ? 4.0f : -4.0f;  // what reaches beneath the buttons keeps off them
        height += draw_parts(text, add(at, 0, height + gap), whole_room) + std::max(gap, 0.0f);
    };
    if (!header.count.empty() && count_room <= 0) draw_beneath(header.count);
    if (!header.subtitle.empty()) draw_beneath(header.subtitle);
    return height;
}

}  // namespace

int page_header(const PageHeader& header) {
    double_click().see(header);
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
    float height = draw_title(header, add(at, back_room, 0), title_room, room - back_room, line);
    if (!header.actions.empty()) {
        ImGui::SetCursorScreenPos(add(at, room - actions + metric::gap, beneath ? height + 4 : 0));
        if (beneath) height += line + 4;
        if (const int action = draw_actions(header, shown); action != header_nothing && double_click().lets_through()) pressed = action;
    }
    ImGui::SetCursorScreenPos(at);
    ImGui::Dummy({room, height + 6});
    return pressed;
}

}  // namespace bottega::ui
