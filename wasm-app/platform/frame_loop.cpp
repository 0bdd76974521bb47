#include "wasm-app/platform/frame_loop.hpp"

#include <emscripten.h>

#include <algorithm>
#include <cstdio>
#include <exception>
#include <utility>
#include <vector>

#include "imgui_internal.h"
#include "wasm-app/kit/mirror.hpp"
#include "wasm-app/platform/draw_hash.hpp"
#include "wasm-app/platform/page.hpp"
#include "wasm-app/platform/shell_calls.hpp"

namespace bottega::platform {
namespace {

constexpr int kFailingFramesBeforeStop = 10;
constexpr int kFramesAfterInput = 3;        // ImGui needs up to three to react to one event
constexpr double kInputEcho = 250;          // milliseconds in which a change is explained by an event
constexpr double kScrollingRests = 100;     // milliseconds without another turn of the wheel
constexpr double kUnsettledLimit = 2000;    // a layout that never settles must not keep the processor awake
constexpr double kKeyRepeatLimit = 1200;

void send_mirror() {
    const ui::mirror::Delta& delta = ui::mirror::end_frame();
    if (!delta.changed.empty() || delta.order_changed || delta.focus_changed) {
        shell_mirror(delta.changed.data(), static_cast<int>(delta.changed.size()), delta.text.data(),
                     delta.order.data(), delta.order_changed ? static_cast<int>(delta.order.size()) : -1, delta.focus);
    }
    for (const ui::mirror::Announcement& announcement : delta.announcements) {
        shell_announce(announcement.text.data(), static_cast<int>(announcement.text.size()), announcement.assertive);
    }
}

const char* css_cursor(ImGuiMouseCursor cursor) {
    switch (cursor) {
        case ImGuiMouseCursor_TextInput: return "text";
        case ImGuiMouseCursor_ResizeAll: return "move";
        case ImGuiMouseCursor_ResizeNS: return "ns-resize";
        case ImGuiMouseCursor_ResizeEW: return "ew-resize";
        case ImGuiMouseCursor_ResizeNESW: return "nesw-resize";
        case ImGuiMouseCursor_ResizeNWSE: return "nwse-resize";
        case ImGuiMouseCursor_Hand: return "pointer";
        case ImGuiMouseCursor_Wait:
        case ImGuiMouseCursor_Progress: return "progress";
        case ImGuiMouseCursor_NotAllowed: return "not-allowed";
        case ImGuiMouseCursor_None: return "none";
        default: return "default";
    }
}

}  // namespace

double FrameLoop::Samples::percentile(double share) const {
    const std::size_t size = std::min(count, kSamples);
    if (size == 0) {
        return 0;
    }
    std::vector<float> sorted(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(size));
    std::sort(sorted.begin(), sorted.end());
    return static_cast<double>(sorted[static_cast<std::size_t>(share * static_cast<double>(size - 1))]);
}

void FrameLoop::start(Callbacks callbacks) {
    callbacks_ = std::move(callbacks);
    last_build_ = emscripten_get_now();
}

void FrameLoop::wake(int frames) {
    wanted_ = std::max(wanted_, frames);
    if (!building_) {
        shell_request_frame();
    }
}

void FrameLoop::wake_in(double milliseconds) {
    if (!building_) {
        // The loop may be asleep: a frame now makes it plan the one asked for.
        const double due = emscripten_get_now() + milliseconds;
        alarm_at_ = alarm_at_ < 0 ? due : std::min(alarm_at_, due);
        wake(1);
    } else if (wake_in_ < 0 || milliseconds < wake_in_) {
        wake_in_ = milliseconds;
    }
}

void FrameLoop::note_input() {
    last_input_ = emscripten_get_now();
    wake(kFramesAfterInput);
}

void FrameLoop::note_scrolling() { last_scrolling_ = emscripten_get_now(); }

// Whoever reads the tree of the page does not turn a wheel, and new elements for every row that comes by cost the browser
// more than the picture.
void FrameLoop::follow_with_mirror() {
    mirror_is_behind_ = emscripten_get_now() - last_scrolling_ < kScrollingRests;
    if (!mirror_is_behind_) {
        send_mirror();
    }
}

void FrameLoop::repaint() {
    repaint_ = true;
    wake(2);
}

void FrameLoop::fail(const char* what) {
    std::fprintf(stderr, "A frame failed: %s\n", what);
    if (++failures_ >= kFailingFramesBeforeStop) {
        stopped_ = true;
        shell_fatal("trouble", what);
    } else {
        wanted_ = std::max(wanted_, 1);
    }
}

void FrameLoop::draw_guarded() {
    ImGuiErrorRecoveryState state;
    ImGui::ErrorRecoveryStoreState(&state);
    try {
        callbacks_.draw();
        failures_ = 0;
    } catch (const std::exception& error) {
        ImGui::ErrorRecoveryTryToRecoverState(&state);
        fail(error.what());
    }
}

void FrameLoop::build(double now) {
    ImGuiIO& io = ImGui::GetIO();
    io.DeltaTime = static_cast<float>(std::clamp((now - last_build_) / 1000.0, 0.0001, 1.0));
    last_build_ = now;
    animating_ = false;
    wake_in_ = Sleep;
    building_ = true;
    ImGui::NewFrame();
    ui::mirror::begin_frame();
    page().host.begin_frame();
    page().touch.scroll(io.DeltaTime);
    draw_guarded();
    page().agent.end_frame();
    page().long_text.end_frame();
    ImGui::Render();
    building_ = false;
    ++frames_;
}

void FrameLoop::run_commands() {
    if (!callbacks_.after_frame) {
        return;
    }
    try {
        callbacks_.after_frame();
    } catch (const std::exception& error) {
        fail(error.what());
    }
}

bool FrameLoop::draw_if_changed() {
    ImDrawData& data = *ImGui::GetDrawData();
    if (page().graphics.is_lost()) {
        return false;
    }
    const std::uint64_t picture = draw_hash(data);
    const bool changed = picture != picture_ || repaint_ || has_pending_textures(data);
    picture_ = picture;
    if (changed) {
        repaint_ = false;
        page().graphics.present(data);
        ++presented_;
    }
    return changed;
}

double FrameLoop::present(double now) {
    if (stopped_) {
        return Sleep;
    }
    wanted_ = std::max(0, wanted_ - 1);
    const double begun = emscripten_get_now();
    page().graphics.begin_frame();
    build(now);
    const double built = emscripten_get_now();
    const bool changed = draw_if_changed();
    const double submitted = emscripten_get_now();
    shell_set_cursor(css_cursor(ImGui::GetMouseCursor()));
    page().agent.synchronise();
    follow_with_mirror();
    const double done = emscripten_get_now();
    build_ms_.add(built - begun);
    submit_ms_.add(submitted - built);
    mirror_ms_.add(done - submitted);
    total_ms_.add(done - begun);
    run_commands();
    return next_frame_delay(changed, now);
}

void FrameLoop::flush(int minimum, int maximum) {
    if (building_ || stopped_) {
        return;
    }
    const ImGuiContext& imgui = *ImGui::GetCurrentContext();
    for (int done = 0; done < maximum; ++done) {
        if (done >= minimum && imgui.InputEventsQueue.Size == 0 && !imgui.NavAnyRequest) {
            break;
        }
        build(emscripten_get_now());
        page().agent.synchronise();
        run_commands();
    }
    mirror_is_behind_ = false;
    send_mirror();  // who looks at the page right after the event must not see what was before it
    wake(2);
}

double FrameLoop::next_frame_delay(bool changed, double now) {
    const ImGuiContext& imgui = *ImGui::GetCurrentContext();
    const double since_input = emscripten_get_now() - last_input_;
    if (wanted_ > 0 || animating_ || since_input < kInputEcho) {
        last_reason_ = now;
    }
    const bool settles = now - last_reason_ <= kUnsettledLimit;
    const bool fading = imgui.DimBgRatio > 0 && imgui.DimBgRatio < 1;
    const bool held = imgui.IO.MouseDown[0] || imgui.IO.MouseDown[1];
    if ((changed && settles) || mirror_is_behind_ || animating_ || wanted_ > 0 || imgui.InputEventsQueue.Size > 0 || imgui.NavAnyRequest ||
        imgui.NavNextActivateId != 0 || fading || held || (key_held_ && since_input < kKeyRepeatLimit)) {
        return 0;
    }
    double delay = wake_in_;
    const auto not_later_than = [&delay](double milliseconds) {
        delay = delay < 0 ? std::max(1.0, milliseconds) : std::min(delay, std::max(1.0, milliseconds));
    };
    if (alarm_at_ >= 0 && alarm_at_ <= now) {
        alarm_at_ = Sleep;
    } else if (alarm_at_ >= 0) {
        not_later_than(alarm_at_ - now);
    }
    const ImGuiStyle& style = imgui.Style;
    const double tooltip = static_cast<double>(style.HoverStationaryDelay + style.HoverDelayNormal) * 1000 + 120;
    if (imgui.HoveredId != 0 && since_input < tooltip) {
        not_later_than(100);
    }
    if (page().agent.is_wanted() && imgui.IO.ConfigInputTextCursorBlink) {
        const float phase = std::max(0.0f, imgui.InputTextState.CursorAnim);
        const float place = phase - 1.2f * static_cast<float>(static_cast<int>(phase / 1.2f));
        not_later_than(static_cast<double>((place <= 0.8f ? 0.81f : 1.21f) - place) * 1000);
    }
    return delay;
}

Stats FrameLoop::stats() const {
    return {.frames = frames_,
            .presented = presented_,
            .cpu = total_ms_.share(),
            .build = build_ms_.share(),
            .submit = submit_ms_.share(),
            .mirror = mirror_ms_.share(),
            .mirror_nodes = static_cast<std::uint32_t>(ui::mirror::node_count())};
}

}  // namespace bottega::platform
