#pragma once

// The WebGL2 picture: made once, drawn on demand, and made anew when the browser takes the graphics context away
// (a sleeping laptop, a driver update, too many tabs). The data is never touched by that.

struct ImDrawData;

namespace bottega::platform {

class Graphics {
public:
    [[nodiscard]] bool create(const char* canvas_selector);
    void begin_frame();
    void present(ImDrawData& data);

    void context_lost();
    void context_restored() { lost_ = false; }
    [[nodiscard]] bool is_lost() const { return lost_; }

private:
    bool lost_ = false;
};

// Textures that are still to be created, changed or destroyed need a frame even if no vertex changed.
[[nodiscard]] bool has_pending_textures(const ImDrawData& data);

}  // namespace bottega::platform
