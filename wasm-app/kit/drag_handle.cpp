#include "wasm-app/kit/drag_handle.hpp"

#include "generated/icons.hpp"
#include "imgui.h"
#include "wasm-app/kit/buttons.hpp"
#include "wasm-app/kit/context.hpp"

namespace bottega::ui {

bool drag_handle(std::string_view label, float size) {
    constexpr float until_lifted = 3;
    icon_button(label, icon::grip_vertical, {.size = size, .tab_stop = false});
    host().drag_handle(ImGui::GetItemID());
    return ImGui::IsItemActive() && ImGui::IsMouseDragging(ImGuiMouseButton_Left, until_lifted);
}

}  // namespace bottega::ui
