#pragma once

// What a finger means: a tap, a long press (the right button), a drag of something draggable, or moving the list
// beneath it, which goes on rolling for a while. What can be lifted is dragged when the finger moves on after a long press.

#include <array>
#include <cstddef>

#include "imgui.h"

namespace bottega::platform {

class Touch {
public:
    void down(ImVec2 position, double now);
    void move(ImVec2 position, double now);
    void up(ImVec2 position, double now);
    void cancel();
    void long_press();

    // While a frame is built: moves the window that the finger pulls or that still rolls.
    void scroll(float seconds);
    // Controls grow to a finger's size. Changes between gestures only: nothing may move away under the finger.
    [[nodiscard]] bool is_last_pointer() const { return last_pointer_; }
    void set_last_pointer(bool is_finger) { last_pointer_ = is_finger; }

private:
    enum class State { Idle, Waiting, Scrolling, Dragging, Lifting, Done };
    enum Axis : std::size_t { X, Y };  // places in ImVec2
    struct Sample {
        float position;
        double at;
    };

    void begin_movement();
    void begin_lifted_drag();
    void begin_scrolling(ImGuiID window, Axis axis);
    [[nodiscard]] float velocity(double now) const;
    void press(ImGuiMouseButton button, ImVec2 position);
    void leave();

    State state_ = State::Idle;
    ImVec2 start_{};
    ImVec2 position_{};
    ImGuiID window_ = 0;
    Axis axis_ = Y;
    double pressed_at_ = 0;
    float scroll_start_ = 0;
    float rolling_ = 0;  // pixels a second
    std::array<Sample, 8> samples_{};
    std::size_t sample_count_ = 0;
    bool last_pointer_ = false;
};

}  // namespace bottega::platform
