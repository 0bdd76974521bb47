#include "wasm-app/screens/record_screen.hpp"

#include <algorithm>

#include "generated/icons.hpp"
#include "wasm-app/kit/record_text.hpp"
#include "wasm-app/kit/widgets.hpp"
#include "wasm-app/screens/form_layout.hpp"
#include "wasm-app/screens/not_kept_banner.hpp"
#include "wasm-app/screens/record_form.hpp"
#include "wasm-app/screens/unsaved_mark.hpp"

namespace bottega::ui {

namespace {

constexpr float width_for_side_column = 1120;

}  // namespace

RecordScreen::RecordScreen(const UiContext& ui, const Route& route)
    : look_(*ui.registry.entity_at(route.place)), record_(route.record()), gone_(look_.entity, look_.icon, record_), panels_(ui, look_.entity) {
    def_ = &ui.store().schema().entity(look_.entity);
    if (route.is_new()) edit_.start_new(ui, *def_, route);
    else edit_.open(ui, *def_, route.record());
    focus_first_ = route.is_new();
}

bool RecordScreen::follow(const UiContext&, const Route& route) {
    return edit_.is_open() && !edit_.is_new() && route.place == look_.route && route.record() == edit_.stored().id();
}

// Beside its list, too, it is found again on its own page.
std::optional<UnsavedForm> RecordScreen::unsaved_form(const UiContext& ui) const {
    return edit_.unsaved_form(ui, format_route(edit_.is_new() ? ui.navigation.current() : Route{.place = look_.route, .item = to_string(record_)}));
}

void RecordScreen::draw(const UiContext& ui) {
    edit_.refresh(ui);
    if (!edit_.is_open() && gone_.is_back(ui)) edit_.open(ui, *def_, record_);
    if (!edit_.is_open()) return gone_.draw(ui);
    has_related_ = !edit_.is_new() && related_.refresh(ui, *def_, edit_.stored().id());
    const bool related_beside = has_related_ && ImGui::GetContentRegionAvail().x >= width_for_side_column;
    draw_header(ui);
    if (!edit_.is_new()) draw_not_kept_banner(ui, edit_.stored());
    draw_tabs(ui, related_beside);
    show_tab_with_problem(ui);
    const bool is_form = form_tab(tab_).has_value(), shows_form = is_form && !edit_.is_sealed();
    begin_scroll_area(tab_, (shows_form ? footer_bar_height() : 0) - page_padding());
    if (is_form) draw_details(ui, related_beside);
    else if (tab_ == "related") related_.draw(ui);
    else if (tab_ == "history") history_.draw(ui, *def_, edit_.stored().id());
    else panels_.draw_tab(ui, edit_.stored(), tab_);
    space(page_padding());
    end_scroll_area();
    if (shows_form) draw_footer(ui);
    panels_.draw_overlays(ui);
    delete_dialog_.draw(ui, [&navigation = ui.navigation, place = look_.route] { navigation.leave_to({.place = place}); });
}

void RecordScreen::draw_header(const UiContext& ui) {
    const std::string entity = entity_text(ui, def_->name);
    const std::string title = edit_.is_new() ? new_text(ui, def_->name) : record_name(ui, edit_.stored());
    record_header(ui, {.title = title, .subtitle = edit_.is_new() ? std::string() : entity,
                       .record = edit_.is_new() ? nullptr : &edit_.stored(), .look = look_}, header_buttons(ui));
}

HeaderButtons RecordScreen::header_buttons(const UiContext& ui) {
    HeaderButtons buttons;
    if (edit_.is_new()) return buttons;
    if (look_.deletable && !edit_.is_sealed())
        buttons.push_back({{.label = ui.label("ui.delete"), .icon = icon::trash_2, .kind = ButtonKind::Danger},
                           [this, &ui] { delete_dialog_.ask(ui, def_->name, edit_.stored().id()); }});
    if (look_.creatable && !edit_.is_sealed())
        buttons.push_back({{.label = ui.label("ui.duplicate"), .icon = icon::copy}, [this, &ui] { duplicate(ui); }});
    panels_.add_buttons(ui, edit_.stored(), edit_.has_changes(), std::nullopt, buttons);
    return buttons;
}

HeaderButtons RecordScreen::actions(const UiContext& ui) {
    if (!edit_.is_open()) return {};
    HeaderButtons all = header_buttons(ui);
    all.push_back({{.label = ui.label("ui.form.of_list"), .icon = icon::panel_left}, [this, &ui] { ui.navigation.go(form_layout_route(def_->name)); }});
    if (edit_.has_changes()) all.push_back({{.label = ui.label("ui.save"), .icon = icon::check, .tooltip = "Ctrl+S"}, [this, &ui] { save(ui); }});
    return all;
}

void RecordScreen::find_neighbours(const UiContext& ui) {
    const Query* list = ui.navigation.list_of(def_->name);
    if (!list) {
        previous_ = next_ = {};
        return;
    }
    const auto& ids = list_ids_.ids(ui.store(), *list);
    if (list_runs_ == list_ids_.runs() && neighbours_of_ == edit_.stored().id()) return;
    list_runs_ = list_ids_.runs();
    neighbours_of_ = edit_.stored().id();
    const auto place = std::find(ids.begin(), ids.end(), neighbours_of_);
    previous_ = place == ids.end() || place == ids.begin() ? RecordId{} : *(place - 1);
    next_ = place == ids.end() || place + 1 == ids.end() ? RecordId{} : *(place + 1);
}

// At the right end of the line of tabs.
void RecordScreen::draw_neighbours(const UiContext& ui, ImVec2 line_start, float room) {
    find_neighbours(ui);
    if (!previous_ && !next_) return;
    const ImVec2 after = ImGui::GetCursorScreenPos();
    ImGui::SetCursorScreenPos({line_start.x + room - 2 * icon_button_size() - metric::gap, line_start.y});
    const std::string end = ui.text("ui.end_of_list");
    if (icon_button(ui.label("ui.previous_record"), icon::chevron_left, {.disabled_reason = previous_ ? "" : std::string_view(end)}))
        ui.navigation.open_record(def_->name, previous_);
    ImGui::SameLine(0, metric::gap);
    if (icon_button(ui.label("ui.next_record"), icon::chevron_right, {.disabled_reason = next_ ? "" : std::string_view(end)}))
        ui.navigation.open_record(def_->name, next_);
    ImGui::SetCursorScreenPos(after);
    ImGui::Dummy({0, 0});
}

void RecordScreen::draw_tabs(const UiContext& ui, bool related_beside) {
    if (edit_.is_new() && ui.store().form(*def_).tabs.size() < 2) return;
    const auto choices = edit_.is_new() ? form_tabs(ui, *def_) : panels_.tabs(ui, edit_.stored(), has_related_ && !related_beside, tab_);
    const ImVec2 start = ImGui::GetCursorScreenPos();
    const float room = ImGui::GetContentRegionAvail().x;
    tabs(ui.text("ui.parts_of_record") + "###record_tabs", tab_, choices);
    if (!edit_.is_new()) draw_neighbours(ui, start, room);
}

// A save that was refused leads to the first problem, wherever the form has it.
void RecordScreen::show_tab_with_problem(const UiContext& ui) {
    if (!edit_.seeks_problem()) return;
    if (const auto tab = tab_with_problem(ui, edit_.record(), edit_.issues())) tab_ = form_tab_name(*tab);
}

void RecordScreen::draw_details(const UiContext& ui, bool related_beside) {
    if (!related_beside) return draw_form(ui);
    const ImVec2 start = ImGui::GetCursorScreenPos();
    const float room = ImGui::GetContentRegionAvail().x;
    const float form_width = room - metric::record_panel - metric::page_padding;
    begin_column(form_width);
    draw_form(ui);
    const float form_end = end_column();
    ImGui::SetCursorScreenPos({start.x + form_width + metric::page_padding, start.y});
    begin_column(metric::record_panel);
    related_.draw(ui);
    const float side_end = end_column();
    ImGui::SetCursorScreenPos({start.x, std::max(form_end, side_end)});
    ImGui::Dummy({room, 0});
}

void RecordScreen::draw_form(const UiContext& ui) {
    if (edit_.is_sealed()) {
        const std::string own = "issue.sealed." + def_->name;
        banner("sealed", Tone::Info, ui.text(ui.catalogue.has(own) ? own : "issue.sealed"));
        space(metric::gap);
    }
    else duplicates_.draw(ui, edit_.record());
    problems_banner(ui, edit_.issues(), *def_);
    const auto changed = record_form(ui, edit_.record(), edit_.issues(),
                                     {.read_only = edit_.is_sealed(), .hidden = &edit_.hidden_fields(), .tab = form_tab(tab_), .focus_first = focus_first_, .seeks_problem = &edit_.seeks_problem()});
    end_of_search(edit_.seeks_problem());
    focus_first_ = false;
    if (!changed.empty()) edit_.field_changed(ui, changed);
    if (!edit_.is_new() && tab_ == form_tab_name(0)) panels_.draw_cards(ui, edit_.stored());
}

void RecordScreen::draw_footer(const UiContext& ui) {
    begin_footer_bar(ui.text("ui.save_bar"));
    const bool changed = edit_.has_changes();
    switch (save_buttons(ui, edit_.is_new(), changed)) {
        case SaveBar::Save: save(ui); break;
        case SaveBar::Cancel: cancel(ui); break;
        case SaveBar::Nothing: break;
    }
    if (!duplicates_.draw_short(ui, edit_.record()) && changed) unsaved_mark(ui);
    end_footer_bar();
}

void RecordScreen::save(const UiContext& ui) {
    if (!edit_.is_open() || edit_.is_sealed() || (!edit_.is_new() && !edit_.has_changes())) return;
    const bool opens_it = edit_.is_new();
    if (!form_tab(tab_)) tab_ = form_tab_name(0);
    edit_.save(ui, [&navigation = ui.navigation, entity = def_->name, opens_it](RecordId id) {
        if (opens_it) navigation.leave_to_record(entity, id);
    });
}

void RecordScreen::cancel(const UiContext& ui) {
    const bool was_new = edit_.is_new();
    edit_.give_up(ui);
    if (was_new) ui.navigation.back();
}

void RecordScreen::duplicate(const UiContext& ui) {
    Route route = ui.navigation.new_record(def_->name);
    route.set_parameter("copy", to_string(edit_.stored().id()));
    ui.navigation.go(std::move(route));
}

void RecordScreen::create_new(const UiContext& ui) {
    if (look_.creatable) ui.navigation.open_new(def_->name);
}

}  // namespace bottega::ui
