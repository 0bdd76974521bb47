#include "wasm-app/screens/unsaved_mark.hpp"

#include "imgui.h"
#include "wasm-app/kit/widgets.hpp"

namespace bottega::ui {

void unsaved_mark(const UiContext& ui) {
    constexpr float pill_height = 23;
    if (pill_width(ui.text("ui.unsaved_changes")) > ImGui::GetContentRegionAvail().x) return;  // the enabled button says it, too
    ImGui::SetCursorPosY(ImGui::GetCursorPosY() + (button_height() - pill_height) / 2);
    pill(ui.text("ui.unsaved_changes"), Tone::Warn);
}

}  // namespace bottega::ui
