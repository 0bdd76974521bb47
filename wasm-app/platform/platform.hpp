#pragma once

// The ground the program stands on in a browser: it draws when something changed, sleeps otherwise, and reaches the
// page only through here. The kit and the screens do not know it; they know ui::Host.

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "wasm-app/kit/host.hpp"

namespace bottega::platform {

struct Callbacks {
    std::function<void()> draw;         // builds one frame; writes no data
    std::function<void()> after_frame;  // runs what the drawing asked for; whoever changes something wakes the loop
    std::function<bool()> is_busy;      // work is left (an import in slices, a search that waits for the next key)
};

// Makes the ImGui context and the WebGL2 picture. Fonts are loaded after it. False: no WebGL2 here.
[[nodiscard]] bool init(Callbacks callbacks);

[[nodiscard]] ui::Host& host();

// Milliseconds of CPU over the last 240 frames.
struct Share {
    double p50 = 0, p95 = 0;
};

struct Stats {
    std::uint32_t frames = 0;      // built since the start
    std::uint32_t presented = 0;   // of these, drawn on the canvas because the picture had changed
    Share cpu;                     // of a whole frame
    Share build, submit, mirror;   // its parts: the interface, WebGL, the tree for screen readers
    std::uint32_t mirror_nodes = 0;
};
[[nodiscard]] Stats stats();

void wake(int frames = 2);
void animate();
void wake_in(double milliseconds);

// The address after '#'. The callback hears when the person goes back, forward, or types one.
void on_location_change(std::function<void(std::string)> changed);
[[nodiscard]] const std::string& location();

// Why the archive is not saved, in the storage's words ("memory-only", "full", "fenced" ...); empty while it is.
[[nodiscard]] const std::string& not_saved_reason();
[[nodiscard]] bool will_never_save();

// What is being typed is handed over to its form, as when the field is left.
void settle_input();

// The system's dark mode, language or motion preference has changed.
void on_preferences_change(std::function<void()> changed);

// Ends the program with the recovery page. Reasons it has sentences for: "newer-format", "damaged", "out-of-memory",
// "unavailable"; anything else is "trouble".
void stop(std::string_view reason, std::string_view message);

// Starts again with another archive: "main", "demo-it", "demo-ro".
void open_archive(std::string_view name);
// Starts a demo again as it was at the beginning.
void start_demo_again(std::string_view name);

// The page's own language, title and background: for screen readers, for the browser's tab, and behind the canvas.
void set_page(std::string_view language, std::string_view title);

}  // namespace bottega::platform
