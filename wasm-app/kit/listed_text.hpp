#pragma once

// A value as a list shows it: a credit note takes away, an issued document calls its customer as it did on that day.

#include "wasm-app/kit/record_text.hpp"

namespace bottega::ui {

[[nodiscard]] std::string listed_text(const UiContext& ui, const Record& record, std::size_t index);

}  // namespace bottega::ui
