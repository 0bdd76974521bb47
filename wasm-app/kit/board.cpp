#include "wasm-app/kit/board.hpp"

#include <algorithm>
#include <cmath>

#include "core/base/result.hpp"
#include "generated/icons.hpp"
#include "imgui_internal.h"
#include "wasm-app/kit/board_card.hpp"
#include "wasm-app/kit/buttons.hpp"
#include "wasm-app/kit/context.hpp"
#include "wasm-app/kit/draw.hpp"

namespace bottega::ui {

using draw::add;
using mirror::Role;

namespace {

constexpr float board_gap = 12, card_gap = 8, column_side = 8, least_column = 216, widest_column = 340;
constexpr float head_line = 44, total_line = 19, names_height = 50;

ImU32 column_ground() { return theme().dark ? theme().sunken : theme().press; }

bool contains(const Rect& rect, ImVec2 point) {
    return point.x >= rect.x && point.x < rect.right() && point.y >= rect.y && point.y < rect.bottom();
}

ImVec2 min_of(const Rect& rect) { return {rect.x, rect.y}; }
ImVec2 max_of(const Rect& rect) { return {rect.right(), rect.bottom()}; }

// How far a drag near an edge scrolls in this frame: faster the nearer it is.
float scroll_near_edge(float pointer, float from, float to) {
    constexpr float edge = 48, fastest = 900;
    float wanted = 0;
    if (pointer < from + edge) wanted = std::max((pointer - from - edge) / edge, -1.0f);
    if (pointer > to - edge) wanted = std::min((pointer - to + edge) / edge, 1.0f);
    return wanted * fastest * ImGui::GetIO().DeltaTime;
}

}  // namespace

Board::Board(const BoardOptions& options, BoardState& state) : options_(options), state_(state), phone_(is_phone()) {
    expects(options.columns && !options.columns->empty(), "a board needs its columns");
    state_.shown = std::clamp(state_.shown, 0, column_count() - 1);
    card_height_ = board_card_height(options.detail_lines, options.has_foot);
    follow_keys();
    const ImVec2 at = ImGui::GetCursorScreenPos(), room = ImGui::GetContentRegionAvail();
    ImGui::PushID(options.id.data(), options.id.data() + options.id.size());
    seed_ = ImGui::GetID("card");
    frame_ = {at.x, at.y, room.x, std::max(room.y, head_height() + 2 * pitch())};
    mirror::begin(Role::Region, options.name, ImGui::GetID("board"), min_of(frame_), max_of(frame_));
    if (phone_) draw_column_names();
    const float count = static_cast<float>(column_count());
    column_width_ = phone_ ? frame_.width : std::clamp((frame_.width - (count - 1) * board_gap) / count, least_column, widest_column);
    const float top = phone_ ? names_height : 0;
    ImGui::SetCursorScreenPos({frame_.x, frame_.y + top});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
    ImGui::BeginChild("columns", {frame_.width, frame_.height - top}, ImGuiChildFlags_NavFlattened, phone_ ? 0 : ImGuiWindowFlags_HorizontalScrollbar);
}

Board::~Board() {
    ImGui::EndChild();
    ImGui::PopStyleVar(2);
    mirror::end();
    ImGui::PopID();
    ImGui::SetCursorScreenPos(min_of(frame_));
    ImGui::Dummy({frame_.width, frame_.height});
}

float Board::pitch() const { return card_height_ + card_gap; }

float Board::head_height() const {
    std::size_t lines = 0;
    for (const BoardColumn& column : *options_.columns) lines = std::max(lines, column.totals.size());
    return head_line + (lines > 0 ? static_cast<float>(lines) * total_line + 6 : 0);
}

// ---- the keyboard

void Board::follow_keys() {
    const ImGuiContext& g = *ImGui::GetCurrentContext();
    const bool has_keyboard = state_.focused_item != 0 && g.NavId == state_.focused_item;
    if (!has_keyboard || state_.is_dragging() || ImGui::IsPopupOpen(nullptr, ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel)) return;
    const auto pressed = [](ImGuiKey key) { return ImGui::IsKeyPressed(key); };
    const int sideways = pressed(ImGuiKey_RightArrow) - pressed(ImGuiKey_LeftArrow);
    const int along = pressed(ImGuiKey_DownArrow) - pressed(ImGuiKey_UpArrow);
    const int page = std::max(static_cast<int>(cards_area_.height / pitch()), 3);
    if (sideways != 0 && ImGui::GetIO().KeyCtrl) {
        const int to = state_.focused.column + sideways;
        if (to >= 0 && to < column_count()) move_ = BoardMove{state_.focused_record, state_.focused.column, to, true};
    } else if (sideways != 0 || along != 0) {
        walk(sideways, along);
    } else if (pressed(ImGuiKey_PageUp) || pressed(ImGuiKey_PageDown)) {
        walk(0, pressed(ImGuiKey_PageUp) ? -page : page);
    } else if (pressed(ImGuiKey_Home) || pressed(ImGuiKey_End)) {
        const int all = column_at(std::clamp(state_.focused.column, 0, column_count() - 1)).cards;
        walk(0, pressed(ImGuiKey_Home) ? -all : all);
    } else {
        return;
    }
    ImGui::NavMoveRequestCancel();
}

// Empty columns are stepped over.
void Board::walk(int columns, int cards) {
    int column = state_.focused.column;
    if (columns != 0)
        do column += columns;
        while (column >= 0 && column < column_count() && column_at(column).cards == 0);
    if (column < 0 || column >= column_count() || column_at(column).cards == 0) return;
    state_.wanted = {column, std::clamp(state_.focused.card + cards, 0, column_at(column).cards - 1), true};
    host().wake(4);
}

// ---- columns

// The names of all columns, of which a phone shows one. A card is dropped on them too.
void Board::draw_column_names() {
    ImGui::SetCursorScreenPos(min_of(frame_));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
    ImGui::BeginChild("names", {frame_.width, names_height}, ImGuiChildFlags_NavFlattened, ImGuiWindowFlags_HorizontalScrollbar | ImGuiWindowFlags_NoScrollbar);
    ImGui::PopStyleVar();
    const ImGuiWindow* window = ImGui::GetCurrentWindow();
    const Rect strip{window->Pos.x, window->Pos.y, window->Size.x, window->Size.y};
    mirror::begin(Role::TabList, options_.name, ImGui::GetID("names"), min_of(strip), max_of(strip));
    mirror::begin_scroll();
    for (int i = 0; i < column_count(); ++i) {
        if (i > 0) ImGui::SameLine(0, 6);
        const bool shown = state_.shown == i;
        ImGui::PushID(i);
        const auto [tab, pressed] = board_column_name(column_at(i), shown, state_.is_dragging() && state_.lifted.over == i && state_.lifted.from != i);
        ImGui::PopID();
        if (pressed) state_.shown = i;
        if (state_.is_dragging() && contains(strip, ImGui::GetMousePos()) && contains(tab, ImGui::GetMousePos())) state_.lifted.over = i;
        if (shown && (tab.x < strip.x || tab.right() > strip.right()) && !state_.is_dragging() && !host().is_touch()) ImGui::SetScrollHereX();
    }
    mirror::end_scroll();
    mirror::end();
    if (state_.is_dragging() && contains(strip, ImGui::GetMousePos()))
        if (const float by = scroll_near_edge(ImGui::GetMousePos().x, strip.x, strip.right()); by != 0) {
            ImGui::SetScrollX(ImGui::GetScrollX() + by);
            host().animate();
        }
    ImGui::EndChild();
}

float Board::column_x(int column) const {
    return phone_ ? 0 : static_cast<float>(column) * (column_width_ + board_gap);
}

bool Board::is_in_sight(int column) const {
    if (phone_) return column == state_.shown;
    const float left = column_x(column) - ImGui::GetScrollX();
    return left < frame_.width && left + column_width_ > 0;
}

bool Board::next_column() {
    end_column();
    while (++column_ < column_count()) {
        if (state_.wanted.column == column_) {
            if (phone_) state_.shown = column_;
            else if (!is_in_sight(column_) || column_x(column_) < ImGui::GetScrollX() || column_x(column_) + column_width_ > ImGui::GetScrollX() + frame_.width)
                ImGui::SetScrollX(column_x(column_) - (frame_.width - column_width_) / 2);
        }
        if (!is_in_sight(column_)) continue;
        begin_column();
        return true;
    }
    follow_drag();
    return false;
}

void Board::begin_column() {
    column_open_ = true;
    const ImGuiWindow* window = ImGui::GetCurrentWindow();
    const float height = window->InnerRect.GetHeight() - (window->ScrollbarX ? 4.0f : 0.0f);
    const ImVec2 start = add(window->DC.CursorStartPos, column_x(column_), 0);
    const Rect whole{start.x, start.y, column_width_, height};
    const bool is_target = state_.is_dragging() && state_.lifted.from != column_ && state_.lifted.over == column_;
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddRectFilled(min_of(whole), max_of(whole), is_target ? theme().accent_soft : column_ground(), metric::panel_radius);
    if (is_target) list->AddRect(add(min_of(whole), 1, 1), add(max_of(whole), -1, -1), theme().accent, metric::panel_radius, 0, 2);
    const ImVec2 pointer = ImGui::GetMousePos();
    if (state_.is_dragging() && contains(whole, pointer) && contains(frame_, pointer)) state_.lifted.over = column_;
    ImGui::PushID(column_);
    mirror::begin(phone_ ? Role::TabPanel : Role::Group, column_at(column_).name, ImGui::GetID("column"), min_of(whole), max_of(whole));
    draw_column_head({whole.x, whole.y, whole.width, head_height()});
    begin_cards({whole.x, whole.y + head_height(), whole.width, whole.height - head_height()});
}

void Board::draw_column_head(Rect head) {
    const BoardColumn& column = column_at(column_);
    const Theme& t = theme();
    ImDrawList* list = ImGui::GetWindowDrawList();
    constexpr float side = 14;
    const float middle = head.y + head_line / 2;
    const float add_room = column.add.empty() ? 0 : icon_button_size() + 4;
    const draw::Pen name = draw::pen(TextWeight::Semibold, font_size::body, t.text), count = draw::pen(TextWeight::Medium, font_size::small, t.text_secondary);
    const ImU32 dot = column.tone == Tone::Neutral ? t.text_muted : tone_colours(column.tone).foreground;
    list->AddCircleFilled({head.x + side + 4, middle}, 4, dot);
    const float count_width = draw::text_width(count, column.count);
    const float left = head.x + side + 16, room = head.width - side - 16 - count_width - 12 - add_room - 8;
    const float name_width = std::min(draw::text_width(name, column.name), room);
    draw::text_fitted(list, name, {left, middle - name.size / 2}, column.name, name_width);
    mirror::text(Role::Heading, column.name, {left, middle - name.size / 2}, {left + name_width, middle + name.size / 2}, 2);
    draw::text(list, count, {left + name_width + 9, middle - count.size / 2}, column.count);
    mirror::text(Role::Text, column.count, {left + name_width + 9, middle - count.size / 2}, {left + name_width + 9 + count_width, middle + count.size / 2});
    const draw::Pen total = draw::pen(TextWeight::Medium, font_size::small, t.text_secondary);
    float y = head.y + head_line - 5;
    for (const std::string& line : column.totals) {
        draw::text_fitted(list, total, {left, y}, line, head.right() - left - 8);
        mirror::text(Role::Text, line, {left, y}, {left + draw::text_width(total, line), y + total.size});
        y += total_line;
    }
    if (column.add.empty()) return;
    ImGui::SetCursorScreenPos({head.right() - icon_button_size() - 6, middle - icon_button_size() / 2});
    if (icon_button(column.add, icon::plus)) add_pressed_ = column_;
}

void Board::begin_cards(Rect area) {
    cards_area_ = area;
    const int cards = column_at(column_).cards;
    ImGui::SetCursorScreenPos(min_of(area));
    ImGui::BeginChild("cards", {area.width, area.height - 4}, ImGuiChildFlags_NavFlattened, 0);
    if (state_.wanted.column == column_) {
        const float top = static_cast<float>(state_.wanted.card) * pitch(), room = area.height - 4;
        if (top < ImGui::GetScrollY()) ImGui::SetScrollY(top);
        else if (top + pitch() > ImGui::GetScrollY() + room) ImGui::SetScrollY(top + pitch() - room);
    }
    scroll_under_drag(area);
    const float from = ImGui::GetScrollY();
    card_ = std::max(static_cast<int>(from / pitch()), 0) - 1;
    card_end_ = std::min(static_cast<int>((from + area.height) / pitch()) + 1, cards);
    if (cards > 0) {
        mirror::begin(Role::List, column_at(column_).name, ImGui::GetID("list"), min_of(area), max_of(area));
        return;
    }
    const draw::Pen ink = draw::pen(TextWeight::Regular, font_size::small, theme().text_secondary);
    const float width = std::min(draw::text_width(ink, options_.empty_column), area.width - 24);
    const ImVec2 at{area.x + (area.width - width) / 2, area.y + 22};
    draw::text_fitted(ImGui::GetWindowDrawList(), ink, at, options_.empty_column, width);
    mirror::text(Role::Text, options_.empty_column, at, add(at, width, ink.size));
}

void Board::end_column() {
    end_card();
    if (!column_open_) return;
    column_open_ = false;
    const int cards = column_at(column_).cards;
    if (cards > 0) mirror::end();
    ImGui::SetCursorPos({0, static_cast<float>(cards) * pitch()});
    ImGui::Dummy({1, 0});
    ImGui::EndChild();
    mirror::end();
    ImGui::PopID();
    const ImVec2 start = ImGui::GetCurrentWindow()->DC.CursorStartPos;
    ImGui::SetCursorScreenPos(add(start, column_x(column_count() - 1) + column_width_ - 1, 0));  // all columns can be scrolled to
    ImGui::Dummy({1, 1});
}

// ---- cards

bool Board::next_card() {
    end_card();
    if (card_ + 1 >= card_end_) return false;
    ++card_;
    const ImVec2 start = ImGui::GetCurrentWindow()->DC.CursorStartPos;
    card_min_ = add(start, column_side, static_cast<float>(card_) * pitch());
    ImGui::SetCursorScreenPos(card_min_);
    return true;
}

bool Board::card(const BoardCard& card) {
    card_open_ = true;
    const float scrollbar = static_cast<float>(column_at(column_).cards) * pitch() > cards_area_.height - 4 ? ImGui::GetStyle().ScrollbarSize : 0;
    const ImVec2 size{column_width_ - 2 * column_side - std::max(scrollbar - 4, 0.0f), card_height_};
    const ImVec2 max = add(card_min_, size.x, size.y);
    const ImGuiID id = ImHashData(&card.record, sizeof card.record, seed_);
    const ImGuiContext& g = *ImGui::GetCurrentContext();
    mirror::begin(Role::ListItem, {}, id, card_min_, max);
    const bool is_first = card_min_.y <= cards_area_.y + 1 && max.y > cards_area_.y;
    ImGui::PushItemFlag(ImGuiItemFlags_NoTabStop, g.NavId != id && !is_first);
    const draw::Press press = draw::press_area(id, size);
    ImGui::PopItemFlag();
    host().lift_handle(id);
    const bool is_lifted = state_.lifted.record == card.record;
    if (press.visible) {
        draw_board_card(ImGui::GetWindowDrawList(), card, card_min_, size.x, size.y, is_lifted ? BoardCardLook::Lifted : press.hovered || press.held ? BoardCardLook::Hovered : BoardCardLook::Usual);
        draw::focus_ring(ImGui::GetWindowDrawList(), card_min_, max, metric::card_radius, id);
    }
    mirror::item(press.id, Role::Link, {.name = card.title, .description = card.description});
    if (g.NavId == id) {
        state_.focused_item = id;
        state_.focused_record = card.record;
        state_.focused = {column_, card_, true};
    }
    if (state_.wanted.column == column_ && state_.wanted.card == card_ && press.visible) {
        if (state_.wanted.takes_focus) {
            ImGui::SetFocusID(id, ImGui::GetCurrentWindow());
            ImGui::SetNavCursorVisible(true);
        }
        state_.wanted = {};
    }
    if (press.held && !state_.is_dragging() && ImGui::IsMouseDragging(ImGuiMouseButton_Left, 5)) start_drag(card, card_min_);
    return press.pressed && !is_lifted && !state_.is_dragging();
}

void Board::end_card() {
    if (!card_open_) return;
    card_open_ = false;
    mirror::end();
}

// ---- the drag

void Board::start_drag(const BoardCard& card, ImVec2 card_min) {
    const ImVec2 from = ImGui::GetIO().MouseClickedPos[0];
    state_.lifted = {.record = card.record, .from = column_, .over = column_, .grip = {from.x - card_min.x, from.y - card_min.y},
                     .title = std::string(card.title), .amount = std::string(card.amount), .pill = std::string(card.pill),
                     .details = {card.details.begin(), card.details.end()}, .tone = card.tone};
}

void Board::scroll_under_drag(Rect area) {
    if (!state_.is_dragging() || state_.lifted.over != column_ || !contains(area, ImGui::GetMousePos())) return;
    const float by = scroll_near_edge(ImGui::GetMousePos().y, area.y, area.bottom());
    if (by == 0) return;
    ImGui::SetScrollY(std::clamp(ImGui::GetScrollY() + by, 0.0f, ImGui::GetScrollMaxY()));
    host().animate();
}

// After all columns: the card in the hand, or where it was let go.
void Board::follow_drag() {
    if (finished_ || !state_.is_dragging()) return;
    finished_ = true;
    BoardState::Lifted& lifted = state_.lifted;
    const ImVec2 pointer = ImGui::GetMousePos();
    if (!contains(frame_, pointer)) lifted.over = -1;
    if (!ImGui::IsMouseDown(ImGuiMouseButton_Left)) {
        if (lifted.over >= 0 && lifted.over != lifted.from) move_ = BoardMove{lifted.record, lifted.from, lifted.over, false};
        state_.put_down();
        return;
    }
    if (!phone_)
        if (const float by = scroll_near_edge(pointer.x, frame_.x, frame_.right()); by != 0) {
            ImGui::SetScrollX(std::clamp(ImGui::GetScrollX() + by, 0.0f, ImGui::GetScrollMaxX()));
            host().animate();
        }
    const BoardCard card{.record = lifted.record, .title = lifted.title, .details = lifted.details, .amount = lifted.amount, .pill = lifted.pill, .tone = lifted.tone};
    ImDrawList* list = ImGui::GetForegroundDrawList();
    const float width = std::min(column_width_, widest_column) - 2 * column_side;
    const ImVec2 at = add(pointer, -std::min(lifted.grip.x, width - 20), -lifted.grip.y);
    draw::shadow(list, at, add(at, width, card_height_), metric::card_radius, 1.2f);
    draw_board_card(list, card, at, width, card_height_, BoardCardLook::Hovered);
    ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeAll);
}

}  // namespace bottega::ui
