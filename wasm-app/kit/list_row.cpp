#include "wasm-app/kit/list_row.hpp"

#include <algorithm>
#include <string>

#include "wasm-app/kit/display.hpp"
#include "wasm-app/kit/draw.hpp"

namespace bottega::ui {

using draw::add;

namespace {

// What stands at the right; gives the width it took.
float draw_right_side(ImDrawList* list, const draw::Press& press, const ListRowOptions& options) {
    float x = press.max.x - 6;
    const float middle = (press.min.y + press.max.y) / 2;
    if (!options.pill.empty()) {
        constexpr float pill_height = 23;
        x -= pill_width(options.pill);
        draw::pill(list, {x, middle - pill_height / 2}, options.pill, options.tone, true);
        x -= 10;
    }
    if (!options.amount.empty()) {
        const draw::Pen ink = draw::pen(TextWeight::Medium, font_size::body, theme().text);
        x -= draw::text_width(ink, options.amount);
        draw::text(list, ink, {x, middle - ink.size / 2}, options.amount);
        x -= 10;
    }
    return press.max.x - x;
}

}  // namespace

bool list_row(std::string_view whole, const ListRowOptions& options) {
    const draw::Label label(whole);
    const Theme& t = theme();
    const float width = ImGui::GetContentRegionAvail().x;
    const float height = std::max(options.detail.empty() ? 40.0f : 50.0f, button_height());
    const draw::Press press = draw::press_area(label.id(), {width, height});
    std::string about(options.detail);
    for (const std::string_view part : {options.amount, options.pill})
        if (!part.empty()) about += (about.empty() ? "" : ", ") + std::string(part);
    mirror::item(press.id, mirror::Role::Link, {.name = label.text, .description = about},
                 options.highlighted ? mirror::state::current : 0);
    if (!press.visible) return false;
    ImDrawList* list = ImGui::GetWindowDrawList();
    if (options.highlighted || press.hovered)
        list->AddRectFilled(press.min, press.max, options.highlighted ? t.accent_soft : t.hover, metric::button_radius);
    if (!options.last) list->AddLine({press.min.x, press.max.y}, press.max, t.border);
    const float left = options.icon.empty() ? 6.0f : 38.0f;
    if (!options.icon.empty()) draw::icon(list, options.icon, 18, add(press.min, 18, height / 2), t.text_secondary);
    const float room = width - left - draw_right_side(list, press, options);
    const draw::Pen title = draw::pen(TextWeight::Medium, font_size::body, t.text);
    const draw::Pen small = draw::pen(TextWeight::Regular, font_size::small, t.text_secondary);
    const float block = options.detail.empty() ? title.size : title.size + small.size + 2;
    const float top = (height - block) / 2;
    draw::text_fitted(list, title, add(press.min, left, top), label.text, room);
    draw::text_fitted(list, small, add(press.min, left, top + title.size + 2), options.detail, room);
    draw::focus_ring(list, press.min, press.max, metric::button_radius, press.id);
    return press.pressed;
}

}  // namespace bottega::ui
