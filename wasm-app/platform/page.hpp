#pragma once

// The parts of the platform, and where they find one another. There is one page, so there is one of these.

#include <functional>
#include <string>

#include "wasm-app/platform/browser_host.hpp"
#include "wasm-app/platform/frame_loop.hpp"
#include "wasm-app/platform/graphics.hpp"
#include "wasm-app/platform/long_text.hpp"
#include "wasm-app/platform/text_agent.hpp"
#include "wasm-app/platform/touch.hpp"

namespace bottega::platform {

struct Page {
    Graphics graphics;
    FrameLoop loop;
    Touch touch;
    TextAgent agent;
    LongText long_text;
    BrowserHost host;
    std::string clipboard;  // what ImGui pastes; the system's own clipboard is the page's business
    std::function<void(std::string)> location_changed;
    std::function<void()> preferences_changed;
};

[[nodiscard]] Page& page();

}  // namespace bottega::platform
