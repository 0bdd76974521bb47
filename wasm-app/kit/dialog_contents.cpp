#include "wasm-app/kit/dialog_contents.hpp"

#include <algorithm>

#include "imgui.h"
#include "wasm-app/kit/mirror.hpp"

namespace bottega::ui {

void begin_dialog_contents() {
    constexpr float room_for_the_rest = 270, least = 160, side = 6;  // the side: for what is drawn around a field with the focus
    const float room = ImGui::GetContentRegionAvail().x + 2 * side;
    ImGui::SetCursorPosX(ImGui::GetCursorPosX() - side);
    ImGui::SetNextWindowSizeConstraints({room, 0}, {room, std::max(ImGui::GetIO().DisplaySize.y - room_for_the_rest, least)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(side, 2));
    ImGui::BeginChild("contents", {room, 0}, ImGuiChildFlags_AutoResizeY | ImGuiChildFlags_NavFlattened | ImGuiChildFlags_AlwaysUseWindowPadding);
    ImGui::PopStyleVar();
    mirror::begin_scroll();
}

void end_dialog_contents() {
    mirror::end_scroll();
    ImGui::EndChild();
}

}  // namespace bottega::ui
