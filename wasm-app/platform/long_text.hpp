#pragma once

// Long text (notes, conditions) is edited in a real text area of the page, with word wrap and spell check: this keeps
// it over its field, and the two texts equal.

#include <optional>
#include <string>
#include <string_view>

#include "imgui.h"
#include "wasm-app/kit/host.hpp"

namespace bottega::platform {

class LongText {
public:
    // From the field, in every frame that shows it. Gives the text when the person has changed it.
    [[nodiscard]] std::optional<std::string> edit(const ui::LongTextArea& area);
    [[nodiscard]] ImGuiID id() const { return id_; }
    void end_frame();

    // From the page.
    void input(std::string_view text);
    void close();
    // From a screen reader or a script: the new text of a field that need not be open.
    void set_text(ImGuiID id, std::string_view text);
    void reveal() { reveal_in_frames_ = 2; }

private:
    void place(const ui::LongTextArea& area);

    struct Replacement {
        ImGuiID id;
        std::string text;
    };

    ImGuiID id_ = 0;
    bool seen_ = false;
    std::string text_;
    std::optional<std::string> typed_;
    std::optional<Replacement> replacement_;
    ui::Rect rect_;
    ImU32 background_ = 0;
    ImGuiID window_ = 0;
    int reveal_in_frames_ = 0;
};

}  // namespace bottega::platform
