#pragma once

// One line of a short list inside a card: title, a detail beneath, an amount or a pill at the right. Pressed, it opens.

#include <string_view>

#include "wasm-app/kit/theme.hpp"

namespace bottega::ui {

struct ListRowOptions {
    std::string_view detail = {};
    std::string_view amount = {};
    std::string_view pill = {};
    Tone tone = Tone::Neutral;
    std::string_view icon = {};
    bool highlighted = false;      // chosen with the arrow keys
    bool last = false;             // no line beneath
};
bool list_row(std::string_view label, const ListRowOptions& options = {});

}  // namespace bottega::ui
