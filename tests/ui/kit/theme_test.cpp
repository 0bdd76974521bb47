// What is written can be read: the contrast ratios of WCAG 2.2 (success criteria 1.4.3, 1.4.6 and 1.4.11) between the colours of
// each theme that stand on one another.
#include "tests/ui/support/app_world.hpp"

#include <cmath>

#include <doctest/doctest.h>

#include "wasm-app/kit/theme.hpp"

using namespace bottega;
using test::AppWorld;
using test::Role;

namespace {

double part_of_light(unsigned channel) {
    const double value = channel / 255.0;
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double light_of(ImU32 colour) {
    return 0.2126 * part_of_light(colour & 255) + 0.7152 * part_of_light((colour >> 8) & 255) + 0.0722 * part_of_light((colour >> 16) & 255);
}

double contrast(ImU32 a, ImU32 b) {
    const double first = light_of(a), second = light_of(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

}  // namespace

TEST_CASE("every text can be read on every ground that it stands on") {
    AppWorld world;
    for (const bool dark : {false, true})
        for (const bool high : {false, true}) {
            ui::set_theme({.dark = dark, .contrast = high});
            const ui::Theme& t = ui::theme();
            CAPTURE(dark);
            CAPTURE(high);
            const double text = high ? 7 : 4.5, edge = high ? 4.5 : 3;
            for (const ImU32 ground : {t.background, t.navigation, t.surface, t.sunken, t.hover, t.press})
                for (const ImU32 ink : {t.text, t.text_secondary}) CHECK(contrast(ink, ground) >= text);
            for (const ImU32 ground : {t.background, t.navigation, t.surface, t.sunken}) {
                CHECK(contrast(t.text_muted, ground) >= text);
                CHECK(contrast(t.field_border, ground) >= edge);
                CHECK(contrast(t.focus, ground) >= 3);
            }
            for (const ImU32 ground : {t.accent, t.accent_hover, t.accent_press}) CHECK(contrast(t.on_accent, ground) >= 4.5);
            CHECK(contrast(t.accent_text, t.accent_soft) >= text);
            CHECK(contrast(t.accent_text, t.surface) >= text);
            CHECK(contrast(t.on_toast, t.toast) >= text);
            for (const ui::Tone tone : {ui::Tone::Neutral, ui::Tone::Info, ui::Tone::Ok, ui::Tone::Warn, ui::Tone::Bad, ui::Tone::Violet, ui::Tone::Accent}) {
                const ui::ToneColours colours = ui::tone_colours(tone);
                CHECK(contrast(colours.foreground, colours.background) >= text);
                CHECK(contrast(colours.foreground, t.surface) >= text);
            }
            if (high) CHECK(contrast(t.border, t.surface) >= 3);
        }
    ui::set_theme({});
}

TEST_CASE("high contrast and the size of text are chosen in the settings and kept") {
    AppWorld world;
    world.go("#/settings?part=program");
    world.probe->click(Role::Radio, "Alto contrasto");
    world.probe->settle();
    CHECK(ui::theme().contrast);
    CHECK_FALSE(ui::theme().dark);

    world.press("Tema scuro");
    CHECK(ui::theme().contrast);
    CHECK(ui::theme().dark);

    world.probe->click(Role::Radio, "150 %");
    world.probe->settle();
    CHECK(world.host.text_size == 150);
    CHECK(world.program.settings.at("local.text_size") == "150");
    CHECK((world.probe->state_of(Role::Radio, "150 %") & ui::mirror::state::checked) != 0);
}

TEST_CASE("who asks the system for more contrast has it") {
    AppWorld world;
    CHECK_FALSE(ui::theme().contrast);
    world.host.contrast = true;
    world.frame->preferences_changed();
    CHECK(ui::theme().contrast);
}

TEST_CASE("a size of text that no one can choose is taken for the usual one") {
    AppWorld world;
    world.program.settings["local.text_size"] = "9999999999999";
    world.frame->preferences_changed();
    CHECK(world.host.text_size == 100);
}
