#pragma once

// Everything that the page calls of the platform. Together with storage (page_store_bridge.hpp) and the program itself
// (main.cpp) this is all that web-shell may use. Texts are UTF-8 with a terminating zero.

#include <cstdint>

extern "C" {

// ---- frames
double platform_frame(double now);  // milliseconds until the next one: 0 at once, -1 when something happens
void platform_resize(double width, double height, double pixel_ratio);
void platform_wake();
void platform_repaint();
void platform_flush(int frames);
int platform_is_busy();
double platform_stat(int which);  // see exports.cpp
void platform_context_lost();
void platform_context_restored();

// ---- the person. Modifiers: 1 Ctrl, 2 Shift, 4 Alt, 8 Meta.
enum PointerPhase { PointerMove, PointerDown, PointerUp, PointerLeave, PointerCancel };
enum PointerKind { PointerMouse, PointerTouch, PointerPen };
void platform_pointer(int phase, double x, double y, int button, int kind, int modifiers);
void platform_long_press();
void platform_wheel(double x, double y, int modifiers);
void platform_key(const char* code, const char* key, int down, int modifiers);
void platform_characters(const char* text);
void platform_focus(int focused);
void platform_paste(const char* text);

// ---- text. Offsets are UTF-16 units.
void platform_text_edit(int start, int end, const char* inserted, int selection_start, int selection_end,
                        int composition_start, int composition_end);
void platform_text_select(int start, int end, int backward);
void platform_long_text_input(const char* text);
void platform_long_text_close();

// ---- screen readers and scripts
void platform_activate(std::uint32_t id);
void platform_scroll(std::uint32_t area, double top);
void platform_set_text(std::uint32_t id, const char* text);

// ---- what the page knows and the program wants to know
void platform_preferences(const char* language, int dark, int contrast, int reduced_motion, int can_share, int coarse_pointer);
void platform_location(const char* fragment, int tell);
void platform_storage_status(int state, const char* reason, int is_final, int pending, double durable_sequence);
void platform_persistence(int persistent);
void platform_new_version();
void platform_kept_forms(const char* text);  // before the first frame
void platform_pdf_rendered(int request, const char* failure, const void* bytes, int size);
void platform_page_bytes(int request, const char* bytes, int size);
void platform_file_picked(int request, const char* name, const char* encoding, const void* bytes, int size);

}  // extern "C"
