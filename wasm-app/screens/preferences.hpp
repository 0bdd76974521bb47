#pragma once

// Language, light or dark and the size of text: chosen in the top bar and in the settings, kept between two frames.

#include <array>
#include <string>
#include <string_view>

#include "wasm-app/kit/ui_context.hpp"

namespace bottega::ui {

// "light", "dark", "contrast-light", "contrast-dark", or empty: as the system does.
void choose_theme(const UiContext& ui, std::string_view theme);
[[nodiscard]] std::string chosen_theme(Program& program);
// "100" and so on, in percent.
inline constexpr std::array text_sizes = {75, 90, 100, 125, 150, 200};
void choose_text_size(const UiContext& ui, std::string_view percent);
[[nodiscard]] std::string chosen_text_size(Program& program);
void apply_looks(Program& program, Host& host);
void choose_language(const UiContext& ui, std::string_view language);

}  // namespace bottega::ui
