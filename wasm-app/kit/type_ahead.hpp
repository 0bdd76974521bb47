#pragma once

// Choosing from a list by typing the beginning of what is wanted, as in any drop-down. For widgets only.

#include <span>
#include <string>

#include "wasm-app/kit/choice.hpp"

namespace bottega::ui {

class TypeAhead {
public:
    // What was typed in this frame goes to the list of that id. The choice meant, else -1: the first whose text begins with
    // all that was typed in one go, else the first with a word that does. The same letter again walks on among those that
    // begin with it.
    int follow(unsigned list, std::span<const Choice> choices, double now_ms);
    // The list is about to open, on the choice of that number or on none (-1).
    void begin(unsigned list, int chosen);

private:
    [[nodiscard]] int meant(std::span<const Choice> choices) const;

    unsigned list_ = 0;
    std::string typed_;
    double typed_ms_ = 0;
    int chosen_ = -1;
};

}  // namespace bottega::ui
