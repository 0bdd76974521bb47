#include "wasm-app/kit/theme.hpp"

#include "imgui.h"
#include "wasm-app/kit/context.hpp"

namespace bottega::ui {

namespace {

constexpr ImU32 hex(unsigned rgb, unsigned alpha = 255) {
    return IM_COL32((rgb >> 16) & 255, (rgb >> 8) & 255, rgb & 255, alpha);
}

// Contrast of every text on every ground it stands on is at least 4.5, of every field border at least 3; in high contrast
// 7 and 4.5 (tests/ui/kit/theme_test.cpp).
constexpr Theme light_theme = {
    .dark = false, .contrast = false,
    .background = hex(0xF5F6F8), .navigation = hex(0xFCFCFD), .surface = hex(0xFFFFFF), .sunken = hex(0xF3F4F7),
    .hover = hex(0xF1F3F6), .press = hex(0xE6E9EE),
    .border = hex(0xE4E7EC), .border_strong = hex(0xC9CFD8), .field_border = hex(0x7F8998),
    .text = hex(0x18202B), .text_secondary = hex(0x505B69), .text_muted = hex(0x5C6775),
    .accent = hex(0x2F5BE0), .accent_hover = hex(0x264CC2), .accent_press = hex(0x1F3FA3), .on_accent = hex(0xFFFFFF),
    .accent_soft = hex(0xEAEFFD), .accent_text = hex(0x2449B8), .focus = hex(0x2F5BE0),
    .ok = hex(0x12703F), .ok_soft = hex(0xE3F4EA), .warn = hex(0x8A5300), .warn_soft = hex(0xFDF0D9),
    .bad = hex(0xB4231A), .bad_soft = hex(0xFCE8E6), .info = hex(0x0B6480), .info_soft = hex(0xDFF2F8),
    .violet = hex(0x6236C4), .violet_soft = hex(0xEFE9FC),
    .second_series = hex(0xA9C0F7), .toast = hex(0x1B2430), .on_toast = hex(0xFFFFFF), .scrim = hex(0x0F172A, 110),
};

constexpr Theme dark_theme = {
    .dark = true, .contrast = false,
    .background = hex(0x0E1218), .navigation = hex(0x12171F), .surface = hex(0x171D26), .sunken = hex(0x121820),
    .hover = hex(0x202834), .press = hex(0x283242),
    .border = hex(0x27303D), .border_strong = hex(0x3B4757), .field_border = hex(0x667386),
    .text = hex(0xE8ECF2), .text_secondary = hex(0xA9B4C2), .text_muted = hex(0x8F9CAD),
    .accent = hex(0x4069EA), .accent_hover = hex(0x385FDB), .accent_press = hex(0x3155C2), .on_accent = hex(0xFFFFFF),
    .accent_soft = hex(0x1B2744), .accent_text = hex(0x9DB6FF), .focus = hex(0x7FA0FF),
    .ok = hex(0x5FD39A), .ok_soft = hex(0x123024), .warn = hex(0xF0B75B), .warn_soft = hex(0x33270F),
    .bad = hex(0xFF8A80), .bad_soft = hex(0x3A1B1C), .info = hex(0x66CBE6), .info_soft = hex(0x10303A),
    .violet = hex(0xBBA0FF), .violet_soft = hex(0x2A2145),
    .second_series = hex(0x5C78BE), .toast = hex(0x2B3647), .on_toast = hex(0xFFFFFF), .scrim = hex(0x000000, 150),
};

constexpr Theme light_contrast_theme = {
    .dark = false, .contrast = true,
    .background = hex(0xFFFFFF), .navigation = hex(0xFFFFFF), .surface = hex(0xFFFFFF), .sunken = hex(0xF2F2F2),
    .hover = hex(0xE6E6E6), .press = hex(0xDCDCDC),
    .border = hex(0x6B6B6B), .border_strong = hex(0x4D4D4D), .field_border = hex(0x000000),
    .text = hex(0x000000), .text_secondary = hex(0x1A1A1A), .text_muted = hex(0x333333),
    .accent = hex(0x0A2A8F), .accent_hover = hex(0x061E6B), .accent_press = hex(0x041550), .on_accent = hex(0xFFFFFF),
    .accent_soft = hex(0xDFE6FF), .accent_text = hex(0x0A2A8F), .focus = hex(0x9A0050),
    .ok = hex(0x004D24), .ok_soft = hex(0xD9F7E5), .warn = hex(0x5C3300), .warn_soft = hex(0xFFECCC),
    .bad = hex(0x8A0000), .bad_soft = hex(0xFFE0DD), .info = hex(0x003F54), .info_soft = hex(0xD4F1FB),
    .violet = hex(0x3D0C99), .violet_soft = hex(0xECE3FF),
    .second_series = hex(0x4A6AC9), .toast = hex(0x000000), .on_toast = hex(0xFFFFFF), .scrim = hex(0x000000, 170),
};

constexpr Theme dark_contrast_theme = {
    .dark = true, .contrast = true,
    .background = hex(0x000000), .navigation = hex(0x000000), .surface = hex(0x000000), .sunken = hex(0x0D0D0D),
    .hover = hex(0x262626), .press = hex(0x333333),
    .border = hex(0x949494), .border_strong = hex(0xC0C0C0), .field_border = hex(0xFFFFFF),
    .text = hex(0xFFFFFF), .text_secondary = hex(0xF0F0F0), .text_muted = hex(0xDADADA),
    .accent = hex(0x8FB4FF), .accent_hover = hex(0xB3CCFF), .accent_press = hex(0x7AA5FF), .on_accent = hex(0x000000),
    .accent_soft = hex(0x001A4D), .accent_text = hex(0xCFE0FF), .focus = hex(0xFFE500),
    .ok = hex(0x7CFFB2), .ok_soft = hex(0x00330F), .warn = hex(0xFFD37A), .warn_soft = hex(0x3A2600),
    .bad = hex(0xFFB3AC), .bad_soft = hex(0x4D0000), .info = hex(0x9BE8FF), .info_soft = hex(0x002E3D),
    .violet = hex(0xD9C7FF), .violet_soft = hex(0x230050),
    .second_series = hex(0x5F86D9), .toast = hex(0xFFFFFF), .on_toast = hex(0x000000), .scrim = hex(0x000000, 200),
};

Theme current = light_theme;
Fonts loaded;

ImFont* load_font(std::span<const std::byte> bytes) {
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    if (bytes.empty()) return atlas.AddFontDefault();
    ImFontConfig config;
    config.FontDataOwnedByAtlas = false;
    return atlas.AddFontFromMemoryTTF(const_cast<std::byte*>(bytes.data()), static_cast<int>(bytes.size()), 0, &config);
}

void set_metrics(ImGuiStyle& style) {
    style.WindowRounding = 0;
    style.ChildRounding = 0;
    style.PopupRounding = metric::card_radius;
    style.FrameRounding = metric::frame_radius;
    style.GrabRounding = metric::frame_radius;
    style.ScrollbarRounding = 8;
    style.ScrollbarSize = 11;
    style.WindowBorderSize = style.ChildBorderSize = 0;
    style.PopupBorderSize = style.FrameBorderSize = 1;
    style.WindowPadding = {16, 16};
    style.FramePadding = {11, 9};
    style.ItemSpacing = {metric::gap, metric::gap};
    style.ItemInnerSpacing = {8, 6};
    style.CellPadding = {12, 0};
    style.GrabMinSize = 28;
    style.DisabledAlpha = 1;  // disabled is drawn in its own colours: fading makes text unreadable
    style.HoverStationaryDelay = 0.12f;
    style.HoverDelayNormal = 0.35f;
    style.WindowMinSize = {8, 8};
    style.CircleTessellationMaxError = 0.15f;
    style.CurveTessellationTol = 0.8f;
    style.FontSizeBase = font_size::body;
}

void set_colours(ImGuiStyle& style) {
    const auto set = [&](ImGuiCol index, ImU32 colour) { style.Colors[index] = ImGui::ColorConvertU32ToFloat4(colour); };
    for (int i = 0; i < ImGuiCol_COUNT; ++i) set(i, 0);
    set(ImGuiCol_Text, current.text);
    set(ImGuiCol_TextDisabled, current.text_muted);
    set(ImGuiCol_WindowBg, current.background);
    set(ImGuiCol_PopupBg, current.surface);
    set(ImGuiCol_Border, current.border);
    for (const ImGuiCol frame : {ImGuiCol_FrameBg, ImGuiCol_FrameBgHovered, ImGuiCol_FrameBgActive})
        set(frame, current.surface);
    set(ImGuiCol_ScrollbarGrab, current.border_strong);
    set(ImGuiCol_ScrollbarGrabHovered, current.text_muted);
    set(ImGuiCol_ScrollbarGrabActive, current.text_secondary);
    set(ImGuiCol_Button, current.surface);
    set(ImGuiCol_ButtonHovered, current.hover);
    set(ImGuiCol_ButtonActive, current.press);
    set(ImGuiCol_Separator, current.border);
    set(ImGuiCol_TextSelectedBg, (current.accent & 0x00FFFFFFu) | (current.dark ? 0x70000000u : 0x40000000u));
    set(ImGuiCol_InputTextCursor, current.text);
    set(ImGuiCol_DragDropTarget, current.accent);
    set(ImGuiCol_ModalWindowDimBg, current.scrim);
}

}  // namespace

const Theme& theme() { return current; }
const Fonts& fonts() { return loaded; }

std::optional<Tone> tone_named(std::string_view name) {
    for (const auto& [known, tone] : named_tones)
        if (known == name) return tone;
    return std::nullopt;
}

ToneColours tone_colours(Tone tone) {
    switch (tone) {
        case Tone::Info: return {current.info, current.info_soft};
        case Tone::Ok: return {current.ok, current.ok_soft};
        case Tone::Warn: return {current.warn, current.warn_soft};
        case Tone::Bad: return {current.bad, current.bad_soft};
        case Tone::Violet: return {current.violet, current.violet_soft};
        case Tone::Accent: return {current.accent_text, current.accent_soft};
        case Tone::Neutral: break;
    }
    return {current.text_secondary, current.press};
}

void set_theme(ThemeChoice choice) {
    if (choice.contrast) current = choice.dark ? dark_contrast_theme : light_contrast_theme;
    else current = choice.dark ? dark_theme : light_theme;
    set_metrics(ImGui::GetStyle());
    set_colours(ImGui::GetStyle());
}

void load_fonts(const FontBytes& bytes) {
    ImGui::GetIO().Fonts->Flags |= ImFontAtlasFlags_NoMouseCursors;
    loaded = {.regular = load_font(bytes.regular), .medium = load_font(bytes.medium),
              .semibold = load_font(bytes.semibold), .icons = load_font(bytes.icons)};
    set_theme({current.dark, current.contrast});
}

Breakpoint breakpoint() {
    const float width = ImGui::GetIO().DisplaySize.x;
    return width < 640 ? Breakpoint::Phone : width < 1100 ? Breakpoint::Tablet : Breakpoint::Desktop;
}

float button_height() { return host().is_touch() ? metric::touch_target : 36; }
float field_height() { return host().is_touch() ? metric::touch_target : 34; }
float icon_button_size() { return host().is_touch() ? metric::touch_target : 34; }
float row_height() { return host().is_touch() ? 52 : 44; }
float page_padding() { return is_phone() ? 14 : metric::page_padding; }

}  // namespace bottega::ui
