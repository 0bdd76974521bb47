#include "wasm-app/screens/safety_copy.hpp"

#include <utility>

#include "wasm-app/kit/widgets.hpp"

namespace bottega::ui {

void SafetyCopy::before(const UiContext& ui, std::string_view reason, GoOn go_on) {
    go_on_ = std::move(go_on);
    question_.ask(ui.host, "take-snapshot", write_wish("reason", reason));
    ui.host.wake();
}

void SafetyCopy::draw(const UiContext& ui) {
    if (const auto answer = question_.take()) {
        if (answer->failure.empty()) return std::exchange(go_on_, nullptr)(ui);
        no_room_ = answer->failure == "no-room";
        asking_ = true;
    }
    if (!asking_) return;
    const std::string title = ui.text("ui.copy.none_title"), sentence = ui.text(no_room_ ? "ui.copy.no_room" : "ui.copy.failed");
    const std::string yes = ui.text("ui.copy.go_on"), no = ui.text("ui.cancel");
    if (confirm_dialog("no_copy", asking_, {.title = title, .sentence = sentence, .yes = yes, .no = no}) == ConfirmAnswer::Yes)
        std::exchange(go_on_, nullptr)(ui);
}

}  // namespace bottega::ui
