#include "wasm-app/platform/long_text.hpp"

#include <cstdint>
#include <utility>

#include "imgui_internal.h"
#include "wasm-app/kit/theme.hpp"
#include "wasm-app/platform/page.hpp"
#include "wasm-app/platform/shell_calls.hpp"

namespace bottega::platform {
namespace {

std::uint32_t as_word(std::string_view text) {
    return static_cast<std::uint32_t>(reinterpret_cast<std::uintptr_t>(text.data()));
}

bool equal(const ui::Rect& left, const ui::Rect& right) {
    return left.x == right.x && left.y == right.y && left.width == right.width && left.height == right.height;
}

}  // namespace

void LongText::place(const ui::LongTextArea& area) {
    const ui::Theme& theme = ui::theme();
    rect_ = area.rect;
    background_ = theme.surface;
    const ShellLongTextState sent{
        .id = area.id,
        .read_only = area.read_only ? 1u : 0u,
        .label = as_word(area.label),
        .label_length = static_cast<std::uint32_t>(area.label.size()),
        .language = as_word(area.language),
        .language_length = static_cast<std::uint32_t>(area.language.size()),
        .x = rect_.x,
        .y = rect_.y,
        .width = rect_.width,
        .height = rect_.height,
        .font_size = ImGui::GetFontSize(),
        .foreground = theme.text,
        .background = theme.surface,
        .accent = theme.accent,
    };
    shell_long_text_place(&sent);
}

std::optional<std::string> LongText::edit(const ui::LongTextArea& area) {
    if (replacement_ && replacement_->id == area.id) {
        std::string text = std::move(replacement_->text);
        replacement_.reset();
        return area.read_only || text == area.text ? std::nullopt : std::optional(std::move(text));
    }
    if (area.start && id_ != area.id) {
        id_ = area.id;
        text_ = area.text;
        typed_.reset();
        seen_ = true;
        place(area);
        shell_long_text_set(text_.data(), static_cast<int>(text_.size()));
        return std::nullopt;
    }
    if (id_ != area.id) {
        return std::nullopt;
    }
    seen_ = true;
    window_ = ImGui::GetCurrentWindow()->ID;
    if (!equal(rect_, area.rect) || background_ != ui::theme().surface) {
        place(area);
    }
    if (typed_) {
        text_ = std::move(*typed_);
        typed_.reset();
        return text_;
    }
    if (area.text != text_) {  // the program has changed it (undo, another record)
        text_ = area.text;
        shell_long_text_set(text_.data(), static_cast<int>(text_.size()));
    }
    return std::nullopt;
}

void LongText::end_frame() {
    if (id_ == 0) {
        return;
    }
    if (!seen_) {
        close();  // its form is gone
        return;
    }
    seen_ = false;
    ImGuiWindow* window = ImGui::FindWindowByID(window_);
    if (reveal_in_frames_ > 0 && --reveal_in_frames_ == 0 && window != nullptr) {
        const ImRect field(rect_.x, rect_.y, rect_.right(), rect_.bottom());
        ImGui::ScrollToRect(window, field, ImGuiScrollFlags_KeepVisibleEdgeY);
    }
}

void LongText::input(std::string_view text) {
    if (id_ != 0) {
        typed_ = text;
        page().loop.note_input();
        page().loop.flush(1, 1);
    }
}

void LongText::close() {
    if (id_ != 0) {
        id_ = 0;
        typed_.reset();
        shell_long_text_place(nullptr);
        page().loop.wake(2);
    }
}

void LongText::set_text(ImGuiID id, std::string_view text) {
    replacement_ = Replacement{.id = id, .text = std::string(text)};
    page().loop.note_input();
    page().loop.flush(2);
    replacement_.reset();
}

}  // namespace bottega::platform
