#pragma once

// The pens that the kit's widgets draw with. For widgets only: screens are made of widgets.

#include <functional>
#include <string>
#include <string_view>

#include "imgui.h"
#include "imgui_internal.h"
#include "wasm-app/kit/mirror.hpp"
#include "wasm-app/kit/rect.hpp"
#include "wasm-app/kit/theme.hpp"

namespace bottega::ui::draw {

inline ImVec2 add(ImVec2 point, float x, float y) { return {point.x + x, point.y + y}; }
inline ImU32 with_alpha(ImU32 colour, int alpha) {
    return (colour & 0x00FFFFFFu) | (static_cast<ImU32>(alpha) << 24);
}

// "text###stable_id": the text is drawn, the whole names the item.
struct Label {
    explicit Label(std::string_view whole);
    std::string_view text, whole;
    [[nodiscard]] ImGuiID id() const;  // in the current window
};

struct Pen {
    ImFont* font;
    float size;
    ImU32 colour;
};
[[nodiscard]] Pen pen(TextWeight weight, float size, ImU32 colour);

[[nodiscard]] float text_width(const Pen& pen, std::string_view text);
void text(ImDrawList* list, const Pen& pen, ImVec2 at, std::string_view text);
// Ends in an ellipsis where it does not fit.
void text_fitted(ImDrawList* list, const Pen& pen, ImVec2 at, std::string_view text, float width);
// Who wants to know of every text that had to be cut: the walk through all screens, which finds what does not fit.
void watch_cut_texts(std::function<void(std::string_view)> watcher);
[[nodiscard]] float wrapped_height(const Pen& pen, std::string_view text, float width);
void text_wrapped(ImDrawList* list, const Pen& pen, ImVec2 at, std::string_view text, float width);

void icon(ImDrawList* list, std::string_view icon, float size, ImVec2 centre, ImU32 colour);
void spinner(ImDrawList* list, ImVec2 centre, float radius, ImU32 colour);
void shadow(ImDrawList* list, ImVec2 min, ImVec2 max, float radius, float strength);
void surface(ImDrawList* list, ImVec2 min, ImVec2 max, float radius, float shadow_strength);  // card, panel
// The ground of the popup window being drawn: ImGui knows no shadows.
void floating_ground(float radius);
void focus_ring(ImDrawList* list, ImVec2 min, ImVec2 max, float radius, ImGuiID id);
void avatar(ImDrawList* list, ImVec2 centre, float radius, std::string_view name);
float pill(ImDrawList* list, ImVec2 at, std::string_view text, Tone tone, bool dot, float max_width = 0);

// A pressable place at the cursor. Out of sight it has its id still: the mirror is told of it all the same.
struct Press {
    ImGuiID id = 0;
    ImVec2 min, max;
    bool visible = false, pressed = false, hovered = false, held = false;
};
[[nodiscard]] Press press_area(ImGuiID id, ImVec2 size, bool enabled = true, ImGuiButtonFlags flags = 0);

// Until the matching pop, "the rest of the line" ends `width` after the cursor.
void push_room(float width);
void pop_room();

// 0 -> 1 -> 0 as `on` changes; asks for frames while it moves, jumps where the person wants no motion.
[[nodiscard]] float animated(ImGuiID id, bool on);

}  // namespace bottega::ui::draw
