#include "wasm-app/kit/columns.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "wasm-app/kit/context.hpp"
#include "wasm-app/kit/display.hpp"
#include "wasm-app/kit/draw.hpp"
#include "wasm-app/kit/layout.hpp"

namespace bottega::ui {

namespace {

constexpr float column_gap = 16;

}  // namespace

void begin_column(float width) {
    ImGui::BeginGroup();
    draw::push_room(width);
}

float end_column() {
    draw::pop_room();
    ImGui::EndGroup();
    return ImGui::GetItemRectMax().y;
}

void begin_page_body(std::string_view id) {
    space(metric::gap);
    begin_scroll_area(id);
    begin_column(std::min(metric::page_width, ImGui::GetContentRegionAvail().x));
}

void end_page_body() {
    end_column();
    end_scroll_area();
}

TextAndControls::TextAndControls(float controls_width) {
    const float room = ImGui::GetContentRegionAvail().x;
    controls_x_ = ImGui::GetCursorPosX() + room - controls_width;
    begin_column(room - controls_width - metric::gap);
}

void TextAndControls::controls() {
    end_column();
    ImGui::SameLine(0, 0);
    ImGui::SetCursorPosX(controls_x_);
}

CardRow::CardRow(int most_columns, float least_width) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float room = ImGui::GetContentRegionAvail().x;
    line_id_ = ImGui::GetID("card_row");
    x_ = at.x;
    y_ = row_bottom_ = at.y;
    columns_ = std::clamp(static_cast<int>((room + column_gap) / (least_width + column_gap)), 1, most_columns);
    // Four cards stand in one row or in two, never three and one.
    if (columns_ < most_columns && most_columns % 2 == 0) columns_ = std::min(columns_, most_columns / 2);
    width_ = (room - column_gap * static_cast<float>(columns_ - 1)) / static_cast<float>(columns_);
}

void CardRow::close() {
    if (!open_) return;
    open_ = false;
    row_bottom_ = std::max(row_bottom_, end_column());
}

void CardRow::next() {
    close();
    if (column_ == columns_) {
        end_line();
        column_ = 0;
        y_ = row_bottom_ + column_gap;
    }
    ImGui::SetCursorScreenPos({x_ + static_cast<float>(column_) * (width_ + column_gap), y_});
    begin_column(width_);
    ++column_;
    open_ = true;
}

float CardRow::tallest() const { return columns_ > 1 ? ImGui::GetStateStorage()->GetFloat(line_id_, 0) : 0; }

void CardRow::measure(float height) { tallest_ = std::max(tallest_, height); }

void CardRow::end_line() {
    if (tallest_ == 0) return;  // nothing was measured
    float& kept = *ImGui::GetStateStorage()->GetFloatRef(line_id_, 0);
    if (std::abs(kept - tallest_) > 0.5f) host().wake();
    kept = std::exchange(tallest_, 0.0f);
    ++line_id_;
}

CardRow::~CardRow() {
    close();
    end_line();
    ImGui::SetCursorScreenPos({x_, row_bottom_});
    ImGui::Dummy({width_ * static_cast<float>(columns_), column_gap});
}

}  // namespace bottega::ui
