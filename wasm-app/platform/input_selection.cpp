#include "wasm-app/platform/input_selection.hpp"

#include <algorithm>

#include "imgui_internal.h"

// Completes ImStb::STB_TexteditState the way imgui_widgets.cpp does.
namespace ImStb {
#include "imstb_textedit.h"
}

namespace bottega::platform {

ByteSelection selection_of(const ImGuiInputTextState& state) {
    const int caret = state.GetCursorPos();
    if (!state.HasSelection()) {
        return {.start = caret, .end = caret};
    }
    const int first = std::min(state.GetSelectionStart(), state.GetSelectionEnd());
    const int last = std::max(state.GetSelectionStart(), state.GetSelectionEnd());
    return {.start = first, .end = last, .backward = caret == first};
}

void select(ImGuiInputTextState& state, const ByteSelection& selection) {
    state.Stb->select_start = selection.backward ? selection.end : selection.start;
    state.Stb->select_end = selection.backward ? selection.start : selection.end;
    state.Stb->cursor = state.Stb->select_end;
    state.CursorFollow = true;
    state.CursorAnim = -0.3f;  // the caret shows at once, then begins to blink
}

}  // namespace bottega::platform
