#include "wasm-app/platform/exports.hpp"

#include <emscripten.h>

#include <algorithm>
#include <cfloat>
#include <string>

#include "imgui_internal.h"
#include "wasm-app/kit/mirror.hpp"
#include "wasm-app/platform/keys.hpp"
#include "wasm-app/platform/page.hpp"

using namespace bottega;           // NOLINT: these functions stand outside of every namespace for the page's sake
using namespace bottega::platform;  // NOLINT

namespace {

void set_modifiers(int modifiers) {
    ImGuiIO& io = ImGui::GetIO();
    io.AddKeyEvent(ImGuiMod_Ctrl, (modifiers & ModifierControl) != 0);
    io.AddKeyEvent(ImGuiMod_Shift, (modifiers & ModifierShift) != 0);
    io.AddKeyEvent(ImGuiMod_Alt, (modifiers & ModifierAlt) != 0);
    io.AddKeyEvent(ImGuiMod_Super, (modifiers & ModifierMeta) != 0);
}

ImGuiMouseButton mouse_button(int browser_button) {
    constexpr ImGuiMouseButton buttons[] = {0, 2, 1, 3, 4};  // the browser counts the middle one before the right one
    return buttons[std::clamp(browser_button, 0, 4)];
}

void finger(int phase, ImVec2 position) {
    Touch& touch = page().touch;
    const double now = emscripten_get_now();
    switch (phase) {
        case PointerDown: touch.down(position, now); break;
        case PointerMove: touch.move(position, now); break;
        case PointerUp: touch.up(position, now); break;
        case PointerCancel: touch.cancel(); break;
        default: break;
    }
}

void mouse(int phase, ImVec2 position, int button) {
    ImGuiIO& io = ImGui::GetIO();
    if (phase == PointerLeave) {
        io.AddMousePosEvent(-FLT_MAX, -FLT_MAX);
        return;
    }
    io.AddMousePosEvent(position.x, position.y);
    if (phase == PointerDown) {
        page().loop.flush(2);  // rows and table headers must be hovered for a frame before they accept a press
        io.AddMouseButtonEvent(mouse_button(button), true);
    } else if (phase == PointerUp || phase == PointerCancel) {
        io.AddMouseButtonEvent(mouse_button(button), false);
        page().loop.flush(2);  // what was pressed is let go before rows and buttons shrink from a finger's size
        page().touch.set_last_pointer(false);
    }
}

}  // namespace

extern "C" {

EMSCRIPTEN_KEEPALIVE double platform_frame(double now) { return page().loop.present(now); }

EMSCRIPTEN_KEEPALIVE void platform_resize(double width, double height, double pixel_ratio) {
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = ImVec2(static_cast<float>(width), static_cast<float>(height));
    io.DisplayFramebufferScale = ImVec2(static_cast<float>(pixel_ratio), static_cast<float>(pixel_ratio));
    page().agent.reveal();
    page().long_text.reveal();
    page().loop.repaint();
}

EMSCRIPTEN_KEEPALIVE void platform_wake() { page().loop.wake(3); }
EMSCRIPTEN_KEEPALIVE void platform_repaint() { page().loop.repaint(); }
EMSCRIPTEN_KEEPALIVE void platform_flush(int frames) { page().loop.flush(frames); }
EMSCRIPTEN_KEEPALIVE int platform_is_busy() { return page().loop.is_busy() ? 1 : 0; }

EMSCRIPTEN_KEEPALIVE double platform_stat(int which) {
    const Stats stats = page().loop.stats();
    switch (which) {
        case 0: return stats.frames;
        case 1: return stats.presented;
        case 2: return stats.mirror_nodes;
        case 3: return stats.cpu.p50;
        case 4: return stats.cpu.p95;
        case 5: return stats.build.p50;
        case 6: return stats.build.p95;
        case 7: return stats.submit.p50;
        case 8: return stats.submit.p95;
        case 9: return stats.mirror.p50;
        case 10: return stats.mirror.p95;
        default: return 0;
    }
}

EMSCRIPTEN_KEEPALIVE void platform_context_lost() { page().graphics.context_lost(); }

EMSCRIPTEN_KEEPALIVE void platform_context_restored() {
    page().graphics.context_restored();
    page().loop.repaint();
}

EMSCRIPTEN_KEEPALIVE void platform_pointer(int phase, double x, double y, int button, int kind, int modifiers) {
    const ImVec2 position(static_cast<float>(x), static_cast<float>(y));
    ImGui::GetIO().AddMouseSourceEvent(kind == PointerTouch ? ImGuiMouseSource_TouchScreen
                                       : kind == PointerPen ? ImGuiMouseSource_Pen
                                                            : ImGuiMouseSource_Mouse);
    set_modifiers(modifiers);
    if (phase == PointerDown) {
        page().long_text.close();
    }
    kind == PointerTouch ? finger(phase, position) : mouse(phase, position, button);
    page().loop.note_input();
}

EMSCRIPTEN_KEEPALIVE void platform_long_press() { page().touch.long_press(); }

EMSCRIPTEN_KEEPALIVE void platform_wheel(double x, double y, int modifiers) {
    set_modifiers(modifiers);
    ImGui::GetIO().AddMouseWheelEvent(static_cast<float>(x), static_cast<float>(y));
    page().loop.note_scrolling();
    page().loop.note_input();
}

EMSCRIPTEN_KEEPALIVE void platform_key(const char* code, const char* key, int down, int modifiers) {
    set_modifiers(modifiers);
    if (const ImGuiKey known = key_from_browser(code, key); known != ImGuiKey_None) {
        ImGui::GetIO().AddKeyEvent(known, down != 0);
    }
    page().loop.note_key(down != 0);
    page().loop.note_input();
}

EMSCRIPTEN_KEEPALIVE void platform_characters(const char* text) {
    ImGui::GetIO().AddInputCharactersUTF8(text);
    page().loop.note_input();
}

EMSCRIPTEN_KEEPALIVE void platform_focus(int focused) {
    ImGui::GetIO().AddFocusEvent(focused != 0);
    page().loop.note_key(false);
    page().loop.note_input();
}

EMSCRIPTEN_KEEPALIVE void platform_paste(const char* text) { page().agent.paste(text); }

EMSCRIPTEN_KEEPALIVE void platform_text_edit(int start, int end, const char* inserted, int selection_start,
                                             int selection_end, int composition_start, int composition_end) {
    page().agent.edit({.start = start,
                       .end = end,
                       .inserted = inserted,
                       .selection_start = selection_start,
                       .selection_end = selection_end,
                       .composition_start = composition_start,
                       .composition_end = composition_end});
}

EMSCRIPTEN_KEEPALIVE void platform_text_select(int start, int end, int backward) {
    page().agent.select_utf16(start, end, backward != 0);
}

EMSCRIPTEN_KEEPALIVE void platform_long_text_input(const char* text) { page().long_text.input(text); }

EMSCRIPTEN_KEEPALIVE void platform_long_text_close() {
    page().long_text.close();
    ImGui::SetNavCursorVisible(true);  // left by key: Tab goes on from here
}

EMSCRIPTEN_KEEPALIVE void platform_activate(std::uint32_t id) {
    ImGui::ActivateItemByID(id);
    ImGui::GetCurrentContext()->NavNextActivateFlags |= ImGuiActivateFlags_PreferInput;
    page().loop.note_input();
    page().loop.flush(4);
}

EMSCRIPTEN_KEEPALIVE void platform_scroll(std::uint32_t area, double top) {
    ui::mirror::scroll_to(area, static_cast<float>(top));
    page().loop.note_input();
    page().loop.flush(3);
}

EMSCRIPTEN_KEEPALIVE void platform_set_text(std::uint32_t id, const char* text) {
    if (ui::mirror::role_of(id) == ui::mirror::Role::Multiline) {
        page().long_text.set_text(id, text);
    } else {
        page().agent.set_text(id, text);
    }
}

EMSCRIPTEN_KEEPALIVE void platform_preferences(const char* language, int dark, int contrast, int reduced_motion,
                                               int can_share, int coarse_pointer) {
    page().touch.set_last_pointer(coarse_pointer != 0);
    page().host.set_preferences(
        {.language = language, .dark = dark != 0, .contrast = contrast != 0, .reduced_motion = reduced_motion != 0,
         .can_share = can_share != 0});
    if (page().preferences_changed) {
        page().preferences_changed();
        page().loop.wake(3);
    }
}

EMSCRIPTEN_KEEPALIVE void platform_location(const char* fragment, int tell) {
    page().host.location_changed(fragment);
    if (tell != 0 && page().location_changed) {
        page().location_changed(fragment);
        page().loop.wake(3);
    }
}

// The browser has promised not to clear the archive by itself, or not.
EMSCRIPTEN_KEEPALIVE void platform_persistence(int persistent) {
    page().host.set_persistent(persistent != 0);
    if (ImGui::GetCurrentContext() != nullptr) page().loop.wake(1);
}

EMSCRIPTEN_KEEPALIVE void platform_kept_forms(const char* text) { page().host.set_kept_forms(text); }

EMSCRIPTEN_KEEPALIVE void platform_new_version() {
    page().host.set_new_version();
    page().loop.wake(2);
}

EMSCRIPTEN_KEEPALIVE void platform_storage_status(int state, const char* reason, int is_final, int pending,
                                                  double durable_sequence) {
    page().host.set_storage_status({.state = static_cast<ui::SaveState>(state),
                                    .reason = reason,
                                    .is_final = is_final != 0,
                                    .pending = pending,
                                    .durable_sequence = static_cast<std::uint64_t>(durable_sequence)});
    if (ImGui::GetCurrentContext() != nullptr) {
        page().loop.wake(2);
    }
}

EMSCRIPTEN_KEEPALIVE void platform_pdf_rendered(int request, const char* failure, const void* bytes, int size) {
    page().host.pdf_rendered(request, {static_cast<const std::byte*>(bytes), static_cast<std::size_t>(size)}, failure);
}

EMSCRIPTEN_KEEPALIVE void platform_page_answer(int request, const char* json, const char* failure) {
    page().host.page_answered(request, json, failure);
}

EMSCRIPTEN_KEEPALIVE void platform_page_bytes(int request, const char* bytes, int size) {
    page().host.page_answered(request, {bytes, static_cast<std::size_t>(size)}, "");
}

EMSCRIPTEN_KEEPALIVE void platform_file_picked(int request, const char* name, const char* encoding, const void* bytes,
                                               int size) {
    page().host.file_picked(request, {.name = name,
                                      .bytes = std::string(static_cast<const char*>(bytes), static_cast<std::size_t>(size)),
                                      .encoding = encoding});
}

}  // extern "C"
