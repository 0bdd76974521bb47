#include "wasm-app/kit/overlays.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "generated/icons.hpp"
#include "wasm-app/kit/context.hpp"
#include "wasm-app/kit/display.hpp"
#include "wasm-app/kit/escape.hpp"
#include "wasm-app/kit/popup.hpp"
#include "wasm-app/kit/spotlight.hpp"

namespace bottega::ui {

using draw::add;
using mirror::Role;

namespace {
int escape_frame = -1;
int popup_frame = -1;

// The flag of the dialogs being drawn, innermost last; a dialog may be opened from a dialog.
std::vector<bool*>& open_flags() {
    static std::vector<bool*> flags;
    return flags;
}
constexpr float sheet_overhang = metric::dialog_radius;  // the sheet's lower corners hide beneath the screen's edge

// Right of a narrow thing at the left edge, beneath what stands high, else above it.
void place_beside(const Rect& rect, float width, ImVec2 screen) {
    constexpr float distance = 16, margin = 16, likely_height = 240;
    const bool right = rect.right() + distance + width + margin < screen.x && rect.x < screen.x / 4 && rect.width < screen.x / 4;
    const bool beneath = rect.bottom() + distance + likely_height < screen.y;
    const float x = std::clamp(rect.x + rect.width / 2 - width / 2, margin, std::max(margin, screen.x - width - margin));
    if (right) {
        const float y = std::clamp(rect.y, margin, std::max(margin, screen.y - likely_height - margin));
        ImGui::SetNextWindowPos({rect.right() + distance, y});
    } else if (beneath) {
        ImGui::SetNextWindowPos({x, rect.bottom() + distance});
    } else {
        ImGui::SetNextWindowPos({x, rect.y - distance}, ImGuiCond_Always, {0, 1});
    }
}

void place_dialog(float wanted_width) {
    const Rect* beside = spotlit();
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    if (is_phone()) {
        const bool at_top = beside && beside->y > screen.y / 2;
        ImGui::SetNextWindowPos({0, at_top ? -sheet_overhang : screen.y + sheet_overhang}, ImGuiCond_Always, {0, at_top ? 0.0f : 1.0f});
        ImGui::SetNextWindowSizeConstraints({screen.x, 0}, {screen.x, screen.y - 24});
        return;
    }
    const float width = std::min(wanted_width, screen.x - 32);
    if (beside) place_beside(*beside, width, screen);
    else ImGui::SetNextWindowPos({screen.x / 2, screen.y / 2}, ImGuiCond_Always, {0.5f, 0.5f});
    ImGui::SetNextWindowSizeConstraints({width, 0}, {width, screen.y - 48});
}

bool is_uppermost(ImGuiWindow* window) {
    const ImGuiContext& g = *ImGui::GetCurrentContext();
    return !g.OpenPopupStack.empty() && g.OpenPopupStack.back().Window == window;
}

// Dialogs that want to be open, in the order they came. ImGui shows one beside another never: of those at the same depth
// the newest is shown, the others wait and come back when it is gone.
struct Waiting {
    ImGuiID id;
    int depth, frame;
};

std::vector<Waiting>& waiting_dialogs() {
    static std::vector<Waiting> waiting;
    return waiting;
}

void forget_dialog(ImGuiID id) {
    std::erase_if(waiting_dialogs(), [id](const Waiting& dialog) { return dialog.id == id; });
}

bool is_its_turn(ImGuiID id) {
    const int now = ImGui::GetFrameCount(), depth = ImGui::GetCurrentContext()->BeginPopupStack.Size;
    auto& waiting = waiting_dialogs();
    std::erase_if(waiting, [now](const Waiting& dialog) { return dialog.frame < now - 1 || dialog.frame > now; });
    const auto known = std::find_if(waiting.begin(), waiting.end(), [id](const Waiting& dialog) { return dialog.id == id; });
    if (known == waiting.end()) waiting.push_back({id, depth, now});
    else known->frame = now;
    const auto newest = std::find_if(waiting.rbegin(), waiting.rend(), [depth](const Waiting& dialog) { return dialog.depth == depth; });
    return newest->id == id;
}

bool begin_modal(std::string_view whole, Role role, std::string_view name, bool& open, const DialogOptions& options) {
    static std::string terminated;
    terminated.assign(whole);
    const ImGuiID id = ImGui::GetID(terminated.c_str());
    const bool shown = ImGui::IsPopupOpen(id, ImGuiPopupFlags_None);
    if (!open) forget_dialog(id);
    if (!open && !shown) return false;
    if (open && !is_its_turn(id)) return false;
    if (open && !shown) ImGui::OpenPopupEx(id, ImGuiPopupFlags_None);
    place_dialog(options.width);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, is_phone() ? ImVec2(18, 18) : ImVec2(24, 22));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, metric::dialog_radius);
    ImGui::PushStyleVar(ImGuiStyleVar_PopupRounding, metric::dialog_radius);
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(metric::gap, 10));
    constexpr ImGuiWindowFlags flags = ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove |
                                       ImGuiWindowFlags_AlwaysAutoResize | ImGuiWindowFlags_NoSavedSettings;
    const bool begun = ImGui::BeginPopupModal(terminated.c_str(), nullptr, flags);
    if (begun && !open) {
        ImGui::CloseCurrentPopup();
        ImGui::EndPopup();
    }
    if (!begun || !open) {
        ImGui::PopStyleVar(4);
        return false;
    }
    const ImVec2 at = ImGui::GetWindowPos(), size = ImGui::GetWindowSize();
    mirror::begin(role, name, id, at, add(at, size.x, size.y), mirror::state::modal, 0, 0, mirror::Layer::Overlay);
    mirror::begin_scroll();
    return true;
}

void draw_title(std::string_view title, bool& open, const DialogOptions& options) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float room = ImGui::GetContentRegionAvail().x, close_size = options.closable ? icon_button_size() : 0;
    const draw::Pen ink = draw::pen(TextWeight::Semibold, font_size::title, theme().text);
    const float text_room = room - close_size - 8, height = draw::wrapped_height(ink, title, text_room);
    draw::text_wrapped(ImGui::GetWindowDrawList(), ink, at, title, text_room);
    mirror::text(Role::Heading, title, at, add(at, text_room, height), 2);
    ImGui::Dummy({text_room, height});
    if (!options.subtitle.empty()) paragraph(options.subtitle, TextStyle::Small, text_room);
    if (!options.closable) return;
    const ImVec2 after = ImGui::GetCursorScreenPos();
    ImGui::SetCursorScreenPos(add(at, room - close_size + 8, -8));
    ImGui::PushItemFlag(ImGuiItemFlags_NoNavDefaultFocus, true);
    ImGui::PushID("close");
    if (icon_button(texts().close, icon::x, {.tab_stop = false})) open = false;
    ImGui::PopID();
    ImGui::PopItemFlag();
    ImGui::SetCursorScreenPos(after);
    ImGui::Dummy({0, 0});
}

}  // namespace

void take_escape() { escape_frame = ImGui::GetFrameCount(); }
void note_popup() { popup_frame = ImGui::GetFrameCount(); }
bool escape_taken() { return escape_frame == ImGui::GetFrameCount() || popup_frame + 1 == ImGui::GetFrameCount(); }

bool begin_dialog(std::string_view whole, bool& open, const DialogOptions& options) {
    const draw::Label label(whole);
    if (!begin_modal(whole, Role::Dialog, label.text, open, options)) return false;
    draw_title(label.text, open, options);
    open_flags().push_back(options.closable ? &open : nullptr);
    return true;
}

void end_dialog() {
    bool* open = open_flags().back();
    open_flags().pop_back();
    // A list in the dialog that the same key has just closed was above it in the frame before.
    const bool uppermost = is_uppermost(ImGui::GetCurrentWindow());
    bool& was_uppermost = *ImGui::GetStateStorage()->GetBoolRef(ImGui::GetID("uppermost"));
    const bool escape = ImGui::IsKeyPressed(ImGuiKey_Escape, false) && !escape_taken();
    if (open && escape && uppermost && was_uppermost) *open = false;
    was_uppermost = uppermost && !(open && !*open);
    if (open && !*open) ImGui::CloseCurrentPopup();
    if (is_phone()) space(sheet_overhang);
    mirror::end_scroll();
    mirror::end();
    ImGui::EndPopup();
    ImGui::PopStyleVar(4);
}

void dialog_buttons(float total_width) {
    space(4);
    const float room = ImGui::GetContentRegionAvail().x;
    ImGui::SetCursorPosX(ImGui::GetCursorPosX() + std::max(room - total_width, 0.0f));
}

ConfirmAnswer confirm_dialog(std::string_view id, bool& open, const ConfirmTexts& texts) {
    static std::string whole;
    whole.assign(texts.title).append("###").append(id);
    if (!begin_modal(whole, Role::AlertDialog, texts.title, open, {.width = 440})) return ConfirmAnswer::None;
    draw_title(texts.title, open, {.closable = false});
    open_flags().push_back(&open);
    paragraph(texts.sentence);
    dialog_buttons(button_width(texts.no, false) + metric::gap + button_width(texts.yes, false));
    ConfirmAnswer answer = ConfirmAnswer::None;
    ImGui::PushID("answer");
    if (ImGui::IsWindowAppearing()) ImGui::SetKeyboardFocusHere();
    if (button(texts.no, {.kind = ButtonKind::Ghost})) answer = ConfirmAnswer::No;
    ImGui::SameLine();
    if (button(texts.yes, {.kind = texts.kind})) answer = ConfirmAnswer::Yes;
    ImGui::PopID();
    if (answer != ConfirmAnswer::None) open = false;
    end_dialog();
    if (answer == ConfirmAnswer::None && !open) answer = ConfirmAnswer::No;
    return answer;
}

}  // namespace bottega::ui
