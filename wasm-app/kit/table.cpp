#include "wasm-app/kit/table.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/base/result.hpp"
#include "generated/icons.hpp"
#include "wasm-app/kit/context.hpp"
#include "wasm-app/kit/draw.hpp"
#include "wasm-app/kit/fields.hpp"

namespace bottega::ui {

using draw::add;
using mirror::Role;

namespace {

constexpr float phone_row = 66, phone_sort_bar = 48, compact_row = 34;

ImGuiID hash_of(std::int64_t record_id) {
    return ImHashData(&record_id, sizeof record_id, ImGui::GetCurrentWindow()->IDStack.back());
}

}  // namespace

Table::Table(const TableOptions& options) : options_(options) {
    expects(options.columns && options.columns->size() <= kMostColumns, "a table needs its columns, and not too many");
    column_count_ = static_cast<int>(options.columns->size());
    phone_ = options.cards || is_phone();
    row_height_ = phone_ ? phone_row : options.compact && !host().is_touch() ? compact_row : row_height();
    for (const Column& c : *options.columns) {
        if (c.phone == PhonePlace::Amount) phone_amount_ = 112;
        if (c.phone == PhonePlace::Pill) phone_pill_ = 104;
    }
    const ImVec2 at = ImGui::GetCursorScreenPos(), room = ImGui::GetContentRegionAvail();
    const float header = phone_ ? (options.sorting ? phone_sort_bar : 0) : metric::table_header;
    const float rows = static_cast<float>(options.row_count) * row_height_;
    const float height = options.height > 0 ? options.height : options.height < 0 ? header + rows + 2 : room.y;
    ImGui::PushID(options.id.data(), options.id.data() + options.id.size());
    const float totals = totals_height();
    frame_ = {at.x, at.y, room.x, std::max(height, header + row_height_ + totals)};
    area_ = {frame_.x, frame_.y + header, frame_.width, frame_.height - header - totals};
    if (options.framed)
        ImGui::GetWindowDrawList()->AddRectFilled(at, {frame_.right(), frame_.bottom()}, theme().surface, metric::card_radius);
    if (phone_) draw_phone_sorting();  // a button of its own: a table holds nothing but rows
    mirror::begin(Role::Table, options.name, ImGui::GetID("table"), {area_.x, phone_ ? area_.y : at.y}, {frame_.right(), frame_.bottom()}, 0,
                  options.row_count + (phone_ ? 0 : 1) + (totals > 0 ? 1 : 0), column_count_ + (options.checkboxes ? 1 : 0));
    lay_out_columns(frame_.width - (rows > area_.height ? ImGui::GetStyle().ScrollbarSize : 0));
    if (!phone_) draw_header();
    begin_rows();
}

Table::~Table() {
    end_row();
    clipper_.End();
    const float scrolled = ImGui::GetScrollX();
    ImGui::EndChild();
    draw_pinned_edge(scrolled);
    ImGui::GetStateStorage()->SetFloat(scroll_id_, scrolled);
    ImGui::PopStyleVar(2);
    draw_totals();
    mirror::end();
    ImGui::PopID();
    if (options_.framed)
        ImGui::GetWindowDrawList()->AddRect({frame_.x, frame_.y}, {frame_.right(), frame_.bottom()}, theme().border, metric::card_radius);
    ImGui::SetCursorScreenPos({frame_.x, frame_.y});
    ImGui::Dummy({frame_.width, frame_.height});
}

float Table::least_width(int index) const {
    const Column& c = column(index);
    if (c.fixed || phone_) return c.width;
    const float mark = options_.sorting && c.sortable ? sorting_mark : 0;
    return std::max(c.width, header_width(draw::Label(c.label).text) + 2 * cell_side + mark);
}

void Table::lay_out_columns(float available) {
    const float first = options_.checkboxes ? checkbox_room : 0;
    float least = first, shares = 0;
    for (int i = 0; i < column_count_; ++i) {
        width_[i] = least_width(i);
        least += width_[i];
        shares += column(i).stretch;
    }
    bool left_out[kMostColumns] = {};
    for (int i = column_count_ - 1; i >= 0 && least > available; --i) {  // what a phone can do without goes first
        if (column(i).phone != PhonePlace::Hidden) continue;
        left_out[i] = true;
        least -= std::exchange(width_[i], 0.0f);
        shares -= column(i).stretch;
    }
    const float extra = std::max(available - least, 0.0f);
    float x = first;
    const auto place = [&](int i) {
        x_[i] = x;
        if (left_out[i]) return;
        if (shares > 0) width_[i] += extra * column(i).stretch / shares;
        x += width_[i];
    };
    if (has_pinned()) place(options_.pinned);
    pinned_end_ = x;
    for (int i = 0; i < column_count_; ++i)
        if (!is_pinned(i)) place(i);
    content_width_ = phone_ ? available : std::max(x, available);
}

void Table::begin_rows() {
    scroll_id_ = ImGui::GetID("scroll");
    ImGui::SetCursorScreenPos({area_.x, area_.y});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
    if (options_.from_top) ImGui::SetNextWindowScroll({-1, 0});  // already in this frame: rows further down are not asked for
    ImGui::BeginChild("rows", {area_.width, area_.height}, ImGuiChildFlags_NavFlattened,
                      phone_ ? 0 : ImGuiWindowFlags_HorizontalScrollbar);
    if (options_.reveal_row >= 0)
        ImGui::SetScrollY(static_cast<float>(options_.reveal_row) * row_height_ - (area_.height - row_height_) / 2);
    clipper_.Begin(options_.row_count, row_height_);
}

bool Table::next_row() {
    end_row();
    if (row_ + 1 < row_end_) {
        ++row_;
    } else {
        if (!clipper_.Step()) return false;
        row_ = clipper_.DisplayStart;
        row_end_ = clipper_.DisplayEnd;
        if (row_ >= row_end_) return false;
    }
    row_min_ = ImGui::GetCursorScreenPos();
    row_max_ = add(row_min_, content_width_, row_height_);
    return true;
}

void Table::begin_row(std::int64_t record_id) {
    row_open_ = true;
    column_ = 0;
    phone_detail_x_ = phone_indent_ = 0;
    ImGui::PushOverrideID(hash_of(record_id));
    const ImVec2 min{std::max(row_min_.x, area_.x), row_min_.y};
    mirror::begin(Role::Row, {}, ImGui::GetID("row"), min, {area_.right(), row_max_.y}, 0, row_ + (phone_ ? 1 : 2));
}

void Table::end_row() {
    if (!row_open_) return;
    row_open_ = false;
    keep_off_pinned(false);
    mirror::end();
    ImGui::PopID();
    ImGui::SetCursorScreenPos({row_min_.x, row_max_.y});
    ImGui::GetWindowDrawList()->AddLine({row_min_.x, row_max_.y - 0.5f}, {row_max_.x, row_max_.y - 0.5f}, theme().border);
}

bool Table::row_link(std::int64_t record_id, std::string_view name, bool current) {
    begin_row(record_id);
    link_name_ = name;
    const ImGuiID id = ImGui::GetID("open");
    const bool focused = ImGui::GetCurrentContext()->NavId == id;
    mirror::begin(Role::Cell, {}, ImGui::GetID("open_cell"), row_min_, row_max_);
    ImGui::PushItemFlag(ImGuiItemFlags_NoTabStop, !focused && row_ != clipper_.DisplayStart);
    ImGui::SetNextItemAllowOverlap();
    const draw::Press press = draw::press_area(id, {content_width_, row_height_});
    ImGui::PopItemFlag();
    const Theme& t = theme();
    ImDrawList* list = ImGui::GetWindowDrawList();
    // What may lie over the row makes ImGui tell of it a frame late: a list that scrolls would be painted twice for each step.
    const bool pointed_at = press.hovered || ImGui::GetHoveredID() == id;
    const ImU32 ground = current ? t.accent_soft : press.held ? t.press : pointed_at ? t.hover : 0;
    if (ground) list->AddRectFilled(row_min_, add(row_max_, 0, -1), ground);
    const ImVec2 seen_min{std::max(row_min_.x, area_.x), row_min_.y}, seen_max{std::min(row_max_.x, area_.right()), row_max_.y};
    draw::focus_ring(list, add(seen_min, 5, 5), add(seen_max, -5, -6), 5, id);
    mirror::item(press.id, Role::Link, {.name = name}, current ? mirror::state::current : 0);
    mirror::end();
    return press.pressed;
}

void Table::plain_row(std::int64_t record_id) {
    begin_row(record_id);
    link_name_ = {};
    ImGui::Dummy({content_width_, row_height_});
}

bool Table::row_checkbox(std::string_view name, bool& checked) {
    if (checked) {
        ImGui::GetWindowDrawList()->AddRectFilled(row_min_, add(row_max_, 0, -1), draw::with_alpha(theme().accent_soft, 190));
    }
    const mirror::Scope cell(Role::Cell, {}, ImGui::GetID("check_cell"), row_min_, add(row_min_, checkbox_room, row_height_));
    const float size = bare_checkbox_size();
    ImGui::SetCursorScreenPos(add({has_pinned() ? area_.x : row_min_.x, row_min_.y}, (checkbox_room - size) / 2, (row_height_ - size) / 2));
    ImGui::PushID("check");
    const bool changed = checkbox(name, checked, {.show_label = false, .tab_stop = false});
    ImGui::PopID();
    return changed;
}

void Table::say_cell(std::string_view text, const Rect& cell) {
    if (!text.empty())
        mirror::text(Role::Cell, text, {cell.x, row_min_.y}, {cell.right(), row_max_.y});
}

Rect Table::phone_cell(const Column& c) {
    const float left = row_min_.x + 14 + (options_.checkboxes ? 30.0f : 0.0f), right = row_max_.x - 14;
    switch (c.phone) {
        case PhonePlace::Title: return {left, row_min_.y + 13, right - left - phone_amount_, font_size::body};
        case PhonePlace::Amount: return {right - phone_amount_ + 8, row_min_.y + 13, phone_amount_ - 8, font_size::body};
        case PhonePlace::Pill: return {right - phone_pill_ + 4, row_min_.y + 34, phone_pill_ - 4, 23};
        case PhonePlace::Detail: {
            const float x = left + phone_detail_x_;
            return {x, row_min_.y + 38, std::max(right - phone_pill_ - x, 0.0f), font_size::small};
        }
        case PhonePlace::Hidden: break;
    }
    return {};
}

Rect Table::next_cell() {
    expects(row_open_ && column_ < column_count_, "one cell for each column, after the row was begun");
    const int index = column_++;
    if (phone_) return phone_cell(column(index));
    keep_off_pinned(has_pinned() && !is_pinned(index));
    const float left = is_pinned(index) ? area_.x : row_min_.x;
    return {left + x_[index] + cell_side, row_min_.y, width_[index] - 2 * cell_side, row_height_};
}

// What scrolls goes beneath what stays.
void Table::keep_off_pinned(bool wanted) {
    if (wanted == clipped_) return;
    clipped_ = wanted;
    if (wanted) ImGui::PushClipRect({area_.x + pinned_end_, area_.y}, {area_.right(), area_.bottom()}, true);
    else ImGui::PopClipRect();
}

void Table::draw_pinned_edge(float scrolled) {
    if (!has_pinned() || scrolled <= 0) return;
    const float x = area_.x + pinned_end_;
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ImU32 dark = draw::with_alpha(theme().text, theme().dark ? 50 : 26), clear = draw::with_alpha(theme().text, 0);
    list->AddRectFilledMultiColor({x, frame_.y}, {x + 7, area_.bottom()}, dark, clear, clear, dark);
    list->AddLine({x, frame_.y}, {x, area_.bottom()}, theme().border_strong);
}

Rect Table::cell_at(int index) const {
    const float from = (is_pinned(index) ? area_.x : row_min_.x) + x_[index];
    const float least = has_pinned() && !is_pinned(index) ? area_.x + pinned_end_ : area_.x;
    const float left = std::max(from, least), right = std::min(from + width_[index], area_.right());
    return {left, row_min_.y, std::max(right - left, 0.0f), row_height_};
}

void Table::scroll_to(int index) const {
    if (is_pinned(index)) return;
    const float hidden = has_pinned() ? pinned_end_ : 0, from = x_[index] - hidden, to = x_[index] + width_[index] - area_.width;
    ImGui::SetScrollX(std::clamp(std::min(std::max(ImGui::GetScrollX(), to), from), 0.0f, ImGui::GetScrollMaxX()));
}

int Table::column_at(float x) const {
    for (int i = 0; i < column_count_; ++i)
        if (const Rect cell = cell_at(i); width_[i] > 0 && x >= cell.x && x < cell.right()) return i;
    return -1;
}

}  // namespace bottega::ui
