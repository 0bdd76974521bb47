#include "wasm-app/platform/text_agent.hpp"

#include <cmath>
#include <cstdint>
#include <optional>

#include "imgui_internal.h"
#include "wasm-app/kit/mirror.hpp"
#include "wasm-app/platform/page.hpp"
#include "wasm-app/platform/shell_calls.hpp"
#include "wasm-app/platform/utf16.hpp"

namespace bottega::platform {
namespace {

// The field being edited, if it takes text.
ImGuiInputTextState* active_field() {
    ImGuiContext& imgui = *ImGui::GetCurrentContext();
    ImGuiInputTextState& state = imgui.InputTextState;
    return imgui.ActiveId != 0 && state.ID == imgui.ActiveId && state.Stb != nullptr ? &state : nullptr;
}

std::string_view text_of(const ImGuiInputTextState& state) {
    return {state.TextA.Data, static_cast<std::size_t>(state.TextLen)};
}

void press_chord(ImGuiKey key, ImGuiKey modifier) {
    ImGuiIO& io = ImGui::GetIO();
    if (modifier != ImGuiKey_None) {
        io.AddKeyEvent(modifier, true);
    }
    io.AddKeyEvent(key, true);
    io.AddKeyEvent(key, false);
    if (modifier != ImGuiKey_None) {
        io.AddKeyEvent(modifier, false);
    }
}

void release_modifiers() {
    for (const ImGuiKey modifier : {ImGuiMod_Ctrl, ImGuiMod_Shift, ImGuiMod_Alt, ImGuiMod_Super}) {
        ImGui::GetIO().AddKeyEvent(modifier, false);
    }
}

ImGuiKey paste_modifier() { return ImGui::GetIO().ConfigMacOSXBehaviors ? ImGuiMod_Super : ImGuiMod_Ctrl; }

std::uint32_t as_word(const char* text) { return static_cast<std::uint32_t>(reinterpret_cast<std::uintptr_t>(text)); }

ImVec4 rect_of(const ImGuiInputTextState& state) {
    if (const std::optional<ui::Rect> rect = ui::mirror::rect_of(state.ID)) {
        return {rect->x, rect->y, rect->width, rect->height};
    }
    const ImGuiPlatformImeData& ime = ImGui::GetCurrentContext()->PlatformImeData;
    return {ime.InputPos.x, ime.InputPos.y, 2, ime.InputLineHeight};
}

bool equal(const ImVec4& left, const ImVec4& right) {
    return left.x == right.x && left.y == right.y && left.z == right.z && left.w == right.w;
}

}  // namespace

void TextAgent::dismiss() {
    if (!wanted_) {
        return;
    }
    wanted_ = false;
    id_ = 0;
    text_.clear();
    composition_start_ = composition_end_ = -1;
    shell_text_agent(nullptr);
}

bool TextAgent::send(ImGuiID id, const ByteSelection& selection) {
    const ImGuiContext& imgui = *ImGui::GetCurrentContext();
    const ImGuiInputTextState& state = imgui.InputTextState;
    const ImGuiPlatformImeData& ime = imgui.PlatformImeData;
    const ImVec4 rect = rect_of(state);
    const bool same = wanted_ && id_ == id && text_of(state) == text_ && selection == selection_ &&
                      ime.InputPos.x == caret_.x && ime.InputPos.y == caret_.y && equal(rect, rect_);
    if (same) {
        return false;
    }
    wanted_ = true;
    id_ = id;
    text_ = text_of(state);
    selection_ = selection;
    caret_ = ime.InputPos;
    rect_ = rect;
    return true;
}

void TextAgent::synchronise() {
    const ImGuiInputTextState* state = active_field();
    const ImGuiPlatformImeData& ime = ImGui::GetCurrentContext()->PlatformImeData;
    if (state == nullptr || !ime.WantTextInput) {
        dismiss();
        return;
    }
    if (!send(state->ID, selection_of(*state))) {
        return;
    }
    const std::string_view label = ui::mirror::name_of(state->ID);
    const ShellAgentState sent{
        .id = state->ID,
        .input_mode = static_cast<std::uint32_t>(ui::mirror::input_mode_of(state->ID)),
        .text = as_word(text_.data()),
        .text_length = static_cast<std::uint32_t>(text_.size()),
        .label = as_word(label.data()),
        .label_length = static_cast<std::uint32_t>(label.size()),
        .selection_start = utf16_from_bytes(text_, selection_.start),
        .selection_end = utf16_from_bytes(text_, selection_.end),
        .backward = selection_.backward ? 1 : 0,
        .caret_x = caret_.x,
        .caret_y = caret_.y,
        .line_height = ime.InputLineHeight,
        .x = rect_.x,
        .y = rect_.y,
        .width = rect_.z,
        .height = rect_.w,
    };
    shell_text_agent(&sent);
}

// Through ImGui's own paths, so that filters and undo see the edit: one letter as typed, more as one paste.
void TextAgent::insert(std::string_view text, bool replaces) {
    FrameLoop& loop = page().loop;
    if (text.empty()) {
        if (replaces) {
            press_chord(ImGuiKey_Delete, ImGuiKey_None);
            loop.flush();
        }
        return;
    }
    const std::string inserted(text);
    if (bytes_from_utf16(text, 1) == static_cast<int>(text.size())) {
        ImGui::GetIO().AddInputCharactersUTF8(inserted.c_str());
        loop.flush();
        return;
    }
    std::string kept = page().clipboard;
    page().clipboard = inserted;
    press_chord(ImGuiKey_V, paste_modifier());
    loop.flush();
    page().clipboard = std::move(kept);
}

void TextAgent::edit(const TextEdit& edit) {
    FrameLoop& loop = page().loop;
    if (ImGui::GetCurrentContext()->InputEventsQueue.Size > 0) {
        loop.flush();
    }
    loop.note_input();
    ImGuiInputTextState* state = active_field();
    if (state == nullptr) {
        ImGui::GetIO().AddInputCharactersUTF8(std::string(edit.inserted).c_str());
        return;
    }
    release_modifiers();  // InputText drops characters while Ctrl is held, as it is during a paste by key
    const int start = bytes_from_utf16(text_of(*state), edit.start);
    const int end = bytes_from_utf16(text_of(*state), edit.end);
    platform::select(*state, {.start = start, .end = end});
    insert(edit.inserted, end > start);
    state = active_field();
    if (state == nullptr) {
        return;
    }
    const std::string_view text = text_of(*state);
    platform::select(*state, {.start = bytes_from_utf16(text, edit.selection_start),
                              .end = bytes_from_utf16(text, edit.selection_end)});
    const bool composing = edit.composition_start >= 0;
    composition_start_ = composing ? bytes_from_utf16(text, edit.composition_start) : -1;
    composition_end_ = composing ? bytes_from_utf16(text, edit.composition_end) : -1;
    synchronise();
}

void TextAgent::select_utf16(int start, int end, bool backward) {
    ImGuiInputTextState* state = active_field();
    if (state == nullptr) {
        return;
    }
    const std::string_view text = text_of(*state);
    selection_ = {.start = bytes_from_utf16(text, start),
                  .end = bytes_from_utf16(text, end),
                  .backward = backward && start != end};
    platform::select(*state, selection_);
    page().loop.note_input();
}

void TextAgent::set_text(ImGuiID id, std::string_view text) {
    ImGuiContext& imgui = *ImGui::GetCurrentContext();
    if (imgui.ActiveId != id) {
        ImGui::ActivateItemByID(id);
        imgui.NavNextActivateFlags |= ImGuiActivateFlags_PreferInput;
        page().loop.flush(4);
    }
    const ImGuiInputTextState* state = active_field();
    if (state == nullptr || state->ID != id) {
        return;
    }
    const int whole = utf16_from_bytes(text_of(*state), state->TextLen);
    const int length = utf16_from_bytes(text, static_cast<int>(text.size()));
    edit({.start = 0, .end = whole, .inserted = text, .selection_start = length, .selection_end = length});
}

void TextAgent::paste(std::string_view text) {
    page().clipboard = text;
    press_chord(ImGuiKey_V, paste_modifier());
    page().loop.note_input();
}

void TextAgent::end_frame() {
    if (reveal_in_frames_ > 0 && --reveal_in_frames_ == 0) {
        scroll_into_view();
    }
    const ImGuiInputTextState* state = active_field();
    if (composition_start_ < 0 || state == nullptr || composition_end_ > state->TextLen) {
        return;
    }
    const ImGuiPlatformImeData& ime = ImGui::GetCurrentContext()->PlatformImeData;
    const char* text = state->TextA.Data;
    const float width = ImGui::CalcTextSize(text + composition_start_, text + composition_end_).x;
    const ImVec2 end(ime.InputPos.x + 1, ime.InputPos.y + ime.InputLineHeight + 1);
    ImGui::GetForegroundDrawList()->AddLine(ImVec2(end.x - width, end.y), end, ImGui::GetColorU32(ImGuiCol_Text));
}

void TextAgent::scroll_into_view() const {
    const ImGuiContext& imgui = *ImGui::GetCurrentContext();
    if (!wanted_ || imgui.ActiveIdWindow == nullptr) {
        return;
    }
    const ImVec2 caret = imgui.PlatformImeData.InputPos;
    const ImRect field(caret.x, caret.y - 8, caret.x + 2, caret.y + imgui.PlatformImeData.InputLineHeight + 16);
    ImGui::ScrollToRect(imgui.ActiveIdWindow, field, ImGuiScrollFlags_KeepVisibleEdgeY);
}

}  // namespace bottega::platform
