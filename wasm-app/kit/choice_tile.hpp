#pragma once

// One of several things side by side, as a tile with its text: the chosen one stands out. Put several into one
// mirror group (begin_choices) so that they are told as one question.

#include <string_view>

namespace bottega::ui {

struct ChoiceTileOptions {
    bool chosen = false;
    std::string_view detail = {};  // a second line
    bool muted = false;            // nothing is in it
    float width = -1;
    float least_height = 0;        // as high as its neighbours
    std::string_view name = {};    // accessible, where the text says too little
};
// True when it was pressed and was not chosen.
bool choice_tile(std::string_view label, const ChoiceTileOptions& options = {});
[[nodiscard]] float choice_tile_height(std::string_view text, std::string_view detail, float width);

// The tiles between the two answer one question.
void begin_choices(std::string_view question);
void end_choices();

}  // namespace bottega::ui
