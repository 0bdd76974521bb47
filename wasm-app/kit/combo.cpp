#include <algorithm>

#include "generated/icons.hpp"
#include "wasm-app/kit/context.hpp"
#include "wasm-app/kit/field_frame.hpp"
#include "wasm-app/kit/overlays.hpp"
#include "wasm-app/kit/popup.hpp"
#include "wasm-app/kit/short_combo.hpp"
#include "wasm-app/kit/type_ahead.hpp"

namespace bottega::ui {

using draw::add;
using mirror::Role;

namespace {

const Choice* chosen_of(std::span<const Choice> choices, std::string_view value) {
    for (const Choice& choice : choices)
        if (choice.value == value) return &choice;
    return nullptr;
}

TypeAhead& type_ahead() {
    static TypeAhead instance;
    return instance;
}

constexpr std::string_view no_choice = "\xe2\x80\x93";  // the words for "none of them"

bool choice_list(ImGuiID list, std::string& value, std::span<const Choice> choices) {
    bool changed = false;
    const float width = ImGui::GetContentRegionAvail().x;
    const int typed = type_ahead().follow(list, choices, host().now_ms());
    for (std::size_t i = 0; i < choices.size(); ++i) {
        const Choice& choice = choices[i];
        const bool chosen = choice.value == value;
        ImGui::PushID(static_cast<int>(i));
        const ImGuiID id = ImGui::GetID("option");
        if (typed == static_cast<int>(i)) {
            ImGui::SetKeyboardFocusHere();
            ImGui::SetNavCursorVisible(true);
        }
        const draw::Press press = list_entry(id, {.text = choice.text.empty() ? no_choice : std::string_view(choice.text), .chosen = chosen, .tone = choice.tone}, width);
        mirror::item(press.id, Role::Option, {.name = choice.text.empty() ? no_choice : std::string_view(choice.text), .a = static_cast<int>(i) + 1},
                     mirror::state::selectable | (chosen ? mirror::state::selected : 0));
        if (chosen && typed < 0) ImGui::SetItemDefaultFocus();
        if (press.pressed) {
            changed = !chosen;
            value = choice.value;
            ImGui::CloseCurrentPopup();
        }
        ImGui::PopID();
    }
    return changed;
}

bool end_entry(std::string_view text, int place) {
    menu_separator();
    const draw::Press press = list_entry(ImGui::GetID("end"), {.text = text, .icon = icon::pencil}, ImGui::GetContentRegionAvail().x);
    mirror::item(press.id, Role::Option, {.name = text, .a = place}, 0);
    if (press.pressed) ImGui::CloseCurrentPopup();
    return press.pressed;
}

float list_width(std::span<const Choice> choices, float least) {
    for (const Choice& choice : choices)
        least = std::max(least, list_entry_width({.text = choice.text, .chosen = true, .tone = choice.tone}) + 12);
    return std::min(least, ImGui::GetIO().DisplaySize.x - 24);
}

void draw_chosen(const FieldFrame& frame, const FieldOptions& options, const Choice* chosen, std::string_view shown) {
    const Theme& t = theme();
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float height = field_height();
    const bool empty = !chosen || chosen->text.empty();
    const draw::Pen ink = draw::pen(TextWeight::Regular, font_size::body,
                                    empty || options.disabled ? t.text_muted : t.text);
    float x = 11;
    if (!options.icon.empty()) {
        draw::icon(list, options.icon, 17, add(frame.min(), 18, height / 2), t.text_muted);
        x = 34;
    }
    if (!empty && chosen->tone != Tone::Neutral) {
        list->AddCircleFilled(add(frame.min(), x + 4, height / 2), 4, tone_colours(chosen->tone).foreground);
        x += 14;
    }
    draw::text_fitted(list, ink, add(frame.min(), x, (height - ink.size) / 2), empty ? options.hint : shown.empty() ? std::string_view(chosen->text) : shown,
                      frame.width() - x - 30);
    if (!options.read_only)
        draw::icon(list, icon::chevron_down, 16, add(frame.max(), -17, -height / 2), t.text_secondary);
}

}  // namespace

bool combo(std::string_view label, std::string& value, std::span<const Choice> choices, const FieldOptions& options) {
    return short_combo(label, value, choices, {}, options);
}

bool short_combo(std::string_view label, std::string& value, std::span<const Choice> choices, std::string_view shown, const FieldOptions& options) {
    FieldFrame frame(label, options);
    const Choice* chosen = chosen_of(choices, value);
    const ImGuiID list_id = ImGui::GetID("list");
    frame.draw_ground(field_height());
    if (options.focus) give_focus();
    const draw::Press press = draw::press_area(ImGui::GetID("##edit"), {frame.width(), field_height()},
                                               !options.disabled && !options.read_only);
    const bool opened_by_key = press.visible && ImGui::IsItemFocused() &&
                               (ImGui::IsKeyChordPressed(ImGuiMod_Alt | ImGuiKey_DownArrow) || ImGui::IsKeyPressed(ImGuiKey_F4));
    if (press.pressed || opened_by_key) {
        type_ahead().begin(list_id, chosen ? static_cast<int>(chosen - choices.data()) : -1);
        ImGui::OpenPopupEx(list_id, ImGuiPopupFlags_None);
    }
    const bool open = ImGui::IsPopupOpen(list_id, ImGuiPopupFlags_None);
    if (press.visible) draw_chosen(frame, options, chosen, shown);
    mirror::item(press.id, Role::Combobox,
                 {.name = frame.name(), .value = chosen ? std::string_view(chosen->text) : std::string_view(),
                  .description = frame.description()},
                 frame.state() | mirror::state::expandable | (open ? mirror::state::expanded : 0));
    frame.draw_border(press.id, open, press.hovered);
    bool changed = false, end_pressed = false;
    const float entry = list_entry_height(false) + 2;
    const float end = options.end.empty() ? 0 : entry + 7;
    const PopupPlace place{.anchor_min = frame.min(), .anchor_max = frame.max(), .width = list_width(choices, frame.width()),
                           .likely_height = std::min(static_cast<float>(choices.size()) * entry + 14 + end, 420.0f)};
    if (open && begin_popup(list_id, Role::Listbox, frame.name(), place)) {
        changed = choice_list(list_id, value, choices);
        if (!options.end.empty()) end_pressed = end_entry(options.end, static_cast<int>(choices.size()) + 1);
        end_popup();
    }
    note_field({.changed = changed, .active = open, .committed = changed, .end_pressed = end_pressed, .id = press.id});
    frame.close();
    return changed;
}

}  // namespace bottega::ui
