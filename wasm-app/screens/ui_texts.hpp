#pragma once

// The words that widgets show by themselves, in the person's language.

#include "core/i18n/catalogue.hpp"
#include "wasm-app/kit/context.hpp"

namespace bottega::ui {

[[nodiscard]] UiTexts ui_texts(const Catalogue& catalogue);

}  // namespace bottega::ui
