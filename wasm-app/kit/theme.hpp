#pragma once

// How Bottega looks: colours, fonts, sizes. The only place where a colour or a size is chosen.

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

#include "imgui.h"

namespace bottega::ui {

// Colours by what they mean.
struct Theme {
    bool dark, contrast;
    ImU32 background, navigation, surface, sunken;
    ImU32 hover, press;
    ImU32 border, border_strong, field_border;
    ImU32 text, text_secondary, text_muted;
    ImU32 accent, accent_hover, accent_press, on_accent, accent_soft, accent_text, focus;
    ImU32 ok, ok_soft, warn, warn_soft, bad, bad_soft, info, info_soft, violet, violet_soft;
    ImU32 second_series;              // of a chart
    ImU32 toast, on_toast, scrim;
};

enum class Tone { Neutral, Info, Ok, Warn, Bad, Violet, Accent };

// As they are stored.
inline constexpr std::pair<std::string_view, Tone> named_tones[] = {{"neutral", Tone::Neutral}, {"info", Tone::Info}, {"accent", Tone::Accent}, {"ok", Tone::Ok},
                                                                    {"warn", Tone::Warn}, {"bad", Tone::Bad}, {"violet", Tone::Violet}};
[[nodiscard]] std::optional<Tone> tone_named(std::string_view name);

struct ToneColours {
    ImU32 foreground, background;
};

[[nodiscard]] const Theme& theme();
[[nodiscard]] ToneColours tone_colours(Tone tone);

// Light or dark; with high contrast for who sees little or works in the sun.
struct ThemeChoice {
    bool dark = false, contrast = false;
};
void set_theme(ThemeChoice choice);

// Fonts, from the bytes of font files that must outlive the program's use of them. Missing bytes: ImGui's own font.
struct FontBytes {
    std::span<const std::byte> regular, medium, semibold, icons;
};
struct Fonts {
    ImFont *regular = nullptr, *medium = nullptr, *semibold = nullptr, *icons = nullptr;
};
enum class TextWeight { Regular, Medium, Semibold };
void load_fonts(const FontBytes& bytes);
[[nodiscard]] const Fonts& fonts();

// Sizes are line heights in pixels, as ImGui counts them: 1.21 times the size that CSS would name.
namespace font_size {
inline constexpr float extra_small = 13, small = 15, body = 16, large = 18, title = 20, page = 25, figure = 32;
}

namespace metric {
inline constexpr float frame_radius = 7, button_radius = 8, card_radius = 10, panel_radius = 12, dialog_radius = 14;
inline constexpr float gap = 8, form_gap = 12, card_padding = 18, page_padding = 20;
inline constexpr float navigation_width = 236, navigation_collapsed = 64, top_bar = 60, record_panel = 384;
inline constexpr float table_header = 40, touch_target = 44;
inline constexpr float page_width = 900, form_width = 760;  // at most, of pages that are read and of those that are filled in
}  // namespace metric

enum class Breakpoint { Phone, Tablet, Desktop };
[[nodiscard]] Breakpoint breakpoint();       // of the whole window
[[nodiscard]] inline bool is_phone() { return breakpoint() == Breakpoint::Phone; }

// Heights that grow to a finger's size where the pointer is a finger.
[[nodiscard]] float button_height();         // 36 or 44
[[nodiscard]] float field_height();          // 34 or 44
[[nodiscard]] float icon_button_size();      // 34 or 44
[[nodiscard]] float row_height();            // 44 or 52
[[nodiscard]] float page_padding();          // 20, 14 on a phone

}  // namespace bottega::ui
