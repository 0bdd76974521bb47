#include <algorithm>

#include "core/base/result.hpp"
#include "wasm-app/kit/draw.hpp"
#include "wasm-app/kit/table.hpp"

namespace bottega::ui {

using draw::add;
using mirror::Role;

namespace {

constexpr float line_height = 21, around = 11;

draw::Pen figure_pen() { return draw::pen(TextWeight::Semibold, font_size::body, theme().text); }
draw::Pen small_figure_pen() { return draw::pen(TextWeight::Semibold, font_size::small, theme().text); }
draw::Pen name_pen() { return draw::pen(TextWeight::Regular, font_size::small, theme().text_secondary); }

}  // namespace

float Table::totals_height() const {
    if (!options_.totals || options_.totals->empty()) return 0;
    expects(options_.totals->size() == options_.columns->size(), "a total for each column");
    std::size_t lines = 0;
    for (const ColumnTotal& total : *options_.totals) lines = phone_ ? lines + total.lines.size() : std::max(lines, total.lines.size());
    return lines == 0 ? 0 : static_cast<float>(lines) * line_height + 2 * around;
}

// Beneath the last row, and where there are more rows than room at the lower edge, over all of them.
void Table::draw_totals() {
    const float height = totals_height();
    if (height <= 0) return;
    const float rows = static_cast<float>(options_.row_count) * row_height_;
    const float top = std::min(area_.y + rows, area_.bottom());
    const bool at_end = top >= area_.bottom() - 1;
    const Rect bar{frame_.x, top, frame_.width, height};
    const Theme& t = theme();
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddRectFilled({bar.x, bar.y}, {bar.right(), bar.bottom()}, t.sunken, metric::card_radius, at_end ? ImDrawFlags_RoundCornersBottom : ImDrawFlags_RoundCornersNone);
    list->AddLine({bar.x, bar.y + 0.5f}, {bar.right(), bar.y + 0.5f}, t.border_strong);
    if (!at_end) list->AddLine({bar.x, bar.bottom() - 0.5f}, {bar.right(), bar.bottom() - 0.5f}, t.border);
    const mirror::Scope row(Role::Row, options_.totals_name, ImGui::GetID("totals"), {bar.x, bar.y}, {bar.right(), bar.bottom()}, 0,
                            options_.row_count + (phone_ ? 1 : 2));
    ImGui::PushClipRect({bar.x, bar.y}, {bar.right(), bar.bottom()}, true);
    if (phone_) draw_phone_totals(bar);
    else draw_column_totals(bar);
    ImGui::PopClipRect();
}

void Table::draw_column_totals(const Rect& bar) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float scrolled = ImGui::GetStateStorage()->GetFloat(scroll_id_), start = bar.x - scrolled + cell_side;
    const auto& totals = *options_.totals;
    std::string at_left(options_.totals_name);  // and what the columns come to that had no room
    float end = bar.right();
    for (int i = column_count_ - 1; i >= 0; --i) {
        const ColumnTotal& total = totals[static_cast<std::size_t>(i)];
        if (width_[i] > 0 && !total.lines.empty() && !is_pinned(i)) end = start + x_[i] - 2 * cell_side;
        for (std::size_t line = 0; line < total.lines.size() && width_[i] <= 0; ++line)
            at_left += (line > 0 ? " + " : "  \xc2\xb7  " + total.name + " ") + total.lines[line];
    }
    const float first = has_pinned() ? bar.x + cell_side : start + x_[0];
    if (has_pinned() && scrolled > 0) end = std::max(std::min(end, bar.x + pinned_end_ - cell_side), first + 40);
    draw::text_fitted(list, name_pen(), {first, bar.y + around + 2}, at_left, std::max(end - first, 0.0f));
    mirror::text(Role::Cell, at_left, {first, bar.y}, {std::max(end, first + 1), bar.bottom()});
    for (int i = 0; i < column_count_; ++i) {
        if (is_pinned(i)) continue;
        const float left = start + x_[i], right = left + width_[i] - 2 * cell_side;
        float y = bar.y + around;
        for (const std::string& line : totals[static_cast<std::size_t>(i)].lines) {
            if (width_[i] <= 0) break;
            // A sum is longer than what it adds up: smaller, it may reach into the column before, where mostly nothing stands.
            const bool is_long = draw::text_width(figure_pen(), line) > right - left;
            const draw::Pen ink = is_long ? small_figure_pen() : figure_pen();
            const float width = draw::text_width(ink, line);
            if (has_pinned() && scrolled > 0 && right - width < bar.x + pinned_end_) break;  // it would lie on what stays
            draw::text(list, ink, {right - width, y}, line);
            mirror::text(Role::Cell, line, {right - width, y}, {right, y + line_height});
            y += line_height;
        }
    }
}

void Table::draw_phone_totals(const Rect& bar) {
    constexpr float edge = 14;
    ImDrawList* list = ImGui::GetWindowDrawList();
    float y = bar.y + around;
    for (const ColumnTotal& total : *options_.totals) {
        for (std::size_t i = 0; i < total.lines.size(); ++i) {
            const float width = draw::text_width(figure_pen(), total.lines[i]), x = bar.right() - edge - width;
            if (i == 0) {
                draw::text_fitted(list, name_pen(), {bar.x + edge, y + 2}, total.name, x - bar.x - edge - metric::gap);
                mirror::text(Role::Cell, total.name, {bar.x + edge, y}, {x - metric::gap, y + line_height});
            }
            draw::text(list, figure_pen(), {x, y}, total.lines[i]);
            mirror::text(Role::Cell, total.lines[i], {x, y}, {bar.right() - edge, y + line_height});
            y += line_height;
        }
    }
}

}  // namespace bottega::ui
