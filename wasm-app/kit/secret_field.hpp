#pragma once

// A passphrase or a PIN: who looks over the shoulder sees that something is typed, not what; one press shows it. In the
// page's mirror it is a password field, so that no screen reader says it aloud and nothing foreign is filled in.

#include <string>
#include <string_view>

#include "wasm-app/kit/fields.hpp"
#include "wasm-app/kit/ui_context.hpp"

namespace bottega::ui {

// True in the frame in which the value changed.
bool secret_field(const UiContext& ui, std::string_view label, std::string& value, const FieldOptions& options = {});
// Enter was pressed in the field drawn last: it goes on as the button beneath does.
[[nodiscard]] bool secret_entered();

}  // namespace bottega::ui
