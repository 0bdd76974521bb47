#include "wasm-app/screens/shortcuts.hpp"

#include "imgui.h"
#include "wasm-app/kit/escape.hpp"

namespace bottega::ui {

namespace {

bool pressed(ImGuiKeyChord chord) { return ImGui::IsKeyChordPressed(chord); }

// A sign is where the person's keyboard has it.
bool was_typed(ImWchar sign) { return ImGui::GetIO().InputQueueCharacters.contains(sign); }

}  // namespace

Shortcut pressed_shortcut() {
    if (ImGui::IsPopupOpen(nullptr, ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel)) return Shortcut::None;
    if (pressed(ImGuiMod_Ctrl | ImGuiKey_S)) return Shortcut::Save;
    if (pressed(ImGuiMod_Ctrl | ImGuiKey_K)) return Shortcut::Search;
    if (pressed(ImGuiMod_Ctrl | ImGuiKey_F)) return Shortcut::Find;
    if (pressed(ImGuiMod_Ctrl | ImGuiKey_P)) return Shortcut::Print;
    if (pressed(ImGuiMod_Shift | ImGuiKey_F6)) return Shortcut::PreviousRegion;
    if (pressed(ImGuiKey_F6)) return Shortcut::NextRegion;
    if (ImGui::GetIO().WantTextInput || ImGui::IsAnyItemActive()) return Shortcut::None;
    if (pressed(ImGuiMod_Ctrl | ImGuiKey_Z)) return Shortcut::Undo;
    if (pressed(ImGuiMod_Ctrl | ImGuiKey_Y) || pressed(ImGuiMod_Ctrl | ImGuiMod_Shift | ImGuiKey_Z)) return Shortcut::Redo;
    if (was_typed('/')) return Shortcut::Search;
    if (was_typed('?')) return Shortcut::Sheet;
    if (pressed(ImGuiKey_Insert) || pressed(ImGuiKey_N)) return Shortcut::New;
    if (pressed(ImGuiKey_Escape) && !escape_taken()) return Shortcut::Escape;
    return Shortcut::None;
}

}  // namespace bottega::ui
