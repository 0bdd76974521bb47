#pragma once

// The selection inside the text field being edited. ImGui keeps it in a structure that its headers only name.

#include "imgui.h"

struct ImGuiInputTextState;

namespace bottega::platform {

struct ByteSelection {
    int start = 0;
    int end = 0;
    bool backward = false;  // the caret stands at the start

    bool operator==(const ByteSelection&) const = default;
};

[[nodiscard]] ByteSelection selection_of(const ImGuiInputTextState& state);
void select(ImGuiInputTextState& state, const ByteSelection& selection);

}  // namespace bottega::platform
