#pragma once

// The sign of the program, and the button that looks like a search field and opens the search of everything.

#include <string_view>

namespace bottega::ui {

void brand_mark(float size = 34);
// `shortcut` stands at its right end.
bool search_button(std::string_view label, std::string_view shortcut, float width);

}  // namespace bottega::ui
