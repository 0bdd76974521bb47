#include "wasm-app/screens/record_panels.hpp"

#include <algorithm>

#include "generated/icons.hpp"
#include "imgui.h"
#include "wasm-app/kit/record_text.hpp"
#include "wasm-app/kit/widgets.hpp"

namespace bottega::ui {

namespace {

bool is_part_shown(const UiContext& ui, const RecordPart& part, RecordPart::Place place, const Record& record) {
    return part.place == place && (!part.shown || part.shown(ui, record));
}

}  // namespace

void record_header(const UiContext& ui, const RecordHeader& header, const HeaderButtons& buttons) {
    std::string pill_text;
    Tone tone = Tone::Neutral;
    if (const Record* record = header.record)
        if (const auto state = record->def().index_of(header.look.state_field)) {
            pill_text = value_text(ui, *record, *state);
            tone = choice_tone(ui, record->def(), record->def().fields[*state], canonical_text(record->value(*state)));
        }
    std::vector<HeaderAction> actions;
    for (const HeaderButton& button : buttons) actions.push_back(button.action);
    const std::string back = ui.label("ui.back");
    const int pressed = page_header({.title = header.title, .subtitle = header.subtitle, .back = back, .actions = actions,
                                     .pill = pill_text, .pill_tone = tone});
    if (pressed == header_back) ui.navigation.back();
    else if (pressed >= 0) buttons[static_cast<std::size_t>(pressed)].press();
}

SaveRecord record_saver(const UiContext& ui, std::string_view entity) {
    SaveRecord save = [](Session& session, Record record, const Answers&) {
        return record.id() ? session.store.update(std::move(record)) : session.store.insert(std::move(record));
    };
    for (const RecordPanel* panel : ui.registry.panels_of(entity))
        if (panel->save) save = panel->save;
    return save;
}

SaveBar save_buttons(const UiContext& ui, bool is_new, bool has_changes) {
    SaveBar pressed = SaveBar::Nothing;
    const std::string nothing_to_save = has_changes || is_new ? "" : ui.text("ui.nothing_to_save");
    const std::string save_label = ui.label("ui.save"), cancel_label = ui.label("ui.cancel");
    if (button(save_label, {.kind = ButtonKind::Primary, .icon = icon::check, .disabled_reason = nothing_to_save, .tooltip = "Ctrl+S"}))
        pressed = SaveBar::Save;
    ImGui::SameLine(0, metric::gap);
    if (!has_changes && !is_new) return pressed;
    if (button(cancel_label, {.kind = ButtonKind::Ghost})) pressed = SaveBar::Cancel;
    ImGui::SameLine(0, metric::form_gap);
    return pressed;
}

void RecordPanels::add_buttons(const UiContext& ui, const Record& record, bool has_changes, std::optional<ButtonKind> only,
                               HeaderButtons& buttons) const {
    for (const RecordPanel* panel : panels_)
        for (const RecordAction& action : panel->actions) {
            if ((only && action.kind != *only) || (action.shown && !action.shown(ui, record))) continue;
            std::string reason = action.why_not ? action.why_not(ui, record) : std::string();
            if (reason.empty() && has_changes) reason = ui.text("ui.save_first");
            const bool saving_comes_first = has_changes && action.kind == ButtonKind::Primary;
            buttons.push_back({{.label = ui.label(action.label), .icon = action.icon,
                                .kind = saving_comes_first ? ButtonKind::Secondary : action.kind, .disabled_reason = std::move(reason)},
                               [&ui, &action, &record] { action.press(ui, record); }});
        }
}

std::vector<Choice> form_tabs(const UiContext& ui, const EntityDef& def) {
    std::vector<Choice> choices = {{.value = form_tab_name(0), .text = ui.text("ui.details")}};
    const auto& tabs = ui.store().form(def).tabs;
    for (std::size_t i = 1; i < tabs.size(); ++i) choices.push_back({.value = form_tab_name(i), .text = tabs[i].label});
    return choices;
}

std::string form_tab_name(std::size_t tab) { return tab == 0 ? "details" : "details." + std::to_string(tab); }

std::optional<std::size_t> form_tab(std::string_view tab) {
    for (std::size_t i = 0; i < most_form_tabs; ++i)
        if (tab == form_tab_name(i)) return i;
    return std::nullopt;
}

std::vector<Choice> RecordPanels::tabs(const UiContext& ui, const Record& record, bool has_related, std::string& tab) const {
    std::vector<Choice> choices = form_tabs(ui, record.def());
    for (const RecordPanel* panel : panels_)
        for (const RecordPart& part : panel->parts)
            if (is_part_shown(ui, part, RecordPart::Tab, record)) choices.push_back({.value = part.title, .text = ui.text(part.title)});
    if (has_related) choices.push_back({.value = "related", .text = ui.text("ui.related")});
    choices.push_back({.value = "history", .text = ui.text("ui.history")});
    const bool known = std::any_of(choices.begin(), choices.end(), [&](const Choice& choice) { return choice.value == tab; });
    if (!known) tab = "details";
    return choices;
}

void RecordPanels::draw_cards(const UiContext& ui, const Record& record) const {
    for (const RecordPanel* panel : panels_)
        for (const RecordPart& part : panel->parts) {
            if (!is_part_shown(ui, part, RecordPart::Card, record)) continue;
            const std::string title = ui.text(part.title);
            begin_card(part.title, {.title = title});
            part.draw(ui, record);
            end_card();
            space(metric::form_gap);
        }
}

void RecordPanels::draw_tab(const UiContext& ui, const Record& record, std::string_view tab) const {
    for (const RecordPanel* panel : panels_)
        for (const RecordPart& part : panel->parts)
            if (part.title == tab) part.draw(ui, record);
}

void RecordPanels::draw_overlays(const UiContext& ui) const {
    for (const RecordPanel* panel : panels_)
        if (panel->overlay) panel->overlay(ui);
}

}  // namespace bottega::ui
