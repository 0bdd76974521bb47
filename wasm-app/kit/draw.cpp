#include "wasm-app/kit/draw.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "wasm-app/kit/context.hpp"

namespace bottega::ui::draw {

namespace {

// Dear ImGui asks for an address, also of an empty text.
const char* begin_of(std::string_view text) { return text.data() ? text.data() : ""; }
const char* end_of(std::string_view text) { return begin_of(text) + text.size(); }

// The longest beginning that fits beside an ellipsis, never half a character.
std::string_view fitting_part(const Pen& pen, std::string_view text, float width) {
    const char* rest = begin_of(text);
    pen.font->CalcTextSizeA(pen.size, std::max(width, 0.0f), 0, begin_of(text), end_of(text), &rest);
    std::string_view part = text.substr(0, static_cast<std::size_t>(rest - begin_of(text)));
    while (!part.empty() && part.back() == ' ') part.remove_suffix(1);
    return part;
}

constexpr std::string_view ellipsis = "\xe2\x80\xa6";

std::function<void(std::string_view)>& cut_watcher() {
    static std::function<void(std::string_view)> watcher;
    return watcher;
}

}  // namespace

Label::Label(std::string_view whole_label) : text(whole_label), whole(whole_label) {
    if (const auto mark = whole_label.find("##"); mark != std::string_view::npos) text = whole_label.substr(0, mark);
}

ImGuiID Label::id() const { return ImGui::GetCurrentWindow()->GetID(begin_of(whole), end_of(whole)); }

Pen pen(TextWeight weight, float size, ImU32 colour) {
    const Fonts& f = fonts();
    ImFont* font = weight == TextWeight::Regular ? f.regular : weight == TextWeight::Medium ? f.medium : f.semibold;
    return {font, size, colour};
}

float text_width(const Pen& pen, std::string_view text) {
    if (text.empty()) return 0;
    return std::ceil(pen.font->CalcTextSizeA(pen.size, FLT_MAX, 0, begin_of(text), end_of(text)).x);
}

void text(ImDrawList* list, const Pen& pen, ImVec2 at, std::string_view text) {
    if (text.empty()) return;
    list->AddText(pen.font, pen.size, {std::floor(at.x), std::floor(at.y)}, pen.colour, begin_of(text), end_of(text));
}

void watch_cut_texts(std::function<void(std::string_view)> watcher) { cut_watcher() = std::move(watcher); }

void text_fitted(ImDrawList* list, const Pen& pen, ImVec2 at, std::string_view text, float width) {
    if (text_width(pen, text) <= std::ceil(width)) return draw::text(list, pen, at, text);
    if (cut_watcher()) cut_watcher()(text);
    const std::string_view part = fitting_part(pen, text, width - text_width(pen, ellipsis));
    draw::text(list, pen, at, part);
    draw::text(list, pen, add(at, text_width(pen, part), 0), ellipsis);
}

float wrapped_height(const Pen& pen, std::string_view text, float width) {
    return pen.font->CalcTextSizeA(pen.size, FLT_MAX, std::max(width, 1.0f), begin_of(text), end_of(text)).y;
}

void text_wrapped(ImDrawList* list, const Pen& pen, ImVec2 at, std::string_view text, float width) {
    list->AddText(pen.font, pen.size, {std::floor(at.x), std::floor(at.y)}, pen.colour, begin_of(text), end_of(text),
                  std::max(width, 1.0f));
}

void icon(ImDrawList* list, std::string_view icon, float size, ImVec2 centre, ImU32 colour) {
    if (icon.empty()) return;
    list->AddText(fonts().icons, size,
                  {std::floor(centre.x - size * 0.5f + 0.5f), std::floor(centre.y - size * 0.5f + 0.5f)}, colour,
                  begin_of(icon), end_of(icon));
}

void spinner(ImDrawList* list, ImVec2 centre, float radius, ImU32 colour) {
    const bool still = host().reduced_motion();
    const float turn = still ? 0 : static_cast<float>(std::fmod(ImGui::GetTime() * 5.0, 6.283185307));
    list->PathArcTo(centre, radius, turn, turn + 4.4f, 20);
    list->PathStroke(colour, 0, 2);
    if (!still) host().animate();
}

void shadow(ImDrawList* list, ImVec2 min, ImVec2 max, float radius, float strength) {
    constexpr int layers = 7;
    const float density = theme().dark ? 2.0f : 0.75f;
    for (int i = 0; i < layers; ++i) {
        const float step = static_cast<float>(i);
        const float spread = step * 1.6f * strength + 0.5f;
        const int alpha = static_cast<int>((i == 0 ? 14.0f : 11.0f - 1.5f * step) * density);
        if (alpha < 1) break;
        const float drop = 2 + step * 0.5f;
        list->AddRectFilled(add(min, -spread, drop - spread), add(max, spread, drop + spread),
                            IM_COL32(15, 23, 42, alpha), radius + spread);
    }
}

void surface(ImDrawList* list, ImVec2 min, ImVec2 max, float radius, float shadow_strength) {
    if (!theme().dark && shadow_strength > 0) shadow(list, min, max, radius, shadow_strength);
    list->AddRectFilled(min, max, theme().surface, radius);
    list->AddRect(min, max, theme().border, radius);
}

namespace {

// ImGui draws it as the window begins, so that the ground has covered it.
void scrollbar_again(ImDrawList* list, ImGuiWindow* window) {
    if (!window->ScrollbarY) return;
    const ImGuiStyle& style = ImGui::GetStyle();
    ImRect bar = ImGui::GetWindowScrollbarRect(window, ImGuiAxis_Y);
    bar.Expand(-3);
    const float seen = window->InnerRect.GetHeight(), all = seen + window->ScrollMax.y;
    const float height = std::max(bar.GetHeight() * seen / all, style.GrabMinSize);
    const float passed = window->ScrollMax.y > 0 ? window->Scroll.y / window->ScrollMax.y : 0;
    const float top = bar.Min.y + (bar.GetHeight() - height) * passed;
    list->AddRectFilled({bar.Min.x, top}, {bar.Max.x, top + height}, ImGui::GetColorU32(ImGuiCol_ScrollbarGrab), style.ScrollbarRounding);
}

}  // namespace

void floating_ground(float radius) {
    const ImVec2 min = ImGui::GetWindowPos(), max = add(min, ImGui::GetWindowWidth(), ImGui::GetWindowHeight());
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->PushClipRectFullScreen();
    shadow(list, min, max, radius, theme().dark ? 0.8f : 1.0f);
    list->AddRectFilled(min, max, theme().surface, radius);
    list->AddRect(min, max, theme().border_strong, radius);
    scrollbar_again(list, ImGui::GetCurrentWindow());
    list->PopClipRect();
}

void focus_ring(ImDrawList* list, ImVec2 min, ImVec2 max, float radius, ImGuiID id) {
    const ImGuiContext& g = *ImGui::GetCurrentContext();
    if (g.NavId != id || !g.NavCursorVisible) return;
    list->AddRect(add(min, -2.5f, -2.5f), add(max, 2.5f, 2.5f), theme().focus, radius + 2.5f, 0, 2);
}

namespace {

struct AvatarColours {
    unsigned light_ground, light_ink, dark_ground, dark_ink;
};
constexpr AvatarColours avatar_colours[] = {
    {0xDDE7FD, 0x2449B8, 0x22305A, 0xA9BEFF}, {0xE9E1FB, 0x6236C4, 0x322656, 0xC9B4FF},
    {0xD9F1E4, 0x12703F, 0x17382A, 0x7FDCAE}, {0xFCEBD0, 0x8A5300, 0x3B2D12, 0xF2C377},
    {0xFBDFE3, 0xA8243C, 0x44212A, 0xFFA3B1}, {0xD6F0F5, 0x0B6480, 0x143844, 0x84D6EC},
    {0xE9EDF2, 0x46525F, 0x2A3340, 0xC0CAD6},
};

ImU32 opaque(unsigned rgb) { return IM_COL32((rgb >> 16) & 255, (rgb >> 8) & 255, rgb & 255, 255); }

// The first letters of the first two words.
std::size_t initials(std::string_view name, char* out) {
    std::size_t length = 0;
    for (int word = 0; word < 2 && !name.empty(); ++word) {
        unsigned int character = 0;
        const int bytes = ImTextCharFromUtf8(&character, begin_of(name), end_of(name));
        std::copy_n(begin_of(name), bytes, out + length);
        length += static_cast<std::size_t>(bytes);
        const auto gap = name.find(' ');
        if (gap == std::string_view::npos) break;
        name.remove_prefix(gap + 1);
    }
    return length;
}

}  // namespace

void avatar(ImDrawList* list, ImVec2 centre, float radius, std::string_view name) {
    const AvatarColours& c = avatar_colours[name.empty() ? 6 : ImHashStr(begin_of(name), name.size()) % 7];
    list->AddCircleFilled(centre, radius, opaque(theme().dark ? c.dark_ground : c.light_ground));
    char letters[16];
    const std::string_view shown(letters, initials(name, letters));
    const Pen ink = pen(TextWeight::Semibold, std::floor(radius * 0.92f), opaque(theme().dark ? c.dark_ink : c.light_ink));
    text(list, ink, add(centre, -text_width(ink, shown) / 2, -ink.size / 2), shown);
}

float pill(ImDrawList* list, ImVec2 at, std::string_view label, Tone tone, bool dot, float max_width) {
    const ToneColours colours = tone_colours(tone);
    const Pen ink = pen(TextWeight::Medium, font_size::small - 1, colours.foreground);
    constexpr float height = 23, side = 8;
    const float before = side + (dot ? 11.0f : 0.0f);
    float width = text_width(ink, label) + before + side;
    if (max_width > 0) width = std::min(width, max_width);
    list->AddRectFilled(at, add(at, width, height), colours.background, height / 2);
    if (dot) list->AddCircleFilled(add(at, side + 3, height / 2), 3, colours.foreground);
    text_fitted(list, ink, add(at, before, (height - ink.size) / 2), label, width - before - side + 1);
    return width;
}

Press press_area(ImGuiID id, ImVec2 size, bool enabled, ImGuiButtonFlags flags) {
    ImGuiWindow* window = ImGui::GetCurrentWindow();
    Press press;
    press.min = window->DC.CursorPos;
    press.max = add(press.min, size.x, size.y);
    if (window->SkipItems) return press;
    ImGui::ItemSize(size, 0);
    press.id = id;
    if (!enabled) ImGui::BeginDisabled();
    press.visible = ImGui::ItemAdd(ImRect(press.min, press.max), id);
    if (press.visible) {
        press.pressed = ImGui::ButtonBehavior(ImRect(press.min, press.max), id, &press.hovered, &press.held, flags);
        if (press.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    }
    if (!enabled) ImGui::EndDisabled();
    return press;
}

namespace {

struct Room {
    ImGuiWindow* window;
    float content, work;
};
std::vector<Room>& rooms() {
    static std::vector<Room> stack;
    return stack;
}

}  // namespace

void push_room(float width) {
    ImGuiWindow* window = ImGui::GetCurrentWindow();
    rooms().push_back({window, window->ContentRegionRect.Max.x, window->WorkRect.Max.x});
    window->ContentRegionRect.Max.x = window->WorkRect.Max.x = window->DC.CursorPos.x + width;
}

void pop_room() {
    const Room room = rooms().back();
    rooms().pop_back();
    room.window->ContentRegionRect.Max.x = room.content;
    room.window->WorkRect.Max.x = room.work;
}

float animated(ImGuiID id, bool on) {
    const float target = on ? 1.0f : 0.0f;
    float& position = *ImGui::GetStateStorage()->GetFloatRef(id, target);
    if (id == 0 || host().reduced_motion() || std::abs(position - target) < 0.02f) return position = target;
    position += (target - position) * std::min(1.0f, ImGui::GetIO().DeltaTime * 18);
    host().animate();
    return position;
}

}  // namespace bottega::ui::draw
