#include "wasm-app/panels/settings.hpp"

#include <utility>

#include "core/documents/number_series.hpp"
#include "core/documents/vat_rate.hpp"
#include "core/modules/business/business.hpp"
#include "core/modules/business/create_business.hpp"
#include "core/modules/business/payment_method.hpp"
#include "core/modules/business/payment_term.hpp"
#include "core/modules/business/person.hpp"
#include "generated/icons.hpp"
#include "wasm-app/kit/columns.hpp"
#include "wasm-app/kit/widgets.hpp"
#include "wasm-app/screens/record_form.hpp"
#include "wasm-app/screens/unsaved_mark.hpp"

namespace bottega::ui {

namespace {

namespace own = business::business;
namespace number_series = documents::number_series;

constexpr std::string_view listed_entities[] = {documents::vat_rate::entity, business::payment_method::entity, business::payment_term::entity,
                                                business::person::entity};

std::string sentence_of_missing(const UiContext& ui) {
    std::string names;
    for (const Issue& issue : business::missing_business_data(ui.store()))
        if (!issue.field.empty()) names += (names.empty() ? "" : ", ") + ui.text(std::string(own::entity) + "." + issue.field);
    return names.empty() ? names : ui.text("ui.settings.missing", {names});
}

std::string business_name(const UiContext& ui) {
    const auto business = ui.store().first({.entity = std::string(own::entity)});
    return business ? business->title() : std::string();
}

}  // namespace

SettingsScreen::SettingsScreen(const UiContext& ui, const Route& route) {
    if (const auto business = ui.store().first({.entity = std::string(own::entity)}))
        business_.open(ui, ui.store().schema().entity(own::entity), business->id());
    follow(ui, route);
}

bool SettingsScreen::follow(const UiContext&, const Route& route) {
    if (route.place != "settings") return false;
    takes_files_ = route.parameter("take") == "files";
    part_ = route.parameter("part").empty() ? "business" : std::string(route.parameter("part"));
    return true;
}

std::optional<UnsavedForm> SettingsScreen::unsaved_form(const UiContext& ui) const {
    return business_.unsaved_form(ui, format_route({.place = "settings", .parameters = {{"part", "business"}}}));
}

std::optional<Issue> SettingsScreen::take_up(const UiContext& ui, const UnsavedForm& form) {
    return business_.take_up(ui, form, {own::logo.name});
}

void SettingsScreen::refresh(const UiContext& ui) {
    business_.refresh(ui);
    if (text_version_ == ui.text_version()) return;
    text_version_ = ui.text_version();
    if (business_.is_open() && !business_.has_changes()) business_.field_changed(ui, own::name.name);  // shows its warnings
    missing_ = sentence_of_missing(ui);
    series_.clear();
    for (Record& record : ui.store().run({.entity = std::string(number_series::entity), .order = {{"year", true}, {"id", false}}})) {
        const std::string code = record.text(number_series::code);
        const auto year = static_cast<int>(record.get(number_series::year).value_or(0));
        const auto last = record.get(number_series::last_number).value_or(0);
        std::string next = documents::format_number(record.text(number_series::pattern), record.text(number_series::series), last + 1, year);
        series_.push_back({std::move(record), ui.text("number_series.code." + code), std::move(next)});
    }
    lists_.clear();
    for (const std::string_view entity : listed_entities) lists_.emplace_back(entity, ui.store().count({.entity = std::string(entity)}));
    bytes_ = ui.store().database().scalar("SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()");
}

void SettingsScreen::draw(const UiContext& ui) {
    refresh(ui);
    page_header({.title = ui.text("ui.settings")});
    const std::vector<Choice> parts = {{"business", ui.text("ui.settings.business")}, {"documents", ui.text("ui.settings.documents")},
                                       {"data", ui.text("ui.settings.data")}, {"program", ui.text("ui.settings.program")}};
    tabs(ui.label("ui.settings.parts"), part_, parts);
    space(metric::form_gap);
    const bool has_footer = part_ == "business" && business_.is_open();
    begin_scroll_area(part_, has_footer ? footer_bar_height() : 0);
    begin_column(std::min(980.0f, ImGui::GetContentRegionAvail().x));
    if (part_ == "documents") draw_documents(ui);
    else if (part_ == "data") draw_data(ui);
    else if (part_ == "program") draw_program(ui);
    else draw_business(ui);
    space(metric::form_gap);
    end_column();
    end_scroll_area();
    if (has_footer) draw_business_footer(ui);
    draw_last_number_dialog(ui);
    if (std::exchange(takes_files_, false)) {  // asked for elsewhere, once
        restore_.choose_for_files(ui);
        ui.navigation.refine({.place = "settings", .parameters = {{"part", "data"}}});
    }
    restore_.draw(ui);
}

void SettingsScreen::draw_business(const UiContext& ui) {
    if (!business_.is_open()) {
        empty_state(icon::store, ui.text("issue.no_business"));
        return;
    }
    if (!missing_.empty()) {
        banner("missing", Tone::Warn, missing_);
        space(metric::form_gap);
    }
    problems_banner(ui, business_.issues(), business_.record().def());
    const auto changed = record_form(ui, business_.record(), business_.issues(),
                                     {.hidden = &business_.hidden_fields(), .seeks_problem = &business_.seeks_problem()});
    end_of_search(business_.seeks_problem());
    if (!changed.empty()) business_.field_changed(ui, changed);
    if (logo_.draw(ui, business_.record())) business_.field_changed(ui, own::logo.name);
}

void SettingsScreen::draw_business_footer(const UiContext& ui) {
    begin_footer_bar(ui.text("ui.save_bar"));
    const bool changed = business_.has_changes();
    const std::string reason = changed ? "" : ui.text("ui.nothing_to_save");
    if (button(ui.label("ui.save"), {.kind = ButtonKind::Primary, .icon = icon::check, .disabled_reason = reason, .tooltip = "Ctrl+S"})) save(ui);
    if (changed) {
        ImGui::SameLine(0, metric::gap);
        if (button(ui.label("ui.cancel"), {.kind = ButtonKind::Ghost})) business_.give_up(ui);
        ImGui::SameLine(0, metric::form_gap);
        unsaved_mark(ui);
    }
    end_footer_bar();
}

void SettingsScreen::save(const UiContext& ui) {
    if (business_.is_open() && business_.has_changes()) business_.save(ui, [](RecordId) {});
}

void add_settings(Registry& registry) {
    registry.add(Place{.route = "settings", .label = "ui.settings", .icon = icon::settings, .group = "bottom",
                       .make = [](const UiContext& ui, const Route& route) { return std::make_unique<SettingsScreen>(ui, route); }});
    const auto add = [&](std::string_view entity, const char* route, const char* sign, const char* detail) {
        registry.add(EntityUi{.entity = std::string(entity), .route = route, .icon = sign, .detail_field = detail, .in_search = false});
    };
    add(documents::vat_rate::entity, "vat-rates", icon::percent, "code");
    add(business::payment_method::entity, "payment-methods", icon::credit_card, "code");
    add(business::payment_term::entity, "payment-terms", icon::calendar_clock, "");
    add(business::person::entity, "people", icon::user_round, "role");
    registry.add(EntityUi{.entity = std::string(number_series::entity), .route = "number-series", .icon = icon::hash, .in_search = false,
                          .creatable = false, .deletable = false});
    registry.add(EntityUi{.entity = std::string(own::entity), .route = "business", .icon = icon::store, .in_search = false,
                          .creatable = false, .deletable = false});
    registry.set_business_name(business_name);
}

}  // namespace bottega::ui
