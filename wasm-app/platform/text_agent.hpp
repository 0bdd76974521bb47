#pragma once

// Typing into fields of one line (a long text has LongText). A transparent input of the page mirrors text and selection
// of the field being edited, so that accents, dead keys, input methods, paste, dictation and phone keyboards work as
// everywhere else; what it receives is replayed here.

#include <string>
#include <string_view>

#include "imgui.h"
#include "wasm-app/platform/input_selection.hpp"

namespace bottega::platform {

// Offsets in UTF-16 units. The composition is the text that an input method has not decided about yet; -1: none.
struct TextEdit {
    int start = 0;
    int end = 0;
    std::string_view inserted;
    int selection_start = 0;
    int selection_end = 0;
    int composition_start = -1;
    int composition_end = -1;
};

class TextAgent {
public:
    // Tells the page what the active field holds, where it differs from what the page knows.
    void synchronise();
    void edit(const TextEdit& edit);
    void select_utf16(int start, int end, bool backward);
    // From a screen reader or a script: the whole new text of a field, which need not be active.
    void set_text(ImGuiID id, std::string_view text);
    void paste(std::string_view text);
    // Before ImGui::Render(): underlines what an input method is composing.
    void end_frame();
    // The page became smaller (the phone's keyboard): brings the field being edited back into sight.
    void reveal() { reveal_in_frames_ = 2; }

    [[nodiscard]] bool is_wanted() const { return wanted_; }

private:
    void dismiss();
    void scroll_into_view() const;
    void insert(std::string_view text, bool replaces);
    [[nodiscard]] bool send(ImGuiID id, const ByteSelection& selection);

    bool wanted_ = false;
    ImGuiID id_ = 0;
    std::string text_;
    ByteSelection selection_;
    ImVec2 caret_{};
    ImVec4 rect_{};
    int composition_start_ = -1;  // bytes
    int composition_end_ = -1;
    int reveal_in_frames_ = 0;  // the first frame after a change of size lays out, the second knows where things are
};

}  // namespace bottega::platform
