#pragma once

// Things a person presses: buttons, links, menu entries of the navigation, chips, segments, tabs.
// A label is "text" or "text###stable_id".

#include <span>
#include <string>
#include <string_view>

#include "wasm-app/kit/choice.hpp"

namespace bottega::ui {

enum class ButtonKind { Primary, Secondary, Ghost, Danger };

struct ButtonOptions {
    ButtonKind kind = ButtonKind::Secondary;
    std::string_view icon = {};
    float width = 0;                        // 0: as wide as its text; below 0: the rest of the line
    bool disabled = false;
    std::string_view disabled_reason = {};  // not empty: disabled, and the tooltip says why
    bool busy = false;                      // at work: cannot be pressed again
    std::string_view tooltip = {};
    std::string_view name = {};             // accessible, where the text says too little: begins with the text
};
bool button(std::string_view label, const ButtonOptions& options = {});
inline bool primary_button(std::string_view label, std::string_view icon = {}) {
    return button(label, {.kind = ButtonKind::Primary, .icon = icon});
}
[[nodiscard]] float button_width(std::string_view label, bool has_icon);

struct IconButtonOptions {
    float size = 0;                         // 0: icon_button_size()
    bool active = false;
    bool badge = false;                     // a dot: something new
    bool disabled = false;
    std::string_view disabled_reason = {};
    Tone tone = Tone::Neutral;
    bool tab_stop = true;
};
// The label is its accessible name and its tooltip.
bool icon_button(std::string_view label, std::string_view icon, const IconButtonOptions& options = {});

struct LinkOptions {
    std::string_view icon = {};
    float max_width = 0;
    bool muted = false;
};
bool link(std::string_view label, const LinkOptions& options = {});

struct NavItemOptions {
    bool active = false;
    bool collapsed = false;                 // only the icon, the label in a tooltip
    std::string_view badge = {};
};
bool nav_item(std::string_view label, std::string_view icon, const NavItemOptions& options = {});

// A filter that is on or off.
bool chip(std::string_view label, bool active, std::string_view icon = {});

// One of few, side by side. `label` is the accessible name of the group. True when the value changed.
bool segmented(std::string_view label, std::string& value, std::span<const Choice> choices);
// Pages of one thing. Arrow keys move between them.
bool tabs(std::string_view label, std::string& value, std::span<const Choice> choices);

}  // namespace bottega::ui
