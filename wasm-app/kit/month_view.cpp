#include "wasm-app/kit/month_view.hpp"

#include <algorithm>

#include "core/i18n/locale.hpp"
#include "imgui_internal.h"
#include "wasm-app/kit/context.hpp"
#include "wasm-app/kit/display.hpp"

namespace bottega::ui {

using draw::add;
using mirror::Role;

namespace {

constexpr float weekday_line = 30, number_line = 28, one_line = 23, two_lines = 44, chip_gap = 3, least_row = 96, count_row = 52;

Rect inner(const Rect& cell) { return {cell.x + 4, cell.y, cell.width - 8, cell.height}; }

bool is_inside(const Rect& rect, ImVec2 point) {
    return point.x >= rect.x && point.x < rect.right() && point.y >= rect.y && point.y < rect.bottom();
}

void draw_chip(ImDrawList* list, ImVec2 min, float width, float height, std::string_view title, std::string_view detail, Tone tone, bool hovered) {
    const ToneColours colours = tone == Tone::Neutral ? tone_colours(Tone::Accent) : tone_colours(tone);
    const ImVec2 max = add(min, width, height);
    list->AddRectFilled(min, max, colours.background, 5);
    list->AddRectFilled(min, add(min, 3, height), colours.foreground, 5, ImDrawFlags_RoundCornersLeft);
    if (hovered) list->AddRect(min, max, colours.foreground, 5);
    const draw::Pen ink = draw::pen(TextWeight::Medium, font_size::small, colours.foreground);
    const draw::Pen beside = draw::pen(TextWeight::Regular, font_size::small, colours.foreground);
    if (height > one_line) {
        draw::text_fitted(list, ink, add(min, 9, detail.empty() ? (height - ink.size) / 2 : 5), title, width - 14);
        return draw::text_fitted(list, beside, add(min, 9, 7 + ink.size), detail, width - 14);
    }
    draw::text_fitted(list, ink, add(min, 9, (height - ink.size) / 2), title, width - 14);
    const float used = draw::text_width(ink, title) + 6;
    constexpr float least_detail = 40;
    if (detail.empty() || width - 14 - used < least_detail) return;
    draw::text_fitted(list, beside, add(min, 9 + used, (height - beside.size) / 2), detail, width - 14 - used);
}

}  // namespace

MonthDays days_of_month(Date month) {
    const Date first = month.first_of_month(), last = month.last_of_month();
    return {first.plus_days(1 - first.day_of_week()), last.plus_days(7 - last.day_of_week())};
}

MonthDays days_of_week(Date day) {
    const Date first = day.plus_days(1 - day.day_of_week());
    return {first, first.plus_days(6)};
}

float MonthView::chip_height() const { return options_.week ? two_lines : one_line; }

MonthView::MonthView(const MonthOptions& options, MonthState& state)
    : options_(options), state_(state), days_(options.week ? days_of_week(options.month) : days_of_month(options.month)), day_(days_.first) {
    const ImVec2 at = ImGui::GetCursorScreenPos(), room = ImGui::GetContentRegionAvail();
    ImGui::PushID(options.id.data(), options.id.data() + options.id.size());
    seed_ = ImGui::GetID("chip");
    const float weeks = static_cast<float>(days_.weeks());
    row_height_ = options.counts_only ? count_row : std::max((room.y - weekday_line) / weeks, least_row);
    frame_ = {at.x, at.y, room.x, options.counts_only ? weekday_line + weeks * row_height_ : room.y};
    const bool scrolls = !options.counts_only && weeks * row_height_ > room.y - weekday_line + 1;
    day_width_ = (frame_.width - (scrolls ? ImGui::GetStyle().ScrollbarSize : 0)) / 7;
    ImGui::GetWindowDrawList()->AddRectFilled(at, {frame_.right(), frame_.bottom()}, theme().surface, metric::card_radius);
    mirror::begin(Role::Table, options.name, ImGui::GetID("month"), at, {frame_.right(), frame_.bottom()}, 0, days_.weeks() + 1, 7);
    draw_weekdays();
    ImGui::SetCursorScreenPos({frame_.x, frame_.y + weekday_line});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
    ImGui::BeginChild("days", {frame_.width, frame_.height - weekday_line}, ImGuiChildFlags_NavFlattened);
}

MonthView::~MonthView() {
    ImGui::SetCursorPos({0, static_cast<float>(days_.weeks()) * row_height_});
    ImGui::Dummy({1, 0});
    ImGui::EndChild();
    ImGui::PopStyleVar(2);
    mirror::end();
    ImGui::PopID();
    ImGui::GetWindowDrawList()->AddRect({frame_.x, frame_.y}, {frame_.right(), frame_.bottom()}, theme().border, metric::card_radius);
    ImGui::SetCursorScreenPos({frame_.x, frame_.y});
    ImGui::Dummy({frame_.width, frame_.height});
}

void MonthView::draw_weekdays() {
    const draw::Pen ink = draw::pen(TextWeight::Medium, font_size::small, theme().text_muted);
    const mirror::Scope row(Role::Row, {}, ImGui::GetID("weekdays"), {frame_.x, frame_.y}, {frame_.right(), frame_.y + weekday_line}, 0, 1);
    const float width = day_width_;
    for (int day = 1; day <= 7; ++day) {
        const std::string_view name = width < 90 ? locale().short_weekday_name(day) : locale().weekday_name(day);
        const float left = frame_.x + static_cast<float>(day - 1) * width, shown = std::min(draw::text_width(ink, name), width - 8);
        draw::text_fitted(ImGui::GetWindowDrawList(), ink, {left + (width - shown) / 2, frame_.y + (weekday_line - ink.size) / 2}, name, shown);
        mirror::text(Role::ColumnHeader, name, {left, frame_.y}, {left + width, frame_.y + weekday_line});
    }
    ImGui::GetWindowDrawList()->AddLine({frame_.x, frame_.y + weekday_line}, {frame_.right(), frame_.y + weekday_line}, theme().border);
}

std::optional<Date> MonthView::coming() const {
    const Date day = days_.first.plus_days(index_ + 1);
    return day > days_.last ? std::nullopt : std::optional(day);
}

Rect MonthView::cell_of(int index) const {
    const ImVec2 start = ImGui::GetCurrentWindow()->DC.CursorStartPos;
    return {start.x + static_cast<float>(index % 7) * day_width_, start.y + static_cast<float>(index / 7) * row_height_, day_width_, row_height_};
}

bool MonthView::next_day(int count, std::string_view description) {
    if (std::exchange(cell_open_, false)) mirror::end();
    const auto day = coming();
    if ((!day || (index_ + 1) % 7 == 0) && std::exchange(row_open_, false)) mirror::end();
    if (!day) {
        follow_drag();
        return false;
    }
    ++index_;
    day_ = *day;
    cell_ = cell_of(index_);
    ImGui::PushID(index_);
    if (index_ % 7 == 0) {
        mirror::begin(Role::Row, {}, ImGui::GetID("week"), {frame_.x, cell_.y}, {frame_.right(), cell_.bottom()}, 0, index_ / 7 + 2);
        row_open_ = true;
    }
    mirror::begin(Role::Cell, {}, ImGui::GetID("day"), {cell_.x, cell_.y}, {cell_.right(), cell_.bottom()});
    cell_open_ = true;
    draw_day(count, description);
    ImGui::PopID();
    const int room = std::max(static_cast<int>((cell_.height - number_line - 2) / (chip_height() + chip_gap)), 1);
    chips_ = options_.counts_only ? 0 : count <= room ? count : room - 1;
    left_out_ = options_.counts_only ? 0 : count - chips_;
    chip_ = -1;
    return true;
}

void MonthView::draw_day(int count, std::string_view description) {
    const Theme& t = theme();
    ImDrawList* list = ImGui::GetWindowDrawList();
    const bool inside = is_of_month();
    const ImVec2 min{cell_.x, cell_.y}, max{cell_.right(), cell_.bottom()};
    const bool is_target = state_.is_dragging() && is_inside(cell_, ImGui::GetMousePos());
    if (is_target) state_.lifted.over = day_;
    ImGui::SetCursorScreenPos(min);
    ImGui::SetNextItemAllowOverlap();
    ImGui::PushItemFlag(ImGuiItemFlags_NoNav | ImGuiItemFlags_NoTabStop, !options_.counts_only);
    const draw::Press whole = draw::press_area(ImGui::GetID("whole"), {cell_.width, cell_.height});
    ImGui::PopItemFlag();
    const ImU32 ground = is_target && state_.lifted.from != day_ ? t.accent_soft : options_.chosen == day_ ? t.accent_soft : whole.hovered && !state_.is_dragging() ? t.hover : inside ? 0 : t.sunken;
    if (ground) list->AddRectFilled(min, max, ground);
    list->AddLine({min.x, max.y - 0.5f}, {max.x, max.y - 0.5f}, t.border);
    if (index_ % 7 != 6) list->AddLine({max.x - 0.5f, min.y}, {max.x - 0.5f, max.y}, t.border);
    if (is_target && state_.lifted.from != day_) list->AddRect(add(min, 1, 1), add(max, -2, -2), t.accent, 4, 0, 2);
    const std::string name = locale().long_date(day_);
    draw::Press number = whole;
    if (!options_.counts_only) {
        ImGui::SetCursorScreenPos(add(min, 4, 2));
        ImGui::SetNextItemAllowOverlap();
        ImGui::PushItemFlag(ImGuiItemFlags_NoTabStop, day_ != options_.today && day_.day() != 1);
        number = draw::press_area(ImGui::GetID("number"), {cell_.width - 8, number_line - 4});
        ImGui::PopItemFlag();
    }
    mirror::item(number.id, Role::Button, {.name = name, .description = description}, options_.chosen == day_ ? mirror::state::current : 0);
    draw_number(number, count);
    if ((whole.pressed || number.pressed) && !state_.is_dragging()) pressed_ = day_;
}

void MonthView::draw_number(const draw::Press& press, int count) {
    if (!press.visible) return;
    const Theme& t = theme();
    ImDrawList* list = ImGui::GetWindowDrawList();
    const bool is_today = day_ == options_.today, inside = is_of_month();
    const draw::Pen ink = draw::pen(is_today ? TextWeight::Semibold : TextWeight::Regular, font_size::small,
                                    is_today ? t.on_accent : inside ? t.text : t.text_muted);
    const std::string number = std::to_string(day_.day());
    const ImVec2 centre = options_.counts_only ? ImVec2{cell_.x + cell_.width / 2, cell_.y + 18} : ImVec2{cell_.x + 21, cell_.y + 14};
    if (is_today) list->AddCircleFilled(centre, 11, t.accent);
    draw::text(list, ink, add(centre, -draw::text_width(ink, number) / 2, -ink.size / 2), number);
    draw::focus_ring(list, add(press.min, 3, 3), add(press.max, -3, -3), 4, press.id);
    constexpr int most_dots = 3;
    const int dots = options_.counts_only ? std::min(count, most_dots) : 0;
    for (int dot = 0; dot < dots; ++dot)
        list->AddCircleFilled({centre.x + (static_cast<float>(dot) - static_cast<float>(dots - 1) / 2) * 8, cell_.y + 39}, 2.6f, t.accent_text);
}

bool MonthView::next_chip() {
    if (chip_ + 1 >= chips_) return false;
    ++chip_;
    return true;
}

bool MonthView::chip(const MonthChip& chip) {
    const Rect room = inner(cell_);
    const ImVec2 min{room.x, room.y + number_line + static_cast<float>(chip_) * (chip_height() + chip_gap)};
    const ImGuiID id = ImHashData(&chip.record, sizeof chip.record, seed_);
    ImGui::SetCursorScreenPos(min);
    const draw::Press press = draw::press_area(id, {room.width, chip_height()});
    mirror::item(press.id, Role::Link, {.name = chip.title, .description = chip.description});
    if (options_.movable) host().lift_handle(id);
    const bool is_lifted = state_.lifted.record == chip.record;
    if (press.visible && !is_lifted) {
        draw_chip(ImGui::GetWindowDrawList(), min, room.width, chip_height(), chip.title, chip.detail, chip.tone, press.hovered);
        draw::focus_ring(ImGui::GetWindowDrawList(), min, press.max, 4, id);
    }
    if (options_.movable) follow_keys(chip, id);
    if (options_.movable && press.held && !state_.is_dragging() && ImGui::IsMouseDragging(ImGuiMouseButton_Left, 5))
        state_.lifted = {.record = chip.record, .from = day_, .over = day_, .title = std::string(chip.title), .detail = std::string(chip.detail), .tone = chip.tone};
    return press.pressed && !is_lifted && !state_.is_dragging();
}

// Ctrl and an arrow: a day earlier or later, a week earlier or later.
void MonthView::follow_keys(const MonthChip& chip, ImGuiID id) {
    if (ImGui::GetCurrentContext()->NavId != id || !ImGui::GetIO().KeyCtrl || state_.is_dragging()) return;
    const auto pressed = [](ImGuiKey key) { return ImGui::IsKeyPressed(key) ? 1 : 0; };
    const int days = pressed(ImGuiKey_RightArrow) - pressed(ImGuiKey_LeftArrow) + 7 * (pressed(ImGuiKey_DownArrow) - pressed(ImGuiKey_UpArrow));
    if (days == 0) return;
    ImGui::NavMoveRequestCancel();
    move_ = DayMove{chip.record, day_.plus_days(days)};
}

bool MonthView::more(std::string_view label) {
    const Rect room = inner(cell_);
    ImGui::SetCursorScreenPos({room.x, room.y + number_line + static_cast<float>(chips_) * (chip_height() + chip_gap)});
    ImGui::PushID(index_);
    const draw::Press press = draw::press_area(ImGui::GetID("more"), {room.width, one_line});
    ImGui::PopID();
    mirror::item(press.id, Role::Button, {.name = label}, mirror::state::expandable);
    if (!press.visible) return false;
    const draw::Pen ink = draw::pen(TextWeight::Medium, font_size::small, press.hovered ? theme().accent_text : theme().text_secondary);
    draw::text_fitted(ImGui::GetWindowDrawList(), ink, add(press.min, 9, (one_line - ink.size) / 2), label, room.width - 12);
    draw::focus_ring(ImGui::GetWindowDrawList(), press.min, press.max, 4, press.id);
    return press.pressed;
}

// After all days: the chip in the hand, or where it was let go.
void MonthView::follow_drag() {
    if (!state_.is_dragging()) return;
    MonthState::Lifted& lifted = state_.lifted;
    const ImVec2 pointer = ImGui::GetMousePos();
    if (!is_inside({frame_.x, frame_.y + weekday_line, frame_.width, frame_.height - weekday_line}, pointer)) lifted.over.reset();
    if (!ImGui::IsMouseDown(ImGuiMouseButton_Left)) {
        if (lifted.over && lifted.over != lifted.from) move_ = DayMove{lifted.record, *lifted.over};
        state_.put_down();
        return;
    }
    const float width = day_width_ - 8;
    const float height = chip_height();
    const ImVec2 at = add(pointer, -width / 2, -height / 2);
    ImDrawList* list = ImGui::GetForegroundDrawList();
    draw::shadow(list, at, add(at, width, height), 5, 0.8f);
    draw_chip(list, at, width, height, lifted.title, lifted.detail, lifted.tone, true);
    ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeAll);
}

}  // namespace bottega::ui
