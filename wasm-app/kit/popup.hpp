#pragma once

// A list that opens beneath a field or a button. For widgets only.

#include <string_view>

#include "wasm-app/kit/draw.hpp"

namespace bottega::ui {

// Opens where there is room: beneath `anchor`, else above. Between a true begin_popup() and end_popup() the mirror is
// inside one overlay of that role.
struct PopupPlace {
    ImVec2 anchor_min, anchor_max;
    float width = 0;              // 0: as wide as its content
    float likely_height = 240;
    float padding = 6;
    bool right_aligned = false;   // with the anchor's right end
};
bool begin_popup(ImGuiID id, mirror::Role role, std::string_view name, const PopupPlace& place);
void end_popup();

// One line of such a list.
struct ListEntry {
    std::string_view text;
    std::string_view detail = {};
    std::string_view icon = {};
    bool chosen = false, highlighted = false, danger = false, enabled = true;
    std::string_view trailing = {};
    Tone tone = Tone::Neutral;    // not neutral: a dot before the text
};
[[nodiscard]] float list_entry_height(bool with_detail);
[[nodiscard]] float list_entry_width(const ListEntry& entry);
// Draws it and gives the press; the caller says what it is.
draw::Press list_entry(ImGuiID id, const ListEntry& entry, float width, ImGuiButtonFlags flags = 0);

}  // namespace bottega::ui
