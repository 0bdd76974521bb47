#pragma once

// Chips one after the other, going on in the next line where there is no more room.

#include <algorithm>

#include "imgui.h"
#include "wasm-app/kit/theme.hpp"

namespace bottega::ui {

class ChipFlow {
public:
    // Begins in a line of its own, or behind what stands there already.
    enum Start { NewLine, SameLine };
    explicit ChipFlow(Start start = NewLine, float width = 0)
        : left_(start == NewLine ? ImGui::GetCursorPosX() : ImGui::GetCursorStartPos().x),
          right_(width > 0 ? left_ + width : ImGui::GetCursorStartPos().x + ImGui::GetContentRegionAvail().x), first_(start == NewLine) {}

    void next(float chip_width) {
        if (!first_) ImGui::SameLine(0, metric::gap);
        if (!first_ && ImGui::GetCursorPosX() + chip_width > right_) {
            ImGui::NewLine();
            ImGui::SetCursorPosX(left_);
        }
        first_ = false;
    }

private:
    float left_, right_;
    bool first_;
};

}  // namespace bottega::ui
