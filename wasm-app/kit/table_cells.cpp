#include <algorithm>

#include "wasm-app/kit/draw.hpp"
#include "wasm-app/kit/table.hpp"

namespace bottega::ui {

using draw::add;
using mirror::Role;

namespace {

draw::Pen cell_pen(TextStyle style) {
    const Theme& t = theme();
    const bool strong = style == TextStyle::Strong;
    const ImU32 colour = strong || style == TextStyle::Body ? t.text : style == TextStyle::Secondary ? t.text_secondary : t.text_muted;
    return draw::pen(strong ? TextWeight::Medium : TextWeight::Regular, font_size::body, colour);
}

}  // namespace

// On a phone the details stand in one line, one after the other.
void Table::phone_detail(std::string_view text, const Rect& cell) {
    if (text.empty() || cell.width < 12) return;
    const draw::Pen ink = draw::pen(TextWeight::Regular, font_size::small, theme().text_muted);
    ImDrawList* list = ImGui::GetWindowDrawList();
    float x = cell.x;
    constexpr std::string_view dot = "  \xc2\xb7  ";
    if (phone_detail_x_ > phone_indent_) {
        x += draw::text_width(ink, dot);
    }
    const float room = cell.right() - x;
    if (room < std::min(draw::text_width(ink, text), 56.0f)) return;  // a stub of a word says nothing
    if (x > cell.x) draw::text(list, ink, {cell.x, cell.y}, dot);
    draw::text_fitted(list, ink, {x, cell.y}, text, room);
    phone_detail_x_ += x - cell.x + std::min(draw::text_width(ink, text), room);
    mirror::text(Role::Cell, text, {x, cell.y}, {x + std::min(draw::text_width(ink, text), room), cell.y + ink.size});
}

void Table::cell(std::string_view text, TextStyle style) {
    const PhonePlace place = column(column_).phone;
    const Rect cell = next_cell();
    if (cell.width <= 0) return;
    if (phone_ && place == PhonePlace::Detail) return phone_detail(text, cell);
    const bool title = phone_ && place == PhonePlace::Title;
    const draw::Pen ink = cell_pen(title ? TextStyle::Strong : style);
    draw::text_fitted(ImGui::GetWindowDrawList(), ink, {cell.x, cell.y + (cell.height - ink.size) / 2}, text, cell.width);
    if (text != link_name_) say_cell(text, cell);
}

void Table::cell_sentence(std::string_view text) {
    const draw::Pen usual = cell_pen(TextStyle::Secondary);
    constexpr float around = 24;
    if (phone_ || draw::text_width(usual, text) <= width_[column_] - around) return cell(text);
    const Rect cell = next_cell();
    if (cell.width <= 0) return;
    const draw::Pen ink = draw::pen(TextWeight::Regular, font_size::small, usual.colour);
    const char* begin = text.data();
    const char* rest = ink.font->CalcWordWrapPosition(ink.size, begin, begin + text.size(), cell.width);
    const auto first = static_cast<std::size_t>(rest - begin);
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float top = cell.y + cell.height / 2 - ink.size - 1;
    draw::text(list, ink, {cell.x, top}, text.substr(0, first));
    const std::size_t second = std::min(text.find_first_not_of(' ', first), text.size());  // in smaller letters one line may do
    draw::text_fitted(list, ink, {cell.x, top + ink.size + 2}, text.substr(second), cell.width);
    say_cell(text, cell);
    if (ImGui::IsMouseHoveringRect({cell.x, cell.y}, {cell.right(), cell.bottom()})) tooltip(text);
}

void Table::cell_title(std::string_view title, std::string_view detail, bool with_avatar) {
    const Rect cell = next_cell();
    if (cell.width <= 0) return;
    ImDrawList* list = ImGui::GetWindowDrawList();
    const draw::Pen ink = cell_pen(TextStyle::Strong);
    const draw::Pen small = draw::pen(TextWeight::Regular, phone_ ? font_size::small : font_size::extra_small, theme().text_muted);
    float x = cell.x;
    if (with_avatar) {
        const float radius = phone_ ? 17 : 14;
        draw::avatar(list, {x + radius, (row_min_.y + row_max_.y) / 2}, radius, title);
        x += 2 * radius + 10;
        if (phone_) phone_detail_x_ += 2 * radius + 10;
    }
    phone_indent_ = phone_detail_x_;
    const float room = cell.right() - x;
    const float gap = phone_ ? 9 : 2;
    const float block = detail.empty() && !phone_ ? ink.size : ink.size + gap + small.size;
    const float top = phone_ ? cell.y : row_min_.y + (row_height_ - block) / 2;
    draw::text_fitted(list, ink, {x, top}, title, room);
    if (title != link_name_) say_cell(title, {x, top, room, ink.size});
    if (detail.empty()) return;
    if (phone_) {
        phone_detail(detail, {x, top + ink.size + gap, row_max_.x - 14 - phone_pill_ - x, small.size});
        return;
    }
    draw::text_fitted(list, small, {x, top + ink.size + gap}, detail, room);
    say_cell(detail, {x, top, room, block});
}

void Table::cell_right(std::string_view text, Tone tone) {
    const PhonePlace place = column(column_).phone;
    const Rect cell = next_cell();
    if (cell.width <= 0) return;
    if (phone_ && place == PhonePlace::Detail) return phone_detail(text, cell);
    draw::Pen ink = draw::pen(TextWeight::Medium, font_size::body, tone == Tone::Neutral ? theme().text : tone_colours(tone).foreground);
    const float width = std::min(draw::text_width(ink, text), cell.width);
    draw::text_fitted(ImGui::GetWindowDrawList(), ink, {cell.right() - width, cell.y + (cell.height - ink.size) / 2}, text, width);
    say_cell(text, cell);
}

void Table::cell_pill(std::string_view text, Tone tone) {
    const PhonePlace place = column(column_).phone;
    const Rect cell = next_cell();
    if (cell.width <= 0 || text.empty()) return;
    if (phone_ && place == PhonePlace::Detail) return phone_detail(text, cell);
    const float x = phone_ ? cell.right() - std::min(pill_width(text) - 11, cell.width) : cell.x;
    draw::pill(ImGui::GetWindowDrawList(), {x, cell.y + (cell.height - 23) / 2}, text, tone, !phone_, cell.width);
    say_cell(text, cell);
}

void Table::cell_icon(std::string_view icon, std::string_view meaning, Tone tone) {
    const Rect cell = next_cell();
    if (cell.width <= 0 || icon.empty()) return;
    const ImU32 colour = tone == Tone::Neutral ? theme().text_muted : tone_colours(tone).foreground;
    draw::icon(ImGui::GetWindowDrawList(), icon, 17, {cell.x + 9, cell.y + cell.height / 2}, colour);
    say_cell(meaning, cell);
}

float Table::begin_cell() {
    const Rect cell = next_cell();
    cell_open_ = true;
    mirror::begin(Role::Cell, {}, ImGui::GetCurrentWindow()->GetID(column_), {cell.x, row_min_.y}, {cell.right(), row_max_.y});
    ImGui::SetCursorScreenPos({cell.x, row_min_.y + (row_height_ - field_height()) / 2});
    draw::push_room(std::max(cell.width, 1.0f));
    ImGui::BeginGroup();
    return cell.width;
}

void Table::begin_editor(int index, float least_width) {
    keep_off_pinned(false);
    const Rect cell = cell_at(index);
    const float width = std::min(std::max(cell.width - 8, least_width), area_.width - 8);
    const float x = std::max(std::min(cell.x + 4, area_.right() - width - 4), area_.x + 4);
    const ImVec2 at{x, row_min_.y + (row_height_ - field_height()) / 2};
    ImGui::GetWindowDrawList()->AddRectFilled({x, row_min_.y + 1}, {x + width, row_max_.y - 1}, theme().surface);
    mirror::begin(Role::Cell, {}, ImGui::GetCurrentWindow()->GetID("editor"), {x, row_min_.y}, {x + width, row_max_.y});
    ImGui::SetCursorScreenPos(at);
    draw::push_room(width);
    ImGui::BeginGroup();
}

void Table::end_editor() {
    ImGui::EndGroup();
    draw::pop_room();
    mirror::end();
}

void Table::end_cell() {
    if (!cell_open_) return;
    cell_open_ = false;
    ImGui::EndGroup();
    draw::pop_room();
    mirror::end();
}

}  // namespace bottega::ui
