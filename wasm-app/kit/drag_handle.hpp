#pragma once

#include <string_view>

namespace bottega::ui {

// What a row is dragged by, with the mouse or with a finger; its label says so. True from when it is lifted until it is let
// go. It takes no place among the stops of the Tab key: what it does has its own key.
bool drag_handle(std::string_view label, float size = 26);

}  // namespace bottega::ui
