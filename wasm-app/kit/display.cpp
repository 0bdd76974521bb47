#include "wasm-app/kit/display.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <unordered_map>

#include "generated/icons.hpp"
#include "wasm-app/kit/buttons.hpp"
#include "wasm-app/kit/context.hpp"
#include "wasm-app/kit/draw.hpp"

namespace bottega::ui {

using draw::add;
using mirror::Role;

namespace {

draw::Pen pen_of(TextStyle style) {
    const Theme& t = theme();
    switch (style) {
        case TextStyle::Body: return draw::pen(TextWeight::Regular, font_size::body, t.text);
        case TextStyle::Strong: return draw::pen(TextWeight::Medium, font_size::body, t.text);
        case TextStyle::Secondary: return draw::pen(TextWeight::Regular, font_size::body, t.text_secondary);
        case TextStyle::Muted: return draw::pen(TextWeight::Regular, font_size::body, t.text_muted);
        case TextStyle::Small: return draw::pen(TextWeight::Regular, font_size::small, t.text_muted);
        case TextStyle::Caption: break;
    }
    return draw::pen(TextWeight::Semibold, font_size::extra_small, t.text_muted);
}

}  // namespace

void heading(std::string_view text, int level) {
    const float size = level == 1 ? font_size::page : level == 2 ? font_size::title : font_size::large;
    const draw::Pen ink = draw::pen(TextWeight::Semibold, size, theme().text);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = std::min(draw::text_width(ink, text), ImGui::GetContentRegionAvail().x);
    draw::text_fitted(ImGui::GetWindowDrawList(), ink, at, text, width);
    // A card may stand right under the page's title: for who listens, its title is a section, or a level would be missing.
    mirror::text(Role::Heading, text, at, add(at, width, size), std::min(level, 2));
    ImGui::Dummy({width, size});
}

void label(std::string_view text, TextStyle style, float max_width) {
    const draw::Pen ink = pen_of(style);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float room = max_width > 0 ? max_width : ImGui::GetContentRegionAvail().x;
    const float width = std::min(draw::text_width(ink, text), std::max(room, 1.0f));
    draw::text_fitted(ImGui::GetWindowDrawList(), ink, at, text, width);
    mirror::text(Role::Text, text, at, add(at, width, ink.size));
    ImGui::Dummy({width, ink.size});
}

void paragraph(std::string_view text, TextStyle style, float width) {
    const draw::Pen ink = pen_of(style);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    if (width <= 0) width = ImGui::GetContentRegionAvail().x;
    const float height = draw::wrapped_height(ink, text, width);
    draw::text_wrapped(ImGui::GetWindowDrawList(), ink, at, text, width);
    mirror::text(Role::Text, text, at, add(at, width, height));
    ImGui::Dummy({width, height});
}

float pill_width(std::string_view text) {
    return draw::text_width(draw::pen(TextWeight::Medium, font_size::small - 1, 0), text) + 27;
}

void pill(std::string_view text, Tone tone, bool dot) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = draw::pill(ImGui::GetWindowDrawList(), at, text, tone, dot);
    mirror::text(Role::Text, text, at, add(at, width, 23));
    ImGui::Dummy({width, 23});
}

void avatar(std::string_view name, float diameter) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    draw::avatar(ImGui::GetWindowDrawList(), add(at, diameter / 2, diameter / 2), diameter / 2, name);
    ImGui::Dummy({diameter, diameter});
}

void divider() {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    ImGui::GetWindowDrawList()->AddLine(add(at, 0, 0.5f), add(at, width, 0.5f), theme().border);
    ImGui::Dummy({width, 1});
}

void space(float height) { ImGui::Dummy({1, height}); }

void key_value(std::string_view key, std::string_view value, float key_width) {
    const draw::Pen key_ink = pen_of(TextStyle::Muted), value_ink = pen_of(TextStyle::Body);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float room = ImGui::GetContentRegionAvail().x;
    key_width = std::min(key_width, room * 0.45f);
    const float value_width = std::max(room - key_width - metric::gap, 1.0f);
    const float height = std::max(draw::wrapped_height(value_ink, value, value_width), value_ink.size) + 8;
    ImDrawList* list = ImGui::GetWindowDrawList();
    draw::text_fitted(list, key_ink, add(at, 0, 4), key, key_width);
    draw::text_wrapped(list, value_ink, add(at, key_width + metric::gap, 4), value, value_width);
    mirror::text(Role::Text, key, at, add(at, key_width, height));
    mirror::text(Role::Text, value, add(at, key_width + metric::gap, 0), add(at, room, height));
    ImGui::Dummy({room, height});
}

void skeleton(float width, float height) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::GetWindowDrawList()->AddRectFilled(at, add(at, width, height), theme().press, height / 2);
    ImGui::Dummy({width, height});
}

namespace {

// A bar that moved with every frame would make the browser paint each of them, which on a slow machine takes longer than
// the work itself: it stands still for a moment.
struct ShownProgress {
    float fraction = 0;
    std::string text;
    double since = 0;
    int frame = -2;
};

const ShownProgress& shown_progress(ImGuiID id, float fraction, std::string_view text) {
    constexpr double still = 125;  // milliseconds
    static std::unordered_map<ImGuiID, ShownProgress> bars;
    ShownProgress& shown = bars[id];
    const int frame = ImGui::GetFrameCount();
    const double waited = host().now_ms() - shown.since;
    const bool is_new = shown.frame + 1 < frame;
    shown.frame = frame;
    if (shown.fraction == fraction && shown.text == text) return shown;
    if (is_new || fraction >= 1 || waited < 0 || waited >= still) shown = {fraction, std::string(text), host().now_ms(), frame};
    else host().wake_in(still - waited);
    return shown;
}

}  // namespace

void progress_bar(std::string_view name, float share_done, std::string_view how_far) {
    const auto& [fraction, value_text, since, frame] = shown_progress(ImGui::GetID(name.data(), name.data() + name.size()), std::clamp(share_done, 0.0f, 1.0f), how_far);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const draw::Pen ink = pen_of(TextStyle::Small);
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float value_width = draw::text_width(ink, value_text);
    const bool fits = draw::text_width(ink, name) + metric::gap + value_width <= width;
    draw::text_fitted(list, ink, at, name, fits ? width - value_width - metric::gap : width);
    draw::text_fitted(list, ink, fits ? add(at, width - value_width, 0) : add(at, 0, 36), value_text, width);
    const ImVec2 bar = add(at, 0, 22);
    list->AddRectFilled(bar, add(bar, width, 8), theme().press, 4);
    if (fraction > 0) list->AddRectFilled(bar, add(bar, std::max(width * fraction, 8.0f), 8), theme().accent, 4);
    mirror::text(Role::Progress, name, at, add(bar, width, 8), static_cast<int>(std::lround(fraction * 100)), value_text);
    ImGui::Dummy({width, fits ? 30.0f : 54.0f});
}

void tooltip(std::string_view text) {
    constexpr auto when = ImGuiHoveredFlags_ForTooltip | ImGuiHoveredFlags_DelayNormal | ImGuiHoveredFlags_AllowWhenDisabled;
    if (text.empty() || host().is_touch() || !ImGui::IsItemHovered(when)) return;
    const draw::Pen ink = draw::pen(TextWeight::Medium, font_size::small, theme().on_toast);
    const float width = std::min(draw::text_width(ink, text), 320.0f);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(10, 7));
    ImGui::PushStyleVar(ImGuiStyleVar_PopupRounding, 7.0f);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 7.0f);
    ImGui::PushStyleColor(ImGuiCol_PopupBg, theme().toast);
    ImGui::PushStyleColor(ImGuiCol_Border, 0u);
    if (ImGui::BeginTooltip()) {
        const ImVec2 at = ImGui::GetCursorScreenPos();
        draw::text_wrapped(ImGui::GetWindowDrawList(), ink, at, text, width + 1);
        ImGui::Dummy({width, draw::wrapped_height(ink, text, width + 1)});
        ImGui::EndTooltip();
    }
    ImGui::PopStyleColor(2);
    ImGui::PopStyleVar(3);
}

void section(std::string_view title, std::string_view help) {
    space(6);
    heading(title, 2);
    if (!help.empty()) paragraph(help, TextStyle::Small);
    space(2);
}

bool empty_state(std::string_view icon, std::string_view sentence, std::string_view action_label, std::string_view detail) {
    const Theme& t = theme();
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const float text_width = std::min(width - 24, 440.0f);
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ImVec2 centre = add(at, width / 2, 58);
    list->AddCircleFilled(centre, 30, t.accent_soft);
    draw::icon(list, icon, 28, centre, t.accent_text);
    const auto centred = [&](const draw::Pen& ink, std::string_view text, float top) {
        const float shown = std::min(draw::text_width(ink, text), text_width);
        const ImVec2 from = add(at, (width - shown) / 2, top);
        const float height = draw::wrapped_height(ink, text, shown + 1);
        draw::text_wrapped(list, ink, from, text, shown + 1);
        mirror::text(Role::Text, text, from, add(from, shown, height));
        return top + height;
    };
    float bottom = centred(draw::pen(TextWeight::Semibold, font_size::large, t.text), sentence, 106);
    if (!detail.empty()) bottom = centred(pen_of(TextStyle::Muted), detail, bottom + 6);
    if (action_label.empty()) {
        ImGui::Dummy({width, bottom + 40});
        return false;
    }
    const float action_width = button_width(action_label, false);
    ImGui::SetCursorScreenPos(add(at, (width - action_width) / 2, bottom + 18));
    const bool pressed = button(action_label, {.kind = ButtonKind::Primary});
    space(32);
    return pressed;
}

namespace {

std::string_view icon_of(Tone tone) {
    if (tone == Tone::Warn) return icon::triangle_alert;
    if (tone == Tone::Bad) return icon::circle_alert;
    return tone == Tone::Ok ? icon::circle_check : icon::info;
}

float actions_width(const BannerAction& actions) {
    float width = 0;
    for (const std::string_view action : {actions.first, actions.second})
        if (!action.empty()) width += button_width(action, false) + metric::gap;
    return width;
}

}  // namespace

int banner(std::string_view id, Tone tone, std::string_view text, const BannerAction& actions, bool closable) {
    const ToneColours colours = tone_colours(tone);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x, end_room = closable ? icon_button_size() + 4 : 0;
    const float buttons = actions_width(actions);
    const bool beneath = buttons > 0 && width - 44 - buttons - end_room < 260;
    const draw::Pen ink = draw::pen(TextWeight::Medium, font_size::body, colours.foreground);
    const float text_width = width - 42 - 14 - end_room - (beneath ? 0 : buttons);
    const float text_height = draw::wrapped_height(ink, text, text_width);
    const float height = std::max(text_height + 24, buttons > 0 && !beneath ? button_height() + 16 : 0.0f) +
                         (beneath ? button_height() + 8 : 0);
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddRectFilled(at, add(at, width, height), colours.background, metric::card_radius);
    draw::icon(list, icon_of(tone), 18, add(at, 24, beneath ? 12 + text_height / 2 : height / 2), colours.foreground);
    const ImVec2 text_at = add(at, 42, beneath ? 12 : (height - text_height) / 2);
    draw::text_wrapped(list, ink, text_at, text, text_width);
    ImGui::PushID(id.data(), id.data() + id.size());
    const mirror::Scope scope(tone == Tone::Bad ? Role::Alert : Role::Status, text, ImGui::GetID("banner"), at,
                              add(at, width, height));
    mirror::text(Role::Text, text, text_at, add(text_at, text_width, text_height));
    int pressed = 0, number = 0;
    float x = beneath ? 42 : width - buttons - end_room - 4;
    const float y = beneath ? text_height + 18 : (height - button_height()) / 2;
    for (const std::string_view action : {actions.first, actions.second}) {
        ++number;
        if (action.empty()) continue;
        ImGui::SetCursorScreenPos(add(at, x, y));
        if (button(action)) pressed = number;
        x += button_width(action, false) + metric::gap;
    }
    if (closable) {
        ImGui::SetCursorScreenPos(add(at, width - icon_button_size() - 6, beneath ? 6 : (height - icon_button_size()) / 2));
        ImGui::PushID("close");
        if (icon_button(texts().close, icon::x)) pressed = -1;
        ImGui::PopID();
    }
    ImGui::PopID();
    ImGui::SetCursorScreenPos(at);
    ImGui::Dummy({width, height});
    return pressed;
}

}  // namespace bottega::ui
