#pragma once

// How long work that is under way will still take, by how fast it went so far.

#include <cstdint>
#include <string>

#include "wasm-app/kit/ui_context.hpp"

namespace bottega::ui {

class TimeLeft {
public:
    // In every frame while the work is shown. Empty until enough of it is done to tell.
    [[nodiscard]] std::string follow(const UiContext& ui, std::int64_t done, std::int64_t total);

private:
    int last_frame_ = -2;
    double since_ = 0;
    std::int64_t first_ = 0, last_ = 0;
};

}  // namespace bottega::ui
