#pragma once

// What the program may ask of the page: each function calls the method of the same name of Module.shell, which
// web-shell/src/shell.js implements. Texts are UTF-8 with their length, byte ranges are copied before the call returns.

#include <cstdint>

extern "C" {

// Frames and the picture.
void shell_request_frame();
void shell_set_cursor(const char* css);
void shell_set_text_size(int percent);
void shell_fatal(const char* reason, const char* message);

// Text. Offsets are UTF-16 units, as the page counts them; rectangles are CSS pixels on the stage.
struct ShellAgentState {
    std::uint32_t id, input_mode;  // see ui::InputMode
    std::uint32_t text, text_length, label, label_length;
    std::int32_t selection_start, selection_end, backward;
    float caret_x, caret_y, line_height;
    float x, y, width, height;
};
void shell_text_agent(const ShellAgentState* state);  // nullptr: no field wants text
struct ShellLongTextState {
    std::uint32_t id, read_only;
    std::uint32_t label, label_length, language, language_length;
    float x, y, width, height, font_size;
    std::uint32_t foreground, background, accent;  // 0xAABBGGRR
};
void shell_long_text_place(const ShellLongTextState* state);  // nullptr: close it
void shell_long_text_set(const char* text, int length);
void shell_copy_text(const char* text, int length);

// The mirror.
void shell_mirror(const void* nodes, int count, const char* text, const std::uint32_t* order, int order_count,
                  std::uint32_t focus);
void shell_announce(const char* text, int length, int assertive);

// Out of the program.
void shell_download(const void* bytes, int size, const char* name, const char* mime);
void shell_pick_file(int request, const char* accept);
void shell_render_pdf(int request, const char* definition_json, int length);
void shell_print_pdf(const void* bytes, int size, const char* name);
void shell_mail_pdf(const void* bytes, int size, const char* name, const char* to, const char* subject,
                    const char* body);
void shell_preview_pdf(const void* bytes, int size, const char* name, const char* to, const char* subject,
                       const char* body, int to_share);
void shell_ask_page(int request, const char* what, const char* wish);
void shell_set_location(const char* fragment, int is_step);
void shell_open_url(const char* url);
void shell_set_page(const char* language, const char* title, std::uint32_t background);
void shell_keep_forms(const char* text, int length);
void shell_ask_for_persistence();
void shell_change_to_new_version();
void shell_open_archive(const char* name);
void shell_start_demo_again(const char* name);
void shell_derive_key(int request, const char* secret, const char* salt, int iterations);
void shell_set_kiosk(const char* archive, const char* salt, const char* hash, int iterations);

}  // extern "C"
