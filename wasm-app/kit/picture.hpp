#pragma once

// A picture of the person's on the screen, such as the logo of the business. One at a time: the last one shown.

#include <string_view>

namespace bottega::ui::picture {

inline constexpr int width = 480, height = 192;  // of what is handed over: twice as fine as it is drawn

// Four bytes for each dot: red, green, blue, opacity. Nothing is shown where the size is another one.
void show(std::string_view dots);
// On white, as on paper, half as wide and high as its dots. `name` says what it is.
void draw(std::string_view name);

}  // namespace bottega::ui::picture
