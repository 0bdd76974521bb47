#include "wasm-app/panels/kiosk_pin.hpp"

#include "imgui.h"
#include "wasm-app/kit/kiosk_door.hpp"
#include "wasm-app/kit/columns.hpp"
#include "wasm-app/kit/widgets.hpp"

namespace bottega::ui {

void KioskPin::close() {
    open_ = false;
    digits_.clear();
    attempt_ = std::make_shared<Attempt>();
}

void KioskPin::add(char digit) {
    if (digits_.size() < kMostPinDigits) digits_ += digit;
    attempt_->issues.clear();
}

void KioskPin::draw(const UiContext& ui) {
    if (!open_) return;
    if (begin_dialog(ui.text("ui.kiosk.leave") + "###kiosk_pin", open_, {.width = 340, .subtitle = ui.text("ui.kiosk.pin_help")})) {
        std::string dots;
        for (std::size_t i = 0; i < digits_.size(); ++i) dots += "●  ";
        label(dots.empty() ? ui.text("ui.kiosk.pin") : dots, dots.empty() ? TextStyle::Muted : TextStyle::Strong);
        if (!attempt_->issues.empty()) banner("pin_problem", Tone::Bad, ui.sentence(attempt_->issues.front()));
        draw_pad(ui);
        take_keys(ui);
        end_dialog();
    }
    if (!open_) close();
}

void KioskPin::draw_pad(const UiContext& ui) {
    {
        CardRow row(3, 60);
        for (const char* digit : {"1", "2", "3", "4", "5", "6", "7", "8", "9"}) {
            row.next();
            if (button(digit, {.width = -1})) add(digit[0]);
        }
        row.next();
        if (button(ui.label("ui.kiosk.erase"), {.kind = ButtonKind::Ghost, .width = -1}) && !digits_.empty()) digits_.pop_back();
        row.next();
        if (button("0", {.width = -1})) add('0');
        row.next();
        if (button("OK", {.kind = ButtonKind::Primary, .width = -1, .disabled = digits_.empty(), .busy = attempt_->running})) check(ui);
    }
}

void KioskPin::take_keys(const UiContext& ui) {
    for (int digit = 0; digit < 10; ++digit) {
        const auto row = static_cast<ImGuiKey>(ImGuiKey_0 + digit), pad = static_cast<ImGuiKey>(ImGuiKey_Keypad0 + digit);
        if (ImGui::IsKeyPressed(row, false) || ImGui::IsKeyPressed(pad, false)) add(static_cast<char>('0' + digit));
    }
    if (ImGui::IsKeyPressed(ImGuiKey_Backspace) && !digits_.empty()) digits_.pop_back();
    const bool enter = ImGui::IsKeyPressed(ImGuiKey_Enter, false) || ImGui::IsKeyPressed(ImGuiKey_KeypadEnter, false);
    if (enter && !digits_.empty() && !ImGui::IsAnyItemFocused()) check(ui);
}

// The answer comes between two frames: there the wrong ones are counted, and a right one ends the kiosk.
void KioskPin::check(const UiContext& ui) {
    if (attempt_->running) return;
    Kiosk& kiosk = kiosk_door()->kiosk();
    const auto now = static_cast<std::int64_t>(ui.host.now_ms());
    if (const auto wait = kiosk.seconds_to_wait(now); wait > 0) {
        attempt_->issues = {{.message = "issue.kiosk_wait", .args = {std::to_string(wait)}}};
        return;
    }
    attempt_->running = true;
    const auto answered = [&kiosk, &host = ui.host, attempt = attempt_](const std::string&, const std::string& hash) {
        attempt->running = false;
        const auto outcome = kiosk.unlock(hash, static_cast<std::int64_t>(host.now_ms()));
        if (outcome.ok()) kiosk_door()->hold_page("");
        else attempt->issues = outcome.issues();
        host.wake(3);
    };
    const PinHash pin = kiosk.pin();
    kiosk_door()->derive_key(std::exchange(digits_, {}), pin.salt, pin.iterations, answered);
}

}  // namespace bottega::ui
