#include "core/documents/number_series.hpp"
#include "generated/icons.hpp"
#include "wasm-app/kit/list_row.hpp"
#include "wasm-app/kit/record_text.hpp"
#include "wasm-app/kit/widgets.hpp"
#include "wasm-app/panels/settings.hpp"

namespace bottega::ui {

namespace {

namespace number_series = documents::number_series;

}  // namespace

void SettingsScreen::draw_documents(const UiContext& ui) {
    draw_series(ui);
    space(metric::form_gap);
    draw_lists(ui);
}

void SettingsScreen::draw_series(const UiContext& ui) {
    section(ui.text("number_series.plural"), ui.text("ui.settings.series_help"));
    const std::vector<Column> columns = {
        {.label = ui.label("number_series.code"), .width = 150, .stretch = 1, .sortable = false, .phone = PhonePlace::Title},
        {.label = ui.label("number_series.year"), .width = 70, .align = Align::Right, .sortable = false, .phone = PhonePlace::Amount},
        {.label = ui.label("ui.settings.next_number"), .width = 140, .sortable = false, .phone = PhonePlace::Detail},
        {.label = ui.label("number_series.last_number"), .width = 170, .align = Align::Right, .sortable = false, .phone = PhonePlace::Hidden},
        {.label = ui.label("number_series.last_date"), .width = 210, .sortable = false, .phone = PhonePlace::Hidden},
    };
    Table table({.id = "series", .name = ui.text("number_series.plural"), .columns = &columns, .row_count = static_cast<int>(series_.size()), .height = -1});
    while (table.next_row()) {
        const SeriesRow& row = series_[static_cast<std::size_t>(table.row())];
        const Record& record = row.record;
        const auto last = record.get(number_series::last_date);
        if (table.row_link(record.id().value, row.name + " " + std::to_string(record.get(number_series::year).value_or(0)))) ask_last_number(ui, record);
        table.cell(row.name, TextStyle::Strong);
        table.cell_right(std::to_string(record.get(number_series::year).value_or(0)));
        table.cell(row.next);
        table.cell_right(ui.locale.integer(record.get(number_series::last_number).value_or(0)));
        table.cell(last ? ui.locale.date(*last) : "");
    }
}

void SettingsScreen::draw_lists(const UiContext& ui) {
    begin_card("lists", {.title = ui.text("ui.settings.lists")});
    std::size_t shown = 0;
    for (const auto& [entity, count] : lists_) {
        const EntityUi* look = ui.registry.entity(entity);
        if (!look) continue;
        const std::string name = entity_plural(ui, entity) + "###list_" + entity;
        if (list_row(name, {.amount = ui.locale.integer(count), .icon = look->icon, .last = ++shown == lists_.size()})) ui.navigation.open_list(entity);
    }
    end_card();
}

void SettingsScreen::ask_last_number(const UiContext& ui, const Record& series) {
    number_code_ = series.text(number_series::code);
    number_year_ = static_cast<int>(series.get(number_series::year).value_or(0));
    number_name_ = ui.text("number_series.code." + number_code_) + " " + std::to_string(number_year_);
    number_ = series.get(number_series::last_number);
    number_problem_.clear();
    number_open_ = true;
}

void SettingsScreen::draw_last_number_dialog(const UiContext& ui) {
    if (!number_open_) return;
    if (!begin_dialog(ui.text("ui.settings.series_title") + "###last_number", number_open_, {.subtitle = number_name_})) return;
    integer_field(ui.label("number_series.last_number"), number_,
                  {.field = {.help = ui.text("ui.settings.last_number_help"), .error = number_problem_, .focus = ImGui::IsWindowAppearing()}});
    const std::string form = ui.label("ui.settings.series_form"), cancel = ui.label("ui.cancel"), set = ui.label("ui.save");
    dialog_buttons(button_width(form, false) + button_width(cancel, false) + button_width(set, false) + 2 * metric::gap);
    if (button(form, {.kind = ButtonKind::Ghost})) {
        for (const SeriesRow& row : series_)
            if (row.record.text(number_series::code) == number_code_ && row.record.get(number_series::year) == number_year_)
                ui.navigation.open_record(number_series::entity, row.record.id());
        number_open_ = false;
    }
    ImGui::SameLine(0, metric::gap);
    if (button(cancel, {.kind = ButtonKind::Ghost})) number_open_ = false;
    ImGui::SameLine(0, metric::gap);
    if (primary_button(set)) set_last_number(ui);
    end_dialog();
}

void SettingsScreen::set_last_number(const UiContext& ui) {
    ui.run({.label = "ui.settings.last_number_command",
            .run = [code = number_code_, year = number_year_, number = number_.value_or(0)](Session& session, const Answers&) {
                return documents::set_last_number(session, code, year, number);
            },
            .done = [this](RecordId) { number_open_ = false; },
            .refused = [this, &catalogue = ui.catalogue](const Issues& issues) { number_problem_ = catalogue.text(issues.front().message, issues.front().args); },
            .done_text = "ui.saved"});
}

}  // namespace bottega::ui
