#pragma once

// A drop-down in a narrow place: closed it shows a short word for what is chosen, open the whole texts.

#include "wasm-app/kit/fields.hpp"

namespace bottega::ui {

bool short_combo(std::string_view label, std::string& value, std::span<const Choice> choices, std::string_view shown, const FieldOptions& options = {});

}  // namespace bottega::ui
