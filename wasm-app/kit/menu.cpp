#include <string>

#include "generated/icons.hpp"
#include "wasm-app/kit/context.hpp"
#include "wasm-app/kit/overlays.hpp"
#include "wasm-app/kit/popup.hpp"

namespace bottega::ui {

using draw::add;
using mirror::Role;

namespace {

constexpr float menu_width = 240;

bool begin_menu_at(ImGuiID id, std::string_view name, ImVec2 anchor_min, ImVec2 anchor_max, bool right_aligned) {
    if (!ImGui::IsPopupOpen(id, ImGuiPopupFlags_None)) return false;
    const PopupPlace place{.anchor_min = anchor_min, .anchor_max = anchor_max, .width = menu_width,
                           .right_aligned = right_aligned};
    return begin_popup(id, Role::Menu, name, place);
}

bool menu_after_button(std::string_view whole, bool pressed) {
    const draw::Label label(whole);
    const ImGuiID button_id = label.id();
    ImGui::PushID(static_cast<int>(button_id));
    const ImGuiID id = ImGui::GetID("menu");
    ImGui::PopID();
    if (pressed) ImGui::OpenPopupEx(id, ImGuiPopupFlags_None);
    const ImVec2 min = ImGui::GetItemRectMin(), max = ImGui::GetItemRectMax();
    const bool open = ImGui::IsPopupOpen(id, ImGuiPopupFlags_None);
    mirror::item(button_id, Role::Button, {.name = label.text},
                 mirror::state::expandable | (open ? mirror::state::expanded : 0));
    return begin_menu_at(id, label.text, min, max, min.x + menu_width > ImGui::GetIO().DisplaySize.x - 8);
}

}  // namespace

bool begin_menu_button(std::string_view label, std::string_view icon, const ButtonOptions& options) {
    ButtonOptions with_icon = options;
    with_icon.icon = icon;
    return menu_after_button(label, button(label, with_icon));
}

bool begin_menu_icon_button(std::string_view label, std::string_view icon) {
    return menu_after_button(label, icon_button(label, icon));
}

bool begin_context_menu(std::string_view label) {
    const ImGuiID item = ImGui::GetItemID();
    ImGui::PushID(static_cast<int>(item));
    const ImGuiID id = ImGui::GetID("context");
    ImGui::PopID();
    static ImVec2 at;
    const ImGuiContext& g = *ImGui::GetCurrentContext();
    const bool by_mouse = ImGui::IsItemHovered() && ImGui::IsMouseReleased(ImGuiMouseButton_Right);
    const bool by_key = item != 0 && g.NavId == item && g.NavCursorVisible &&
                        (ImGui::IsKeyPressed(ImGuiKey_Menu, false) || ImGui::IsKeyChordPressed(ImGuiMod_Shift | ImGuiKey_F10));
    if (by_mouse || by_key) {
        at = by_mouse ? ImGui::GetMousePos() : add(ImGui::GetItemRectMin(), 24, 24);
        ImGui::OpenPopupEx(id, ImGuiPopupFlags_None);
    }
    return begin_menu_at(id, draw::Label(label).text, at, at, at.x + menu_width > ImGui::GetIO().DisplaySize.x - 8);
}

bool menu_item(std::string_view whole, const MenuItemOptions& options) {
    const draw::Label label(whole);
    const bool enabled = options.disabled_reason.empty();
    const ListEntry entry{.text = label.text, .detail = options.disabled_reason, .icon = options.icon,
                          .chosen = options.checked, .danger = options.danger, .enabled = enabled,
                          .trailing = options.shortcut};
    const draw::Press press = list_entry(label.id(), entry, ImGui::GetContentRegionAvail().x);
    mirror::item(press.id, Role::MenuItem, {.name = label.text, .description = options.disabled_reason, .a = options.toggles ? 1 : 0},
                 (enabled ? 0 : mirror::state::disabled) | (options.checkable || options.toggles ? mirror::state::checkable : 0) |
                     (options.checked ? mirror::state::checked : 0));
    if (press.pressed) ImGui::CloseCurrentPopup();
    return press.pressed;
}

void menu_separator() {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    ImGui::GetWindowDrawList()->AddLine(add(at, 4, 3.5f), add(at, width - 4, 3.5f), theme().border);
    ImGui::Dummy({width, 7});
}

void end_menu() { end_popup(); }

}  // namespace bottega::ui
