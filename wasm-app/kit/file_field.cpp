#include "wasm-app/kit/file_field.hpp"

#include <algorithm>
#include <string>

#include "generated/icons.hpp"
#include "wasm-app/kit/columns.hpp"
#include "wasm-app/kit/field_frame.hpp"
#include "wasm-app/kit/list_row.hpp"
#include "wasm-app/kit/widgets.hpp"

namespace bottega::ui {

using draw::add;

namespace {

constexpr float file_padding = 4;

// Not what was scrolled away beneath a bar.
Rect visible_part(ImVec2 min, ImVec2 max) {
    ImRect part(min, max);
    part.ClipWithFull(ImGui::GetCurrentWindow()->ClipRect);
    return {part.Min.x, part.Min.y, part.GetWidth(), part.GetHeight()};
}

FileWish draw_no_file(const FieldFrame& frame, const FileFieldOptions& options, float height) {
    const std::string name = std::string(options.choose) + ": " + std::string(frame.name()), label = std::string(options.choose) + "###choose";
    const float button = button_width(options.choose, true);
    ImGui::SetCursorScreenPos(add(frame.min(), file_padding, (height - button_height()) / 2));
    if (options.field.focus) give_focus();
    const bool pressed = ui::button(label, {.kind = ButtonKind::Ghost, .icon = icon::upload, .name = name});
    const draw::Pen ink = draw::pen(TextWeight::Regular, font_size::small, theme().text_muted);
    const float start = file_padding + button + metric::gap;
    if (frame.width() - start > draw::text_width(ink, options.drop) + 8)
        draw::text(ImGui::GetWindowDrawList(), ink, add(frame.min(), start, (height - ink.size) / 2), options.drop);
    return pressed ? FileWish::Choose : FileWish::None;
}

FileWish draw_file(const FieldFrame& frame, const FileShown& file, const FileFieldOptions& options, float height) {
    FileWish wish = FileWish::None;
    const float side = icon_button_size(), buttons = options.field.read_only ? 0 : 2 * side + metric::gap + file_padding;
    ImGui::SetCursorScreenPos(frame.min());
    begin_column(frame.width() - buttons);
    if (options.field.focus) give_focus();
    if (list_row(file.name + "###file", {.amount = file.size, .icon = file.icon, .last = true})) wish = FileWish::Open;
    end_column();
    if (options.field.read_only) return wish;
    const std::string of = ": " + std::string(frame.name());
    ImGui::SetCursorScreenPos(add(frame.min(), frame.width() - buttons, (height - side) / 2));
    if (icon_button(std::string(options.replace) + of + "###replace", icon::file_up)) wish = FileWish::Choose;
    ImGui::SameLine(0, metric::gap);
    if (icon_button(std::string(options.remove) + of + "###remove", icon::x)) wish = FileWish::Remove;
    return wish;
}

}  // namespace

FileFieldResult file_field(std::string_view label, const FileShown& file, const FileFieldOptions& options) {
    FieldFrame frame(label, options.field);
    constexpr float least_height = 40;
    const float height = std::max(least_height, button_height());
    frame.draw_ground(height);
    const ImVec2 min = frame.min(), max = frame.max();
    FileFieldResult result{.wish = FileWish::None, .place = visible_part(min, max)};
    if (!file.name.empty()) result.wish = draw_file(frame, file, options, height);
    else if (!options.field.read_only) result.wish = draw_no_file(frame, options, height);
    frame.draw_border(0, false, false);  // over the ground of what the pointer is on
    ImGui::SetCursorScreenPos(min);
    ImGui::Dummy({max.x - min.x, height});
    frame.close();
    return result;
}

}  // namespace bottega::ui
