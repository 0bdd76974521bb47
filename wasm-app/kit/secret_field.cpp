#include "wasm-app/kit/secret_field.hpp"

#include "generated/icons.hpp"
#include "imgui_internal.h"
#include "wasm-app/kit/buttons.hpp"
#include "wasm-app/kit/field_frame.hpp"

namespace bottega::ui {

namespace {

constexpr std::int32_t masked = 1;  // see mirror::WireNode

// Hidden again whenever the dialog or the page around it opens anew.
bool& shown_here() {
    bool& shown = *ImGui::GetStateStorage()->GetBoolRef(ImGui::GetID("shown"));
    if (ImGui::IsWindowAppearing()) shown = false;
    return shown;
}

}  // namespace

bool secret_field(const UiContext& ui, std::string_view label, std::string& value, const FieldOptions& options) {
    FieldFrame frame(label, options);
    bool& shown = shown_here();
    const float size = field_height() - 6;
    const LineEditResult result = line_edit(frame, options, {.text = &value, .end_room = size + 4, .flags = shown ? 0 : ImGuiInputTextFlags_Password});
    mirror::item(result.id, mirror::Role::Textbox,
                 {.name = frame.name(), .value = value, .description = frame.description(), .a = static_cast<int>(options.mode), .b = shown ? 0 : masked},
                 frame.state());
    const ImVec2 after = ImGui::GetCursorScreenPos();
    ImGui::SetCursorScreenPos({frame.max().x - size - 3, frame.min().y + 3});
    const std::string name = ui.text(shown ? "ui.secret.hide" : "ui.secret.show", {std::string(frame.name())}) + "###show";
    if (icon_button(name, shown ? icon::eye_off : icon::eye, {.size = size, .disabled = options.disabled})) shown = !shown;
    ImGui::SetCursorScreenPos(after);
    frame.close();
    return result.changed;
}

bool secret_entered() {
    const bool enter = ImGui::IsKeyPressed(ImGuiKey_Enter, false) || ImGui::IsKeyPressed(ImGuiKey_KeypadEnter, false);
    return enter && (field_focused() || field_committed());
}

}  // namespace bottega::ui
