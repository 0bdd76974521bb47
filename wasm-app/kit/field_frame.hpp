#pragma once

// What all fields share: the label above, the frame with its states, the problem or the help beneath. For widgets only.

#include "wasm-app/kit/draw.hpp"
#include "wasm-app/kit/fields.hpp"

namespace bottega::ui {

inline constexpr float field_label_height = font_size::small + 4;

// From the constructor to close() the field is one group, in the id space of its label.
class FieldFrame {
public:
    FieldFrame(std::string_view label, const FieldOptions& options);

    [[nodiscard]] std::string_view name() const { return name_; }
    [[nodiscard]] float width() const { return width_; }
    [[nodiscard]] ImVec2 min() const { return min_; }
    [[nodiscard]] ImVec2 max() const { return draw::add(min_, width_, height_); }

    void draw_ground(float height);                        // before the item; the frame's height
    void draw_border(ImGuiID id, bool active, bool hovered) const;  // after the item
    void close();
    [[nodiscard]] std::uint32_t state() const;             // required, invalid, read only
    [[nodiscard]] std::string_view description() const;    // the problem or the help

private:
    const FieldOptions& options_;
    std::string_view name_;
    float width_ = 0, height_ = 0;
    ImVec2 min_;
};

// The editable line itself, inside an open frame. Gives true when the text changed.
struct LineEdit {
    std::string* text;
    bool right_aligned = false;
    bool search = false;
    float end_room = 0;                                    // kept free at the right end for a button
    ImGuiInputTextFlags flags = 0;
    ImGuiInputTextCallback callback = nullptr;
    void* callback_data = nullptr;
};
struct LineEditResult {
    bool changed = false, entered = false, active = false, committed = false, deactivated = false, hovered = false, end_pressed = false;
    ImGuiID id = 0;
};
LineEditResult line_edit(FieldFrame& frame, const FieldOptions& options, const LineEdit& edit);

void note_field(const LineEditResult& result);
// The item drawn next takes the focus.
void give_focus();

}  // namespace bottega::ui
