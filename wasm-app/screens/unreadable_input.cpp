#include "wasm-app/screens/unreadable_input.hpp"

#include "wasm-app/kit/fields.hpp"
#include "wasm-app/kit/overlays.hpp"
#include "wasm-app/kit/value_fields.hpp"

namespace bottega::ui {

bool stopped_by_unreadable_input(const UiContext& ui) {
    if (!has_unreadable_input()) return false;
    go_to_unreadable_input();
    show_toast({.text = ui.text("ui.unreadable_input"), .tone = Tone::Bad, .until_done = true});
    return true;
}

void tell_not_saved(const UiContext& ui, std::size_t problems) {
    show_toast({.text = ui.catalogue.plural("ui.not_saved_problems", static_cast<std::int64_t>(problems)), .tone = Tone::Bad, .until_done = true});
}

}  // namespace bottega::ui
