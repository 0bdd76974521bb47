#pragma once

// A number of bytes as a person reads it: "640 KB", "3,2 MB".

#include <cstdint>
#include <string>

#include "wasm-app/kit/ui_context.hpp"

namespace bottega::ui {

[[nodiscard]] std::string size_text(const UiContext& ui, std::int64_t bytes);

}  // namespace bottega::ui
