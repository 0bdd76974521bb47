#include "wasm-app/screens/shortcut_sheet.hpp"

#include <array>
#include <span>

#include "imgui.h"
#include "wasm-app/kit/widgets.hpp"

namespace bottega::ui {

namespace {

// What each does is the text "ui.shortcut.<name>", its keys are "ui.shortcut.<name>.keys".
constexpr std::array everywhere{"search", "find", "save", "undo", "redo", "new", "print", "regions", "escape", "sheet"};
constexpr std::array in_lists{"move", "open", "menu", "check", "check_all", "delete", "carry", "cells", "folders"};
constexpr std::array in_forms{"next_field", "choices", "day", "month", "line", "move_line"};

constexpr float keys_width = 170, phone_keys_width = 120, sheet_width = 560;

void draw_group(const UiContext& ui, const char* title, std::span<const char* const> names) {
    label(ui.text(title), TextStyle::Strong);
    space(metric::gap);
    for (const char* name : names) {
        const std::string key = std::string("ui.shortcut.") + name;
        key_value(ui.text(key + ".keys"), ui.text(key), is_phone() ? phone_keys_width : keys_width);
    }
    space(metric::form_gap);
}

}  // namespace

void ShortcutSheet::draw(const UiContext& ui) {
    if (!open_ || !begin_dialog(ui.text("ui.shortcuts") + "###shortcuts", open_, {.width = sheet_width})) return;
    draw_group(ui, "ui.shortcuts.everywhere", everywhere);
    draw_group(ui, "ui.shortcuts.in_lists", in_lists);
    draw_group(ui, "ui.shortcuts.in_forms", in_forms);
    end_dialog();
}

}  // namespace bottega::ui
