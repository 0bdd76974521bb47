#pragma once

// Builds frames when they are needed: some after every event, more while the picture keeps changing, none when nothing
// does. Decides after each frame when the next one is due.

#include <array>
#include <cstddef>
#include <cstdint>

#include "imgui.h"
#include "wasm-app/platform/platform.hpp"

namespace bottega::platform {

class FrameLoop {
public:
    static constexpr double Sleep = -1;  // no frame until something happens

    void start(Callbacks callbacks);

    // One frame: build, draw if changed, mirror, then the commands. Gives the milliseconds until the next, or Sleep.
    [[nodiscard]] double present(double now);
    // Frames without a picture, until what was queued for ImGui has been consumed: lets an event handler of the page
    // see the result of its event while the browser still counts it as the person's gesture.
    void flush(int minimum = 1, int maximum = 8);

    void wake(int frames);
    void animate() { animating_ = true; }
    void wake_in(double milliseconds);
    void note_input();
    // By wheel or finger: the mirror follows once the scrolling rests.
    void note_scrolling();
    void note_key(bool down) { key_held_ = down; }
    void repaint();

    [[nodiscard]] bool is_building() const { return building_; }
    [[nodiscard]] bool is_busy() const { return callbacks_.is_busy && callbacks_.is_busy(); }
    [[nodiscard]] Stats stats() const;

private:
    static constexpr std::size_t kSamples = 240;
    struct Samples {
        std::array<float, kSamples> values{};
        std::size_t count = 0;
        void add(double value) { values[count++ % kSamples] = static_cast<float>(value); }
        [[nodiscard]] double percentile(double share) const;
        [[nodiscard]] Share share() const { return {percentile(0.5), percentile(0.95)}; }
    };

    void build(double now);
    void draw_guarded();
    void run_commands();
    bool draw_if_changed();
    void fail(const char* what);
    void follow_with_mirror();
    [[nodiscard]] double next_frame_delay(bool changed, double now);

    Callbacks callbacks_;
    bool building_ = false;
    bool stopped_ = false;
    bool repaint_ = true;
    bool animating_ = false;
    bool key_held_ = false;
    int wanted_ = 0;
    int failures_ = 0;
    double wake_in_ = Sleep;   // asked for by the frame being built
    double alarm_at_ = Sleep;  // asked for between frames
    double last_build_ = 0;
    double last_input_ = 0;
    double last_scrolling_ = -1000;
    bool mirror_is_behind_ = false;
    double last_reason_ = 0;  // when somebody last had a reason for a frame
    std::uint64_t picture_ = 0;
    std::uint32_t frames_ = 0;
    std::uint32_t presented_ = 0;
    Samples total_ms_;
    Samples build_ms_;   // Dear ImGui and our screens
    Samples submit_ms_;  // WebGL; without a graphics card the browser paints within these calls
    Samples mirror_ms_;  // the tree for screen readers, and the text agent
};

}  // namespace bottega::platform
