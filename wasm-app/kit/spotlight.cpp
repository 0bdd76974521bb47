#include "wasm-app/kit/spotlight.hpp"

#include <optional>

#include "imgui_internal.h"
#include "wasm-app/kit/theme.hpp"

namespace bottega::ui {

namespace {
std::optional<Rect> target;
int frame = -1;
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
    if (ImGui::IsWindowAppearing()) ImGui::BringWindowToDisplayFront(ImGui::GetCurrentWindow());
    ImDrawList* list = ImGui::GetWindowDrawList();
    constexpr float air = 6;
    const ImVec2 min(around->x - air, around->y - air), max(around->right() + air, around->bottom() + air);
    const ImU32 shade = theme().scrim;
    list->AddRectFilled({0, 0}, {screen.x, min.y}, shade);
    list->AddRectFilled({0, max.y}, screen, shade);
    list->AddRectFilled({0, min.y}, {min.x, max.y}, shade);
    list->AddRectFilled({max.x, min.y}, {screen.x, max.y}, shade);
    list->AddRect(min, max, theme().accent, metric::button_radius, 0, 3);
    ImGui::End();
}

}  // namespace bottega::ui
