#pragma once

// How a card of a board looks. For widgets only.

#include "imgui.h"
#include "wasm-app/kit/board.hpp"

namespace bottega::ui {

enum class BoardCardLook { Usual, Hovered, Lifted };  // lifted: its place while it is in the hand

[[nodiscard]] float board_card_height(int detail_lines, bool has_foot);
void draw_board_card(ImDrawList* list, const BoardCard& card, ImVec2 min, float width, float height, BoardCardLook look);

// The name of a column in the line of all names, as a tab.
struct BoardColumnName {
    Rect place;
    bool pressed = false;
};
BoardColumnName board_column_name(const BoardColumn& column, bool shown, bool is_target);

}  // namespace bottega::ui
