#include <algorithm>
#include <string>

#include "generated/icons.hpp"
#include "wasm-app/kit/display.hpp"
#include "wasm-app/kit/draw.hpp"

namespace bottega::ui {

using draw::add;

namespace {

constexpr float side = 18, line_height = 19;

// How many lines the detail may take: cards side by side are equally wide, and so equally high.
int detail_lines(float width) { return width >= 280 ? 1 : width >= 200 ? 2 : 3; }

// Lines end at blanks only: an amount stays whole.
void draw_words(ImDrawList* list, const draw::Pen& ink, ImVec2 at, std::string_view text, float width) {
    while (!text.empty()) {
        std::size_t end = text.size();
        while (draw::text_width(ink, text.substr(0, end)) > width && text.substr(0, end).rfind(' ') != std::string_view::npos)
            end = text.substr(0, end).rfind(' ');
        draw::text_fitted(list, ink, at, text.substr(0, end), width);
        text.remove_prefix(std::min(end + 1, text.size()));
        at.y += line_height;
    }
}

// The change and what it is compared with: in one line where they fit, else the detail beneath, never cut.
void draw_change(ImDrawList* list, ImVec2 at, const KpiOptions& options, float width) {
    const draw::Pen muted = draw::pen(TextWeight::Regular, font_size::small, theme().text_muted);
    float x = 0;
    if (!options.change.empty()) {
        const ImU32 colour = tone_colours(options.change_tone).foreground;
        const draw::Pen ink = draw::pen(TextWeight::Medium, font_size::small, colour);
        draw::icon(list, options.rising ? icon::trending_up : icon::trending_down, 15, add(at, 8, 8), colour);
        draw::text(list, ink, add(at, 20, 0), options.change);
        x = 25 + draw::text_width(ink, options.change);
    }
    if (x + draw::text_width(muted, options.detail) <= width) return draw::text(list, muted, add(at, x, 0), options.detail);
    draw_words(list, muted, add(at, 0, x > 0 ? line_height : 0), options.detail, width);
}

}  // namespace

bool kpi_card(std::string_view whole, std::string_view value, const KpiOptions& options) {
    const draw::Label label(whole);
    const Theme& t = theme();
    const float width = options.width > 0 ? options.width : ImGui::GetContentRegionAvail().x;
    const bool has_detail = !options.detail.empty() || !options.change.empty();
    const float height = has_detail ? 118 + line_height * static_cast<float>(detail_lines(width) - 1) : 92;
    const draw::Press press = draw::press_area(label.id(), {width, height});
    static std::string detail;
    detail.assign(options.change).append(options.change.empty() ? "" : " ").append(options.detail);
    mirror::item(press.id, mirror::Role::Link, {.name = label.text, .value = value, .description = detail});
    if (!press.visible) return false;
    ImDrawList* list = ImGui::GetWindowDrawList();
    draw::surface(list, press.min, press.max, metric::panel_radius, press.hovered ? 0.55f : 0.25f);
    if (press.hovered) list->AddRect(press.min, press.max, t.border_strong, metric::panel_radius);
    draw::focus_ring(list, press.min, press.max, metric::panel_radius, press.id);
    float room = width - 2 * side;
    constexpr float room_for_icon = 200;  // narrower, the figure needs it all
    if (!options.icon.empty() && width >= room_for_icon) {
        constexpr float tile = 30;  // above the figure, which may be as wide as the card
        const ImVec2 corner = add(press.min, width - tile - 14, 10);
        list->AddRectFilled(corner, add(corner, tile, tile), t.accent_soft, 9);
        draw::icon(list, options.icon, 17, add(corner, tile / 2, tile / 2), t.accent_text);
        room -= tile + 4;
    }
    draw::text_fitted(list, draw::pen(TextWeight::Medium, font_size::small, t.text_secondary), add(press.min, side, 18),
                      label.text, room);
    draw::Pen figure = draw::pen(TextWeight::Semibold, font_size::figure, t.text);
    while (figure.size > font_size::large && draw::text_width(figure, value) > width - 2 * side) figure.size -= 2;
    draw::text_fitted(list, figure, add(press.min, side, 42 + (font_size::figure - figure.size) / 2), value, width - 2 * side);
    if (has_detail) draw_change(list, add(press.min, side, 88), options, width - 2 * side);
    return press.pressed;
}

}  // namespace bottega::ui
