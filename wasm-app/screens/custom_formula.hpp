#pragma once

// A formula as the person writes it: with the names that fields have on the screen, and the signs of their language.

#include "core/data/formula.hpp"
#include "wasm-app/kit/ui_context.hpp"

namespace bottega::ui {

// As it is stored; or what is wrong with it, and where.
[[nodiscard]] Result<std::string> stored_formula(const UiContext& ui, const EntityDef& def, std::string_view written);
[[nodiscard]] std::string written_formula(const UiContext& ui, const EntityDef& def, std::string_view stored);
// The name of a field as it stands in a formula: in brackets where it is more than one word.
[[nodiscard]] std::string formula_name(const UiContext& ui, const EntityDef& def, const FieldDef& field);

}  // namespace bottega::ui
