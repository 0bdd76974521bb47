#include "wasm-app/screens/time_left.hpp"

#include <cmath>

#include "imgui.h"

namespace bottega::ui {

namespace {

constexpr double patience_before_guess_ms = 1000;

// Of a guess that changes with every frame only what a person can use: seconds by fives, then minutes.
std::string time_left_text(const UiContext& ui, double seconds) {
    constexpr double exact_below = 10, seconds_below = 90, seconds_a_minute = 60;
    const bool in_minutes = seconds >= seconds_below;
    const double step = seconds < exact_below ? 1 : 5;
    const auto count = static_cast<std::int64_t>(in_minutes ? std::ceil(seconds / seconds_a_minute) : std::max(1.0, std::ceil(seconds / step) * step));
    return ui.catalogue.plural(in_minutes ? "ui.time_left.minutes" : "ui.time_left.seconds", count, {ui.locale.integer(count)});
}

}  // namespace

std::string TimeLeft::follow(const UiContext& ui, std::int64_t done, std::int64_t total) {
    const int frame = ImGui::GetFrameCount();
    const double now = ui.host.now_ms();
    const bool is_new = frame > last_frame_ + 1 || done < last_;
    last_frame_ = frame;
    last_ = done;
    if (is_new) {
        since_ = now;
        first_ = done;
    }
    if (now - since_ < patience_before_guess_ms || done <= first_ || total <= done) return {};
    const double seconds_each = (now - since_) / 1000 / static_cast<double>(done - first_);
    return time_left_text(ui, seconds_each * static_cast<double>(total - done));
}

}  // namespace bottega::ui
