#include "wasm-app/screens/unreadable_input.hpp"

#include "wasm-app/kit/fields.hpp"
#include "wasm-app/kit/overlays.hpp"
#include "wasm-app/kit/value_fields.hpp"

namespace bottega::ui {

bool stopped_by_unreadable_input(const UiContext& ui) {
    if (!has_unreadable_input()) return false;
    go_to_unreadable_input();
    show_toast({.text = ui.text("ui.unreadable_input"), .tone = Tone::Bad});
    return true;
}

}  // namespace bottega::ui
