#pragma once

// What a tab that lost the archive tells its person: each thing done here that was not saved, with time and record.

#include <string>
#include <vector>

#include "wasm-app/kit/ui_context.hpp"
#include "wasm-app/kit/unsaved_command.hpp"

namespace bottega::ui {

[[nodiscard]] std::vector<std::string> unsaved_lines(const UiContext& ui, const std::vector<UnsavedCommand>& commands);

}  // namespace bottega::ui
