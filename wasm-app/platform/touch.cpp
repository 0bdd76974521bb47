#include "wasm-app/platform/touch.hpp"

#include <algorithm>
#include <cfloat>
#include <cmath>

#include "imgui_internal.h"
#include "wasm-app/kit/mirror.hpp"
#include "wasm-app/platform/page.hpp"

namespace bottega::platform {
namespace {

constexpr float kSlop = 8;                  // pixels a finger may tremble and still tap
constexpr double kVelocityWindow = 100;     // milliseconds
constexpr float kRollingTime = 0.325f;      // seconds in which the speed falls to a third
constexpr float kSlowestRoll = 20;          // pixels a second
constexpr float kFastestRoll = 8000;        // as Android has it

// A window that can be moved along this axis, from the one under the finger upwards.
ImGuiWindow* scrollable(ImGuiWindow* window, std::size_t axis) {
    while (window != nullptr) {
        if (window->ScrollMax[axis] > 0 && (window->Flags & ImGuiWindowFlags_NoScrollWithMouse) == 0) {
            return window;
        }
        window = (window->Flags & ImGuiWindowFlags_ChildWindow) != 0 ? window->ParentWindow : nullptr;
    }
    return nullptr;
}

// What must follow the finger itself instead of being scrolled away under it.
bool wants_drag(const ImGuiContext& imgui) {
    const ImGuiID id = imgui.HoveredId;
    ImGuiWindow* window = imgui.HoveredWindow;
    if (id == 0 || window == nullptr) {
        return false;
    }
    if (id == ImGui::GetWindowScrollbarID(window, ImGuiAxis_X) ||
        id == ImGui::GetWindowScrollbarID(window, ImGuiAxis_Y)) {
        return true;
    }
    return ui::mirror::role_of(id) == ui::mirror::Role::Slider || page().host.is_drag_handle(id);
}

void set_scroll(ImGuiWindow& window, std::size_t axis, float value) {
    const float clamped = std::clamp(value, 0.0f, window.ScrollMax[axis]);
    axis == 0 ? ImGui::SetScrollX(&window, clamped) : ImGui::SetScrollY(&window, clamped);
}

}  // namespace

void Touch::down(ImVec2 position, double now) {
    const bool was_rolling = rolling_ != 0;
    rolling_ = 0;
    start_ = position_ = position;
    pressed_at_ = now;
    window_ = 0;
    ImGui::GetIO().AddMousePosEvent(position.x, position.y);
    page().loop.flush(2);
    if (was_rolling) {
        state_ = State::Done;  // the finger stops the list; it does not press what happens to be there
        begin_movement();
    } else if (wants_drag(*ImGui::GetCurrentContext())) {
        state_ = State::Dragging;
        press(ImGuiMouseButton_Left, position);
    } else {
        state_ = State::Waiting;
    }
}

void Touch::begin_scrolling(ImGuiID window, Axis axis) {
    state_ = State::Scrolling;
    window_ = window;
    axis_ = axis;
    // What told the movement from a tap is not scrolled; a quick finger has gone further by then.
    scroll_start_ = ImGui::FindWindowByID(window)->Scroll[axis] + std::clamp(position_[axis] - start_[axis], -kSlop, kSlop);
    samples_[0] = {.position = start_[axis], .at = pressed_at_};
    sample_count_ = 1;
    leave();
}

void Touch::begin_movement() {
    ImGuiWindow* under = ImGui::GetCurrentContext()->HoveredWindow;
    const bool upright = std::abs(position_.y - start_.y) >= std::abs(position_.x - start_.x);
    for (const Axis axis : {upright ? Y : X, upright ? X : Y}) {
        if (const ImGuiWindow* window = scrollable(under, axis)) {
            begin_scrolling(window->ID, axis);
            return;
        }
    }
    if (state_ == State::Waiting) {
        state_ = State::Dragging;
        press(ImGuiMouseButton_Left, start_);
    }
}

// The menu that the long press has opened makes room.
void Touch::begin_lifted_drag() {
    ImGui::ClosePopupToLevel(0, true);
    ImGui::GetIO().AddMousePosEvent(start_.x, start_.y);
    page().loop.flush(2);
    state_ = State::Dragging;
    press(ImGuiMouseButton_Left, start_);
}

void Touch::move(ImVec2 position, double now) {
    position_ = position;
    const ImVec2 moved(position.x - start_.x, position.y - start_.y);
    const bool has_moved = moved.x * moved.x + moved.y * moved.y > kSlop * kSlop;
    if (state_ == State::Waiting && has_moved) {
        begin_movement();
    } else if (state_ == State::Lifting && has_moved) {
        begin_lifted_drag();
    }
    if (state_ == State::Scrolling) {
        samples_[sample_count_++ % samples_.size()] = {.position = position[axis_], .at = now};
    } else if (state_ == State::Dragging) {
        ImGui::GetIO().AddMousePosEvent(position.x, position.y);
    }
    page().loop.note_input();
}

float Touch::velocity(double now) const {
    const std::size_t size = std::min(sample_count_, samples_.size());
    const Sample* oldest = nullptr;
    const Sample* newest = nullptr;
    for (std::size_t index = 0; index < size; ++index) {
        const Sample& sample = samples_[index];
        if (now - sample.at <= kVelocityWindow) {
            oldest = oldest == nullptr || sample.at < oldest->at ? &sample : oldest;
            newest = newest == nullptr || sample.at > newest->at ? &sample : newest;
        }
    }
    if (oldest == nullptr || newest->at - oldest->at < 1) {
        return 0;
    }
    const float speed = (newest->position - oldest->position) / static_cast<float>((newest->at - oldest->at) / 1000);
    return std::clamp(speed, -kFastestRoll, kFastestRoll);
}

void Touch::press(ImGuiMouseButton button, ImVec2 position) {
    ImGuiIO& io = ImGui::GetIO();
    io.AddMousePosEvent(position.x, position.y);
    io.AddMouseButtonEvent(button, true);
    page().loop.flush(1);
}

void Touch::leave() { ImGui::GetIO().AddMousePosEvent(-FLT_MAX, -FLT_MAX); }

void Touch::up(ImVec2 position, double now) {
    position_ = position;
    ImGuiIO& io = ImGui::GetIO();
    if (state_ == State::Waiting) {
        press(ImGuiMouseButton_Left, start_);
    }
    if (state_ == State::Waiting || state_ == State::Dragging) {
        io.AddMouseButtonEvent(ImGuiMouseButton_Left, false);
        page().loop.flush(2);
    } else if (state_ == State::Scrolling) {
        scroll(0);  // a quick finger is up again before a frame has followed it
        rolling_ = page().host.reduced_motion() ? 0 : velocity(now);
    }
    leave();
    state_ = State::Idle;
    last_pointer_ = true;
    page().loop.note_input();
}

void Touch::cancel() {
    if (state_ == State::Dragging) {
        ImGui::GetIO().AddMouseButtonEvent(ImGuiMouseButton_Left, false);
    }
    leave();
    state_ = State::Idle;
    page().loop.note_input();
}

void Touch::long_press() {
    if (state_ != State::Waiting) {
        return;
    }
    state_ = page().host.is_lift_handle(ImGui::GetCurrentContext()->HoveredId) ? State::Lifting : State::Done;
    press(ImGuiMouseButton_Right, start_);
    ImGui::GetIO().AddMouseButtonEvent(ImGuiMouseButton_Right, false);
    page().loop.flush(2);
}

void Touch::scroll(float seconds) {
    ImGuiWindow* window = window_ != 0 ? ImGui::FindWindowByID(window_) : nullptr;
    if (window == nullptr) {
        rolling_ = 0;
        return;
    }
    if (state_ == State::Scrolling || rolling_ != 0) {
        page().loop.note_scrolling();
    }
    if (state_ == State::Scrolling) {
        set_scroll(*window, axis_, scroll_start_ - (position_[axis_] - start_[axis_]));
    } else if (rolling_ != 0) {
        const float target = window->Scroll[axis_] - rolling_ * seconds;
        set_scroll(*window, axis_, target);
        rolling_ *= std::exp(-seconds / kRollingTime);
        const bool at_end = target <= 0 || target >= window->ScrollMax[axis_];
        if (at_end || std::abs(rolling_) < kSlowestRoll) {
            rolling_ = 0;
        } else {
            page().loop.animate();
        }
    }
}

}  // namespace bottega::platform
