#pragma once

// One of the values a person can choose: what is stored, and the words for it.

#include <string>

#include "wasm-app/kit/theme.hpp"

namespace bottega::ui {

struct Choice {
    std::string value;
    std::string text;
    Tone tone = Tone::Neutral;
    std::string icon = {};  // of a segment, in place of its text
};

}  // namespace bottega::ui
