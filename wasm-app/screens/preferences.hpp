#pragma once

// Language and light or dark: chosen in the top bar and in the settings, kept between two frames.

#include <string_view>

#include "wasm-app/kit/ui_context.hpp"

namespace bottega::ui {

// "light", "dark", or empty: as the system does.
void choose_theme(const UiContext& ui, std::string_view theme);
[[nodiscard]] std::string chosen_theme(Program& program);
void apply_theme(Program& program, Host& host);
void choose_language(const UiContext& ui, std::string_view language);

}  // namespace bottega::ui
