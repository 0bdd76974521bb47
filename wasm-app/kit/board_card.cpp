#include "wasm-app/kit/board_card.hpp"

#include <algorithm>

#include "wasm-app/kit/display.hpp"
#include "wasm-app/kit/draw.hpp"

namespace bottega::ui {

using draw::add;

namespace {

constexpr float card_side = 12, card_top = 11, title_line = 21, detail_line = 19, foot_line = 25, tab_height = 44;

void draw_card_foot(ImDrawList* list, const BoardCard& card, ImVec2 at, float room) {
    constexpr float pill_height = 23;
    const draw::Pen amount = draw::pen(TextWeight::Semibold, font_size::body, theme().text);
    const float amount_width = std::min(draw::text_width(amount, card.amount), room);
    draw::text_fitted(list, amount, add(at, 0, (pill_height - amount.size) / 2), card.amount, amount_width);
    if (card.pill.empty()) return;
    const float rest = room - amount_width - 8, width = std::min(pill_width(card.pill), rest);
    if (width > 40) draw::pill(list, add(at, room - width, 0), card.pill, card.tone, true, width);
}

// "Expected close 22/01/2027": where there is no room for all of it, the day at its end is whole and its name is cut.
void draw_card_detail(ImDrawList* list, ImVec2 at, std::string_view detail, float room) {
    const draw::Pen ink = draw::pen(TextWeight::Regular, font_size::small, theme().text_secondary);
    const auto space = detail.rfind(' ');
    const std::string_view figure = space == std::string_view::npos ? std::string_view() : detail.substr(space);
    const float rest = room - draw::text_width(ink, figure);
    const bool has_figure = figure.find_first_of("0123456789") != std::string_view::npos;
    if (!has_figure || rest <= 0 || draw::text_width(ink, detail) <= room) return draw::text_fitted(list, ink, at, detail, room);
    draw::text_fitted(list, ink, at, detail.substr(0, space), rest);
    draw::text(list, ink, add(at, rest, 0), figure);
}

}  // namespace

float board_card_height(int detail_lines, bool has_foot) {
    return 2 * card_top + title_line + static_cast<float>(detail_lines) * detail_line + (has_foot ? foot_line : 0) - 3;
}

void draw_board_card(ImDrawList* list, const BoardCard& card, ImVec2 min, float width, float height, BoardCardLook look) {
    const Theme& t = theme();
    const ImVec2 max = add(min, width, height);
    if (look == BoardCardLook::Lifted) {
        list->AddRectFilled(min, max, draw::with_alpha(t.surface, 90), metric::card_radius);
        list->AddRect(min, max, t.border_strong, metric::card_radius);
        return;
    }
    if (!t.dark) list->AddRectFilled(add(min, 0, 1), add(max, 0, 1.5f), t.border_strong, metric::card_radius);
    list->AddRectFilled(min, max, t.surface, metric::card_radius);
    list->AddRect(min, max, look == BoardCardLook::Hovered ? t.border_strong : t.border, metric::card_radius);
    const float room = width - 2 * card_side;
    ImVec2 at = add(min, card_side, card_top);
    draw::text_fitted(list, draw::pen(TextWeight::Medium, font_size::body, t.text), at, card.title, room);
    at.y += title_line;
    for (const std::string& detail : card.details) {
        draw_card_detail(list, at, detail, room);
        at.y += detail_line;
    }
    draw_card_foot(list, card, {at.x, max.y - card_top - foot_line + 4}, room);
}

BoardColumnName board_column_name(const BoardColumn& column, bool shown, bool is_target) {
    const Theme& t = theme();
    const draw::Pen name = draw::pen(shown ? TextWeight::Semibold : TextWeight::Medium, font_size::body, shown ? t.accent_text : t.text_secondary);
    const draw::Pen count = draw::pen(TextWeight::Medium, font_size::small, shown ? t.accent_text : t.text_muted);
    constexpr float side = 12, gap = 7, dot_room = 14;
    const float name_width = draw::text_width(name, column.name), width = side + dot_room + name_width + gap + draw::text_width(count, column.count) + side;
    ImGui::PushItemFlag(ImGuiItemFlags_NoTabStop, !shown);
    const draw::Press press = draw::press_area(ImGui::GetID("name"), {width, tab_height});
    ImGui::PopItemFlag();
    mirror::item(press.id, mirror::Role::Tab, {.name = column.name, .description = column.count},
                 mirror::state::selectable | (shown ? mirror::state::selected : 0));
    const BoardColumnName name_drawn{{press.min.x, press.min.y, width, tab_height}, press.pressed};
    if (!press.visible) return name_drawn;
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ImVec2 min = add(press.min, 0, 4), max = add(press.max, 0, -4);
    list->AddRectFilled(min, max, shown || is_target ? t.accent_soft : t.surface, 18);
    list->AddRect(min, max, shown || is_target ? t.accent : t.border_strong, 18, 0, is_target ? 2.0f : 1.0f);
    draw::focus_ring(list, min, max, 18, press.id);
    const float middle = press.min.y + tab_height / 2;
    list->AddCircleFilled({press.min.x + side + 4, middle}, 4, column.tone == Tone::Neutral ? t.text_muted : tone_colours(column.tone).foreground);
    draw::text(list, name, {press.min.x + side + dot_room, middle - name.size / 2}, column.name);
    draw::text(list, count, {press.min.x + side + dot_room + name_width + gap, middle - count.size / 2}, column.count);
    return name_drawn;
}

}  // namespace bottega::ui
