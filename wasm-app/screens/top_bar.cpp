#include "wasm-app/screens/top_bar.hpp"

#include <algorithm>
#include <utility>

#include "generated/icons.hpp"
#include "wasm-app/kit/brand.hpp"
#include "wasm-app/kit/widgets.hpp"
#include "wasm-app/screens/backup.hpp"
#include "wasm-app/screens/preferences.hpp"

namespace bottega::ui {

namespace {

struct SaveLook {
    std::string_view key, icon;
    Tone tone;
};

SaveLook look_of(SaveState state) {
    switch (state) {
        case SaveState::Saving: return {"ui.save_state.saving", icon::refresh_cw, Tone::Neutral};
        case SaveState::NotSaved: return {"ui.save_state.not_saved", icon::cloud_off, Tone::Bad};
        default: return {"ui.save_state.saved", icon::circle_check, Tone::Ok};
    }
}

std::string save_label(const UiContext& ui, const SaveLook& look) { return ui.text(look.key) + "###save_state"; }

float demo_menu_width(const UiContext& ui) {
    if (!ui.program.is_demo()) return 0;
    return (is_phone() ? icon_button_size() : button_width(ui.text("ui.demo"), true)) + metric::gap;
}

// A phone has no room for the help; it is in the settings too.
float right_side_width(const UiContext& ui, bool has_businesses) {
    const float save = is_phone() ? icon_button_size() : button_width(save_label(ui, look_of(ui.host.save_state())), true);
    const float businesses = has_businesses ? icon_button_size() + metric::gap : 0;
    const float help = is_phone() ? 0 : icon_button_size() + metric::gap;
    return save + 2 * icon_button_size() + 3 * metric::gap + help + demo_menu_width(ui) + businesses;
}

}  // namespace

TopBar::Press TopBar::draw(const UiContext& ui, Rect rect) {
    Press press = Press::None;
    const float padding = page_padding(), top = (rect.height - icon_button_size()) / 2;
    begin_region(mirror::Role::Region, ui.text("ui.top_bar") + "###top_bar", rect, {.colour = theme().surface, .padding = {padding, top}});
    if (std::exchange(takes_focus_, false)) ImGui::SetKeyboardFocusHere();
    if (icon_button(ui.label("ui.menu"), is_phone() ? icon::menu : icon::panel_left)) press = Press::Menu;
    ImGui::SameLine(0, metric::gap);
    businesses_.refresh(ui);
    const bool has_businesses = businesses_.is_shown() && !is_phone();
    const float right = right_side_width(ui, has_businesses);
    const float room = ImGui::GetContentRegionAvail().x - right - metric::gap;
    if (draw_search(ui, std::min(room, 460.0f))) press = Press::Search;
    ImGui::SameLine(0, 0);
    ImGui::SetCursorPosX(rect.width - padding - right + metric::gap);
    if (ui.program.is_demo() && draw_demo_menu(ui)) press = Press::Tour;
    if (has_businesses) {
        businesses_.draw(ui);
        ImGui::SameLine(0, metric::gap);
    }
    draw_save_state(ui);
    ImGui::SameLine(0, metric::gap);
    draw_language(ui);
    ImGui::SameLine(0, metric::gap);
    draw_theme(ui);
    if (!is_phone()) draw_help(ui, press);
    end_region();
    return press;
}

bool TopBar::draw_search(const UiContext& ui, float width) {
    const bool narrow = is_phone();
    const std::string text = ui.text(narrow ? "ui.search" : "ui.search_hint") + "###global_search";
    return search_button(text, narrow ? "" : "Ctrl K", width);
}

void TopBar::draw_save_state(const UiContext& ui) {
    const SaveState state = ui.host.save_state();
    const SaveLook look = look_of(state);
    const std::string whole = save_label(ui, look);
    if (is_phone()) {
        if (icon_button(whole, look.icon, {.tone = look.tone})) save_dialog_open_ = true;
        return;
    }
    const ButtonKind kind = state == SaveState::NotSaved ? ButtonKind::Danger : ButtonKind::Ghost;
    if (button(whole, {.kind = kind, .icon = look.icon})) save_dialog_open_ = true;
}

void TopBar::draw_language(const UiContext& ui) {
    if (!begin_menu_icon_button(ui.label("ui.language"), icon::languages)) return;
    for (const std::string& language : languages()) {
        const std::string name = ui.text("ui.language." + language) + "###language_" + language;
        if (menu_item(name, {.checkable = true, .checked = language == ui.catalogue.language()})) choose_language(ui, language);
    }
    end_menu();
}

bool TopBar::draw_demo_menu(const UiContext& ui) {
    const bool open = is_phone() ? begin_menu_icon_button(ui.label("ui.demo"), icon::sparkles)
                                 : begin_menu_button(ui.label("ui.demo"), icon::sparkles, {.icon = icon::sparkles});
    bool tour = false;
    if (open) {
        tour = menu_item(ui.label("ui.tour.start"), {.icon = icon::map_pin});
        if (menu_item(ui.label("ui.demo.again"), {.icon = icon::refresh_cw})) asking_to_restart_ = true;
        if (ui.program.is_kept() && menu_item(ui.label("ui.leave_demo"), {.icon = icon::store})) ui.program.open_archive("main");
        end_menu();
    }
    ImGui::SameLine(0, metric::gap);
    return tour;
}

void TopBar::draw_help(const UiContext& ui, Press& press) {
    ImGui::SameLine(0, metric::gap);
    if (!begin_menu_icon_button(ui.label("ui.help"), icon::circle_help)) return;
    if (menu_item(ui.label("ui.tour.start"), {.icon = icon::map_pin})) press = Press::Tour;
    if (menu_item(ui.label("ui.undo.list"), {.icon = icon::history})) ui.navigation.go({.place = "changes"});
    if (menu_item(ui.label("ui.trash"), {.icon = icon::trash_2})) ui.navigation.go({.place = "trash"});
    if (menu_item(ui.label("ui.shortcuts"), {.icon = icon::keyboard, .shortcut = "?"})) press = Press::Shortcuts;
    if (menu_item(ui.label("ui.about"), {.icon = icon::info})) ui.navigation.go({.place = "about"});
    end_menu();
}

void TopBar::draw_demo_question(const UiContext& ui) {
    const std::string title = ui.text("ui.demo.again_title"), sentence = ui.text("ui.demo.again_sentence");
    const std::string yes = ui.text("ui.demo.again"), no = ui.text("ui.cancel");
    if (confirm_dialog("demo_again", asking_to_restart_, {.title = title, .sentence = sentence, .yes = yes, .no = no}) == ConfirmAnswer::Yes)
        ui.program.open_archive(ui.program.archive());  // a demo that is opened again begins again
}

void TopBar::draw_theme(const UiContext& ui) {
    const bool dark = theme().dark;
    const std::string label = ui.text(dark ? "ui.theme_light" : "ui.theme_dark") + "###theme";
    if (!icon_button(label, dark ? icon::sun : icon::moon)) return;
    choose_theme(ui, std::string(theme().contrast ? "contrast-" : "") + (dark ? "light" : "dark"));
}

void TopBar::draw_dialogs(const UiContext& ui) {
    if (asking_to_restart_) draw_demo_question(ui);
    if (!save_dialog_open_) return;
    const SaveLook look = look_of(ui.host.save_state());
    if (!begin_dialog(ui.text(look.key) + "###save_dialog", save_dialog_open_)) return;
    const std::string problem = ui.program.save_problem();
    const bool lost = ui.host.save_state() == SaveState::NotSaved;
    paragraph(ui.text(lost ? "ui.not_saved_explained" : ui.program.is_kept() ? "ui.saved_explained" : "ui.plain_http_explained"), TextStyle::Body);
    if (!problem.empty()) paragraph(problem, TextStyle::Body);
    const auto last = last_backup(ui.program);
    paragraph(last ? ui.text("ui.last_backup", {ui.locale.long_date(*last)}) : ui.text("ui.no_backup_yet"));
    const std::string backup = ui.label("ui.backup_now"), close = ui.label("ui.close_dialog");
    dialog_buttons(button_width(backup, true) + button_width(close, false) + metric::gap);
    if (button(close, {.kind = ButtonKind::Ghost})) save_dialog_open_ = false;
    ImGui::SameLine(0, metric::gap);
    if (primary_button(backup, icon::download)) {
        back_up(ui);
        save_dialog_open_ = false;
    }
    end_dialog();
}

}  // namespace bottega::ui
