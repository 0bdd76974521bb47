#include "wasm-app/screens/page_progress.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "imgui.h"
#include "wasm-app/kit/widgets.hpp"
#include "wasm-app/screens/size_text.hpp"

namespace bottega::ui {

namespace {

constexpr double patience_ms = 400, pause_ms = 200;

}  // namespace

void PageProgress::follow(const UiContext& ui) {
    const int frame = ImGui::GetFrameCount();
    const double now = ui.host.now_ms();
    if (frame > last_frame_ + 1) {
        facts_.reset();
        ask_at_ = now + patience_ms;
    }
    last_frame_ = frame;
    take_answer();
    if (question_.is_waiting()) return;
    if (now < ask_at_) return ui.host.wake_in(ask_at_ - now + 1);
    ask_at_ = now + pause_ms;
    question_.ask(ui.host, "page-work");
}

void PageProgress::take_answer() {
    const auto answer = question_.take();
    if (!answer || !answer->failure.empty()) return;
    const auto json = nlohmann::json::parse(answer->json, nullptr, false);
    if (!json.is_object()) return;
    try {
        const Facts facts{.step = json.value("step", ""), .done = json.value("done", std::int64_t{0}), .total = json.value("total", std::int64_t{0})};
        facts_ = facts.total > 0 ? std::optional(facts) : std::nullopt;
    } catch (const nlohmann::json::exception&) {
        facts_.reset();
    }
}

void PageProgress::draw_bar(const UiContext& ui) const {
    if (!facts_) return;
    const float share = static_cast<float>(static_cast<double>(facts_->done) / static_cast<double>(facts_->total));
    const std::string count = ui.text("ui.done_of_total", {size_text(ui, facts_->done), size_text(ui, facts_->total)});
    progress_bar(ui.text("ui.page_work." + facts_->step), std::clamp(share, 0.0f, 1.0f), count);
}

void stop_page_work(const UiContext& ui) {
    ui.host.ask_page("stop-page-work", "{}", [](auto, auto) {});
}

}  // namespace bottega::ui
