#pragma once

// Something a list is narrowed by: pressing it changes it, its cross takes it away.

#include <string_view>

namespace bottega::ui {

enum class ChipPress { None, Edit, Remove };

// "text###stable_id"; a long text is cut, and whole for the screen reader and beside the mouse.
struct FilterChipOptions {
    std::string_view remove;     // accessible name of the cross: "Take away: City: Bari"
    float max_width = 320;
};
ChipPress filter_chip(std::string_view label, const FilterChipOptions& options);
[[nodiscard]] float filter_chip_width(std::string_view label, float max_width = 320);

}  // namespace bottega::ui
