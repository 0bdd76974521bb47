#include "generated/icons.hpp"
#include "wasm-app/kit/chip_flow.hpp"
#include "wasm-app/kit/kiosk_door.hpp"
#include "wasm-app/kit/widgets.hpp"
#include "wasm-app/panels/settings.hpp"
#include "wasm-app/screens/preferences.hpp"
#include "wasm-app/screens/size_text.hpp"

namespace bottega::ui {

namespace {

constexpr float key_width = 220;

const char* state_key(SaveState state) {
    return state == SaveState::Saving ? "ui.save_state.saving" : state == SaveState::NotSaved ? "ui.save_state.not_saved" : "ui.save_state.saved";
}

}  // namespace

void SettingsScreen::draw_data(const UiContext& ui) {
    backup_.draw(ui);
    space(metric::form_gap);
    begin_card("restore", {.title = ui.text("ui.restore")});
    paragraph(ui.text("ui.restore.help"));
    space(metric::form_gap);
    if (button(ui.label("ui.restore.choose"), {.icon = icon::upload})) restore_.choose(ui);
    space(metric::form_gap);
    paragraph(ui.text("ui.take_files.offer"));
    space(metric::gap);
    if (button(ui.label("ui.take_files.choose"), {.icon = icon::paperclip})) restore_.choose_for_files(ui);
    end_card();
    space(metric::form_gap);
    draw_order(ui);
    space(metric::form_gap);
    draw_storage(ui);
}

void SettingsScreen::draw_order(const UiContext& ui) {
    begin_card("order", {.title = ui.text("ui.settings.order")});
    paragraph(ui.text("ui.settings.order_help"));
    space(metric::form_gap);
    const std::string duplicates = ui.label("ui.duplicates"), rules = ui.label("ui.rules"), fields = ui.label("ui.custom_fields"), lists = ui.label("ui.lists"), form = ui.label("ui.form");
    ChipFlow flow;
    flow.next(button_width(duplicates, true));
    if (button(duplicates, {.icon = icon::copy_check})) ui.navigation.go({.place = "duplicates", .parameters = {{"of", "account"}}});
    flow.next(button_width(rules, true));
    if (button(rules, {.icon = icon::list_checks})) ui.navigation.go({.place = "rules"});
    flow.next(button_width(fields, true));
    if (button(fields, {.icon = icon::text_cursor_input})) ui.navigation.go({.place = "fields"});
    flow.next(button_width(form, true));
    if (button(form, {.icon = icon::panel_left})) ui.navigation.go({.place = "form"});
    flow.next(button_width(lists, true));
    if (button(lists, {.icon = icon::tags})) ui.navigation.go({.place = "lists"});
    end_card();
}

void SettingsScreen::draw_storage(const UiContext& ui) {
    begin_card("storage", {.title = ui.text("ui.settings.storage")});
    key_value(ui.text("ui.settings.state"), ui.text(state_key(ui.host.save_state())), key_width);
    key_value(ui.text("ui.settings.size"), size_text(ui, bytes_), key_width);
    const auto persistent = ui.host.is_persistent();
    if (persistent) key_value(ui.text("ui.settings.persistent"), ui.text(*persistent ? "ui.yes" : "ui.no"), key_width);
    space(metric::gap);
    const bool may_be_cleared = persistent && !*persistent;
    paragraph(ui.text(!ui.program.is_kept() ? "ui.plain_http_explained" : may_be_cleared ? "ui.settings.not_persistent" : "ui.saved_explained"));
    if (const std::string problem = ui.program.save_problem(); !problem.empty()) banner("save_problem", Tone::Bad, problem);
    space(metric::form_gap);
    ChipFlow flow;
    flow.next(button_width(ui.text("ui.health"), true));
    if (button(ui.label("ui.health"), {.icon = icon::life_buoy})) ui.navigation.go({.place = "health"});
    flow.next(button_width(ui.text("ui.businesses"), true));
    if (button(ui.label("ui.businesses"), {.icon = icon::store})) ui.navigation.go({.place = "businesses"});
    end_card();
}

void SettingsScreen::draw_kiosk(const UiContext& ui) {
    if (!kiosk_door()) return;
    begin_card("kiosk", {.title = ui.text("ui.kiosk")});
    paragraph(ui.text("ui.kiosk.help"));
    space(metric::form_gap);
    if (button(ui.label("ui.kiosk.set_up"), {.icon = icon::monitor})) ui.navigation.go({.place = "kiosk"});
    end_card();
}

void SettingsScreen::draw_program(const UiContext& ui) {
    begin_card("look", {.title = ui.text("ui.settings.look")});
    std::string language = ui.catalogue.language();
    std::vector<Choice> known;
    for (const std::string& one : languages()) known.push_back({one, ui.text("ui.language." + one)});
    label(ui.text("ui.language"), TextStyle::Strong);
    space(metric::gap);
    if (segmented(ui.label("ui.language"), language, known)) choose_language(ui, language);
    space(metric::form_gap);
    std::string look = chosen_theme(ui.program);
    const std::string contrast = theme().dark ? "contrast-dark" : "contrast-light";
    const std::vector<Choice> looks = {{"", ui.text("ui.theme_system")}, {"light", ui.text("ui.theme_light")}, {"dark", ui.text("ui.theme_dark")},
                                       {contrast, ui.text("ui.theme_contrast")}};
    label(ui.text("ui.theme"), TextStyle::Strong);
    space(metric::gap);
    if (segmented(ui.label("ui.theme"), look, looks)) choose_theme(ui, look);
    space(metric::form_gap);
    std::string size = chosen_text_size(ui.program);
    std::vector<Choice> sizes;
    for (const int percent : text_sizes) sizes.push_back({std::to_string(percent), ui.locale.percent(Decimal::from_int(percent))});
    label(ui.text("ui.text_size"), TextStyle::Strong);
    space(metric::gap);
    if (segmented(ui.label("ui.text_size"), size, sizes)) choose_text_size(ui, size);
    end_card();
    space(metric::form_gap);
    if (button(ui.label("ui.about"), {.icon = icon::info})) ui.navigation.go({.place = "about"});
    ImGui::SameLine(0, metric::gap);
    if (button(ui.label("ui.tour.start"), {.icon = icon::map_pin})) ui.navigation.go({.parameters = {{"tour", "1"}}});
    space(metric::form_gap);
    draw_kiosk(ui);
}

}  // namespace bottega::ui
