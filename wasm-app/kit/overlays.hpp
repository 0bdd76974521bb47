#pragma once

// What appears above the page: dialogs, menus, toasts.

#include <cstdint>
#include <string>
#include <string_view>

#include "wasm-app/kit/buttons.hpp"

namespace bottega::ui {

// A dialog is open while `open` is true; Escape and the close button make it false. On a phone it is a bottom sheet.
//   if (begin_dialog("dialog.title###new_account", open)) { ...; end_dialog(); }
struct DialogOptions {
    float width = 460;
    bool closable = true;
    std::string_view subtitle = {};
};
bool begin_dialog(std::string_view title, bool& open, const DialogOptions& options = {});
void end_dialog();
// Starts the row of buttons at the right lower edge; `total_width` of what follows.
void dialog_buttons(float total_width);

enum class ConfirmAnswer { None, Yes, No };
struct ConfirmTexts {
    std::string_view title, sentence, yes, no;
    ButtonKind kind = ButtonKind::Danger;
};
ConfirmAnswer confirm_dialog(std::string_view id, bool& open, const ConfirmTexts& texts);

// Menus.  if (begin_menu_button("More###more", icon)) { if (menu_item(...)) ...; end_menu(); }
bool begin_menu_button(std::string_view label, std::string_view icon, const ButtonOptions& options = {});
bool begin_menu_icon_button(std::string_view label, std::string_view icon);
bool begin_context_menu(std::string_view label);       // of the item drawn last: right button, long press, menu key
struct MenuItemOptions {
    std::string_view icon = {};
    std::string_view shortcut = {};
    std::string_view disabled_reason = {};
    bool danger = false;
    bool checkable = false, checked = false;           // one of several
    bool toggles = false;                              // checkable, and on or off by itself
};
bool menu_item(std::string_view label, const MenuItemOptions& options = {});
void menu_separator();
void end_menu();

// Toasts: a sentence that goes by itself, with an undo while it is there. Said aloud too.
struct Toast {
    std::string text;
    Tone tone = Tone::Ok;
    std::string action = {};                           // "Undo"; empty: none
    std::uint64_t token = 0;                           // given back when the action is pressed
    bool until_done = false;                           // a problem that the next thing done has solved
};
// What is said again stands once; of things done, the last alone can be taken back from its toast.
void show_toast(Toast toast);
void clear_toasts();
// Once per frame, last. The token of the toast whose action was pressed, or 0.
std::uint64_t draw_toasts();

}  // namespace bottega::ui
