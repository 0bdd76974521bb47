#pragma once

// On a document that was written but that the browser could not save: its number must not leave the house.

#include "wasm-app/kit/ui_context.hpp"

namespace bottega::ui {

void draw_not_kept_banner(const UiContext& ui, const Record& record);

}  // namespace bottega::ui
