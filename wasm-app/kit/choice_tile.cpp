#include "wasm-app/kit/choice_tile.hpp"

#include <algorithm>
#include <string>

#include "wasm-app/kit/context.hpp"
#include "wasm-app/kit/draw.hpp"

namespace bottega::ui {

using draw::add;

namespace {

constexpr float tile_text_left = 36, tile_padding = 10, most_lines = 4;

draw::Pen tile_pen(bool muted) { return draw::pen(TextWeight::Regular, font_size::body, muted ? theme().text_muted : theme().text); }
draw::Pen tile_detail_pen() { return draw::pen(TextWeight::Regular, font_size::small, theme().text_secondary); }

float text_height(std::string_view text, float room) {
    const draw::Pen ink = tile_pen(false);
    return std::min(draw::wrapped_height(ink, text, room), most_lines * ink.size);
}

void draw_dot(ImDrawList* list, const draw::Press& press, bool chosen) {
    const Theme& t = theme();
    const ImVec2 centre = add(press.min, 20, tile_padding + font_size::body / 2);
    list->AddCircleFilled(centre, 8, chosen ? t.accent : t.surface);
    if (chosen) list->AddCircleFilled(centre, 3.5f, t.on_accent);
    else list->AddCircle(centre, 8, press.hovered ? t.text_muted : t.field_border, 0, 1.3f);
}

}  // namespace

float choice_tile_height(std::string_view text, std::string_view detail, float width) {
    const float room = width - tile_text_left - tile_padding;
    const float content = text_height(text, room) + (detail.empty() ? 0 : font_size::small + 2);
    return std::max(content + 2 * tile_padding, button_height());
}

bool choice_tile(std::string_view whole, const ChoiceTileOptions& options) {
    const draw::Label label(whole);
    const Theme& t = theme();
    const float width = options.width > 0 ? options.width : ImGui::GetContentRegionAvail().x;
    const float height = std::max(choice_tile_height(label.text, options.detail, width), options.least_height);
    const draw::Press press = draw::press_area(label.id(), {width, height});
    const std::string_view name = options.name.empty() ? label.text : options.name;
    mirror::item(press.id, mirror::Role::Radio, {.name = name, .description = options.detail},
                 mirror::state::checkable | (options.chosen ? mirror::state::checked : 0));
    if (!press.visible) return false;
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ImU32 ground = options.chosen ? t.accent_soft : press.hovered ? t.hover : t.surface;
    list->AddRectFilled(press.min, press.max, ground, metric::button_radius);
    list->AddRect(press.min, press.max, options.chosen ? t.accent : t.border_strong, metric::button_radius, 0, options.chosen ? 1.5f : 1.0f);
    draw_dot(list, press, options.chosen);
    const float room = width - tile_text_left - tile_padding, lines = text_height(label.text, room);
    list->PushClipRect(add(press.min, tile_text_left, tile_padding), add(press.min, tile_text_left + room, tile_padding + lines), true);
    draw::text_wrapped(list, tile_pen(options.muted), add(press.min, tile_text_left, tile_padding), label.text, room);
    list->PopClipRect();
    draw::text_fitted(list, tile_detail_pen(), add(press.min, tile_text_left, tile_padding + lines + 2), options.detail, room);
    draw::focus_ring(list, press.min, press.max, metric::button_radius, press.id);
    return press.pressed && !options.chosen;
}

void begin_choices(std::string_view question) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::PushID(question.data(), question.data() + question.size());
    mirror::begin(mirror::Role::RadioGroup, question, ImGui::GetID("choices"), at, add(at, ImGui::GetContentRegionAvail().x, field_height()));
}

void end_choices() {
    mirror::end();
    ImGui::PopID();
}

}  // namespace bottega::ui
