#pragma once

// Which ImGui key a browser key event means.

#include <string_view>

#include "imgui.h"

namespace bottega::platform {

// Bits of the modifiers that the page sends with every event.
enum Modifier { ModifierControl = 1, ModifierShift = 2, ModifierAlt = 4, ModifierMeta = 8 };

// code is the place on the keyboard ("KeyA"), key is what it types there ("q" on a French one). Letters and digits
// follow what is typed, so that Ctrl+Z is where its label is.
[[nodiscard]] ImGuiKey key_from_browser(std::string_view code, std::string_view key);

}  // namespace bottega::platform
