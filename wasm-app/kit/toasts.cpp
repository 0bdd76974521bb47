#include <algorithm>
#include <cmath>
#include <deque>
#include <utility>

#include "generated/icons.hpp"
#include "wasm-app/kit/context.hpp"
#include "wasm-app/kit/display.hpp"
#include "wasm-app/kit/draw.hpp"
#include "wasm-app/kit/footer_place.hpp"
#include "wasm-app/kit/overlays.hpp"

namespace bottega::ui {

using draw::add;
using mirror::Role;

namespace {

struct ShownToast {
    Toast toast;
    double until_ms;
    int number;
};

std::deque<ShownToast>& stack() {
    static std::deque<ShownToast> toasts;
    return toasts;
}

constexpr std::size_t most_at_once = 4;

bool makes_stale(const Toast& fresh, const Toast& old) {
    if (fresh.text == old.text) return true;
    return fresh.tone == Tone::Ok && (old.until_done || (old.tone == Tone::Ok && !fresh.action.empty() && !old.action.empty()));
}

// Longer texts and those with something to press stay longer; problems stay longest.
double lifetime_ms(const Toast& toast) {
    const double reading = 3000 + 45.0 * static_cast<double>(toast.text.size());
    return std::max(toast.action.empty() ? reading : 8000, toast.tone == Tone::Bad ? 9000 : reading);
}

const char* icon_of(Tone tone) {
    if (tone == Tone::Bad || tone == Tone::Warn) return icon::circle_alert;
    return tone == Tone::Ok ? icon::circle_check : icon::info;
}

ImU32 icon_colour(Tone tone) {  // on the dark ground of both themes
    if (tone == Tone::Bad) return IM_COL32(255, 138, 128, 255);
    if (tone == Tone::Warn) return IM_COL32(240, 183, 91, 255);
    return tone == Tone::Ok ? IM_COL32(95, 211, 154, 255) : IM_COL32(102, 203, 230, 255);
}

bool toast_button(std::string_view text, ImVec2 at, ImVec2 size) {
    ImGui::SetCursorScreenPos(at);
    const draw::Press press = draw::press_area(draw::Label(text).id(), size);
    ImDrawList* list = ImGui::GetWindowDrawList();
    if (press.hovered) list->AddRectFilled(press.min, press.max, IM_COL32(255, 255, 255, 28), 6);
    const draw::Pen ink = draw::pen(TextWeight::Semibold, font_size::body, IM_COL32(157, 182, 255, 255));
    draw::text(list, ink, add(at, 10, (size.y - ink.size) / 2), text);
    draw::focus_ring(list, press.min, press.max, 6, press.id);
    mirror::item(press.id, Role::Button, {.name = text});
    return press.pressed;
}

bool toast_close(ImVec2 at, float size) {
    ImGui::SetCursorScreenPos(at);
    const draw::Press press = draw::press_area(ImGui::GetID("close"), {size, size});
    ImDrawList* list = ImGui::GetWindowDrawList();
    if (press.hovered) list->AddRectFilled(press.min, press.max, IM_COL32(255, 255, 255, 28), 6);
    draw::icon(list, icon::x, 16, add(at, size / 2, size / 2), IM_COL32(200, 208, 220, 255));
    mirror::item(press.id, Role::Button, {.name = texts().dismiss});
    return press.pressed;
}

// How a toast is laid out; everything follows from its text and the screen.
struct Layout {
    float width, height, text_width, text_height, action_width, side;
};

Layout lay_out(const Toast& toast) {
    const draw::Pen ink = draw::pen(TextWeight::Medium, font_size::body, 0);
    const draw::Pen strong = draw::pen(TextWeight::Semibold, font_size::body, 0);
    Layout layout{};
    layout.side = host().is_touch() ? metric::touch_target : 30;
    layout.action_width = toast.action.empty() ? 0 : draw::text_width(strong, toast.action) + 20;
    const float around = 44 + layout.action_width + layout.side + 16;
    const float most = std::min(560.0f, ImGui::GetIO().DisplaySize.x - 24);
    layout.width = std::clamp(draw::text_width(ink, toast.text) + 1 + around, 240.0f, most);
    layout.text_width = layout.width - around;
    layout.text_height = draw::wrapped_height(ink, toast.text, layout.text_width);
    layout.height = std::max(layout.text_height + 26, layout.side + 12);
    return layout;
}

void draw_ground(ImDrawList* list, const Toast& toast, const Layout& layout, ImVec2 at) {
    const ImVec2 end = add(at, layout.width, layout.height);
    list->PushClipRectFullScreen();
    draw::shadow(list, at, end, 10, 1);
    list->PopClipRect();
    list->AddRectFilled(at, end, theme().toast, 10);
    draw::icon(list, icon_of(toast.tone), 18, add(at, 24, layout.height / 2), icon_colour(toast.tone));
}

enum class ToastAnswer { None, Acted, Closed };

ToastAnswer draw_content(const ShownToast& shown, const Layout& layout, ImVec2 at) {
    const Toast& toast = shown.toast;
    ImDrawList* list = ImGui::GetWindowDrawList();
    draw_ground(list, toast, layout, at);
    const mirror::Scope scope(toast.tone == Tone::Bad ? Role::Alert : Role::Status, toast.text, ImGui::GetID("toast"), at,
                              add(at, layout.width, layout.height), 0, 0, 0, mirror::Layer::Overlay);
    const ImVec2 text_at = add(at, 44, (layout.height - layout.text_height) / 2);
    draw::text_wrapped(list, draw::pen(TextWeight::Medium, font_size::body, theme().on_toast), text_at, toast.text,
                       layout.text_width);
    mirror::text(Role::Text, toast.text, text_at, add(text_at, layout.text_width, layout.text_height));
    const float top = (layout.height - layout.side) / 2;
    const float close_x = layout.width - layout.side - 8;
    ToastAnswer answer = ToastAnswer::None;
    if (!toast.action.empty() &&
        toast_button(toast.action, add(at, close_x - layout.action_width - 4, top), {layout.action_width, layout.side}))
        answer = ToastAnswer::Acted;
    if (toast_close(add(at, close_x, top), layout.side)) answer = ToastAnswer::Closed;
    return answer;
}

// Each in a window of its own, so that the page around stays in reach.
ToastAnswer draw_toast(const ShownToast& shown, const Layout& layout, ImVec2 at) {
    char name[32];
    ImFormatString(name, sizeof name, "###toast%d", shown.number);
    ImGui::SetNextWindowPos(at);
    ImGui::SetNextWindowSize({layout.width, layout.height});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
    constexpr ImGuiWindowFlags flags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoBackground |
                                       ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoFocusOnAppearing;
    ToastAnswer answer = ToastAnswer::None;
    if (ImGui::Begin(name, nullptr, flags)) answer = draw_content(shown, layout, at);
    ImGui::End();
    ImGui::PopStyleVar();
    return answer;
}

constexpr float toast_gap = 10, edge = 24, clear_of_bar = 12;

// Where the stack of toasts grows from: upwards from above the bar at the foot, where an open dialog leaves room
// beneath it; else downwards from the top, so that neither the bar's buttons nor the dialog's are covered.
struct Pile {
    float y;
    bool upwards;
};

Pile place_pile() {
    const float screen = ImGui::GetIO().DisplaySize.y;
    float height = 0;
    for (auto shown = stack().rbegin(); shown != stack().rend(); ++shown) {
        height += lay_out(shown->toast).height + toast_gap;
        if (is_phone()) break;
    }
    const float foot = footer_top() ? *footer_top() - clear_of_bar : screen - edge;
    const ImGuiWindow* modal = ImGui::GetTopMostPopupModal();
    if (modal && modal->Pos.y + modal->Size.y > foot - height) return {modal->Pos.y > height + clear_of_bar ? modal->Pos.y - height : clear_of_bar, false};
    return {foot, true};
}

std::uint64_t draw_stack() {
    std::uint64_t pressed = 0;
    int closed = -1;
    const float screen = ImGui::GetIO().DisplaySize.x;
    auto [y, upwards] = place_pile();
    for (auto shown = stack().rbegin(); shown != stack().rend(); ++shown) {
        const Layout layout = lay_out(shown->toast);
        const ImVec2 at{std::floor((screen - layout.width) / 2), std::floor(upwards ? y - layout.height : y)};
        const ToastAnswer answer = draw_toast(*shown, layout, at);
        if (answer == ToastAnswer::Acted) pressed = shown->toast.token;
        if (answer != ToastAnswer::None) closed = shown->number;
        if (is_phone()) break;  // the newest alone: two would cover much of what is being typed
        y += (upwards ? -1 : 1) * (layout.height + toast_gap);
    }
    std::erase_if(stack(), [closed](const ShownToast& shown) { return shown.number == closed; });
    return pressed;
}

}  // namespace

void show_toast(Toast toast) {
    static int number = 0;
    mirror::announce(toast.text, toast.tone == Tone::Bad);
    const double until = host().now_ms() + lifetime_ms(toast);
    std::erase_if(stack(), [&toast](const ShownToast& shown) { return makes_stale(toast, shown.toast); });
    stack().push_back(ShownToast{std::move(toast), until, ++number});
    if (stack().size() > most_at_once) stack().pop_front();
    host().wake();
}

void clear_toasts() { stack().clear(); }

std::uint64_t draw_toasts() {
    const double now = host().now_ms();
    std::erase_if(stack(), [now](const ShownToast& shown) { return shown.until_ms <= now; });
    if (stack().empty()) return 0;
    double next = stack().front().until_ms;
    for (const ShownToast& shown : stack()) next = std::min(next, shown.until_ms);
    host().wake_in(next - now + 10);
    return draw_stack();
}

}  // namespace bottega::ui
