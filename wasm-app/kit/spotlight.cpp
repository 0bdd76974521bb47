#include "wasm-app/kit/spotlight.hpp"

#include <optional>

#include "imgui_internal.h"
#include "wasm-app/kit/theme.hpp"

namespace bottega::ui {

namespace {
std::optional<Rect> target;
int frame = -1;

// All but the rounded rectangle.
void draw_shade(ImDrawList* list, ImVec2 min, ImVec2 max, ImVec2 screen, ImU32 shade) {
    list->AddRectFilled({0, 0}, {screen.x, min.y}, shade);
    list->AddRectFilled({0, max.y}, screen, shade);
    list->AddRectFilled({0, min.y}, {min.x, max.y}, shade);
    list->AddRectFilled({max.x, min.y}, {screen.x, max.y}, shade);
    constexpr float radius = metric::button_radius;
    const ImVec2 corners[] = {{max.x, max.y}, {min.x, max.y}, {min.x, min.y}, {max.x, min.y}};
    for (int i = 0; i < 4; ++i) {
        const ImVec2 corner = corners[i];
        list->PathLineTo(corner);
        list->PathArcToFast({corner.x + (i == 0 || i == 3 ? -radius : radius), corner.y + (i < 2 ? -radius : radius)}, radius, 3 * i, 3 * i + 3);
        list->PathFillConvex(shade);
    }
}

// Above the page and beneath the dialog that speaks of it, whichever of the two came first.
void put_beneath_dialog(ImGuiWindow* window) {
    if (ImGuiWindow* dialog = ImGui::GetTopMostPopupModal()) ImGui::BringWindowToDisplayBehind(window, dialog);
    else if (ImGui::IsWindowAppearing()) ImGui::BringWindowToDisplayFront(window);
}
}  // namespace

const Rect* spotlit() { return frame == ImGui::GetFrameCount() && target ? &*target : nullptr; }

void spotlight(const Rect* around) {
    target = around ? std::optional(*around) : std::nullopt;
    frame = ImGui::GetFrameCount();
    ImGui::GetStyle().Colors[ImGuiCol_ModalWindowDimBg] = ImGui::ColorConvertU32ToFloat4(around ? 0 : theme().scrim);
    if (!around) return;
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize(screen);
    ImGui::Begin("###spotlight", nullptr, ImGuiWindowFlags_NoInputs | ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground |
                                              ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoFocusOnAppearing);
    put_beneath_dialog(ImGui::GetCurrentWindow());
    ImDrawList* list = ImGui::GetWindowDrawList();
    constexpr float air = 6;
    const ImVec2 min(around->x - air, around->y - air), max(around->right() + air, around->bottom() + air);
    draw_shade(list, min, max, screen, theme().scrim);
    list->AddRect(min, max, theme().accent, metric::button_radius, 0, 3);
    ImGui::End();
}

}  // namespace bottega::ui
