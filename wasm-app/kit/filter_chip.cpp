#include "wasm-app/kit/filter_chip.hpp"

#include <algorithm>

#include "generated/icons.hpp"
#include "wasm-app/kit/context.hpp"
#include "wasm-app/kit/display.hpp"
#include "wasm-app/kit/draw.hpp"

namespace bottega::ui {

using draw::add;
using mirror::Role;

namespace {

constexpr float before = 12, between = 4;

draw::Pen chip_pen() { return draw::pen(TextWeight::Medium, font_size::small, theme().accent_text); }
float cross_width() { return host().is_touch() ? metric::touch_target : 28; }

}  // namespace

float filter_chip_width(std::string_view whole, float max_width) {
    return std::min(draw::text_width(chip_pen(), draw::Label(whole).text) + before + between + cross_width(), max_width);
}

ChipPress filter_chip(std::string_view whole, const FilterChipOptions& options) {
    const draw::Label label(whole);
    const draw::Pen ink = chip_pen();
    const float width = filter_chip_width(whole, options.max_width), height = button_height(), room = width - cross_width();
    const Theme& t = theme();
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float inset = host().is_touch() ? 5 : 3, radius = (height - 2 * inset) / 2;
    ImGui::BeginGroup();
    ImGui::PushID(whole.data(), whole.data() + whole.size());
    list->AddRectFilled(add(at, 0, inset), add(at, width, height - inset), t.accent_soft, radius);
    const draw::Press edit = draw::press_area(ImGui::GetID("edit"), {room, height});
    mirror::item(edit.id, Role::Button, {.name = label.text});
    if (edit.hovered) list->AddRectFilled(add(at, 0, inset), add(at, room, height - inset), t.hover, radius, ImDrawFlags_RoundCornersLeft);
    draw::text_fitted(list, ink, add(at, before, (height - ink.size) / 2), label.text, room - before - between);
    draw::focus_ring(list, add(edit.min, 0, inset), add(edit.max, 0, -inset), radius, edit.id);
    if (draw::text_width(ink, label.text) > room - before - between && edit.hovered) tooltip(label.text);
    ImGui::SameLine(0, 0);
    const draw::Press remove = draw::press_area(ImGui::GetID("remove"), {cross_width(), height});
    mirror::item(remove.id, Role::Button, {.name = options.remove});
    const ImVec2 cross{remove.min.x, at.y};
    if (remove.hovered) list->AddRectFilled(add(cross, 0, inset), add(cross, cross_width(), height - inset), t.hover, radius, ImDrawFlags_RoundCornersRight);
    draw::icon(list, icon::x, 15, add(cross, cross_width() / 2 - 2, height / 2), ink.colour);
    draw::focus_ring(list, add(remove.min, 0, inset), add(remove.max, 0, -inset), radius, remove.id);
    list->AddRect(add(at, 0, inset), add(at, width, height - inset), t.accent, radius);
    ImGui::PopID();
    ImGui::EndGroup();
    return edit.pressed ? ChipPress::Edit : remove.pressed ? ChipPress::Remove : ChipPress::None;
}

}  // namespace bottega::ui
