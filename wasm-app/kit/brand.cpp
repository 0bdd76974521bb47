#include "wasm-app/kit/brand.hpp"

#include "generated/icons.hpp"
#include "wasm-app/kit/draw.hpp"

namespace bottega::ui {

using draw::add;

void brand_mark(float size) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddRectFilled(at, add(at, size, size), theme().accent, metric::button_radius);
    draw::icon(list, icon::store, size * 0.58f, add(at, size / 2, size / 2), theme().on_accent);
    ImGui::Dummy({size, size});
}

bool search_button(std::string_view whole, std::string_view shortcut, float width) {
    const draw::Label label(whole);
    const Theme& t = theme();
    const float height = button_height();
    const draw::Press press = draw::press_area(label.id(), {width, height});
    if (!press.visible) return false;
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddRectFilled(press.min, press.max, press.hovered ? t.hover : t.surface, metric::button_radius);
    list->AddRect(press.min, press.max, t.field_border, metric::button_radius);
    draw::focus_ring(list, press.min, press.max, metric::button_radius, press.id);
    const draw::Pen ink = draw::pen(TextWeight::Regular, font_size::body, t.text_muted);
    const draw::Pen small = draw::pen(TextWeight::Medium, font_size::small, t.text_muted);
    const float top = (height - ink.size) / 2, end = shortcut.empty() ? 12 : draw::text_width(small, shortcut) + 24;
    draw::icon(list, icon::search, 17, add(press.min, 20, height / 2), t.text_muted);
    draw::text_fitted(list, ink, add(press.min, 38, top), label.text, width - 38 - end);
    if (!shortcut.empty()) draw::text(list, small, {press.max.x - end + 12, press.min.y + (height - small.size) / 2}, shortcut);
    mirror::item(press.id, mirror::Role::Button, {.name = label.text, .description = shortcut});
    return press.pressed;
}

}  // namespace bottega::ui
