#pragma once

// The page on which a person arranges the form of a list: drags fields and groups, makes tabs, hides what is not needed.

#include <memory>
#include <string_view>

#include "wasm-app/kit/screen.hpp"

namespace bottega::ui {

[[nodiscard]] Route form_layout_route(std::string_view entity);
[[nodiscard]] std::unique_ptr<Screen> make_form_layout_screen(const UiContext& ui, const Route& route);

}  // namespace bottega::ui
