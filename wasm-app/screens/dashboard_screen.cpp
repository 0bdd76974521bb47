#include "wasm-app/screens/dashboard_screen.hpp"

#include <algorithm>

#include "generated/icons.hpp"
#include "wasm-app/kit/columns.hpp"
#include "wasm-app/kit/list_row.hpp"
#include "wasm-app/kit/widgets.hpp"

namespace bottega::ui {

namespace {

std::string axis_text(double value) { return locale().integer(static_cast<std::int64_t>(value)); }

constexpr float side_list_width = 400, width_for_side_list = 980, chart_height = 300;

}  // namespace

void DashboardScreen::refresh(const UiContext& ui) {
    if (times_asked_ > 0 && text_version_ == ui.text_version()) return;
    text_version_ = ui.text_version();
    ++times_asked_;
    data_ = ui.registry.dashboard() ? ui.registry.dashboard()(ui) : DashboardData{};
    if (data_.greeting.empty()) data_.greeting = ui.text("ui.dashboard");
}

void DashboardScreen::draw(const UiContext& ui) {
    refresh(ui);
    page_header({.title = data_.greeting, .subtitle = data_.subtitle});
    begin_scroll_area("dashboard", -page_padding());
    if (!data_.first_steps.empty()) draw_first_steps(ui);
    if (!data_.figures.empty()) draw_figures(ui);
    draw_chart_and_first_list(ui);
    const std::size_t shown_beside = data_.chart.bars.empty() ? 0 : 1;
    if (data_.lists.size() > shown_beside) {
        CardRow row(2, 360);
        for (std::size_t index = shown_beside; index < data_.lists.size(); ++index) {
            row.next();
            draw_list(ui, data_.lists[index]);
        }
    }
    space(page_padding());
    end_scroll_area();
}

void DashboardScreen::draw_first_steps(const UiContext& ui) {
    CardRow row(3, 240);
    int number = 0;
    for (const FirstStep& step : data_.first_steps) {
        row.next();
        ImGui::PushID(++number);
        begin_card("first_step", {.title = ui.text("ui.step_number", {ui.locale.integer(number), step.title}), .row = &row});
        paragraph(step.sentence);
        space(metric::form_gap);
        if (step.done) pill(ui.text("ui.step_done"), Tone::Ok);
        else if (button(step.action + "###step", {.kind = number == 1 ? ButtonKind::Primary : ButtonKind::Secondary, .icon = step.icon}))
            ui.navigation.go(step.route);
        draw_other_way(ui, step);
        end_card();
        ImGui::PopID();
    }
}

void DashboardScreen::draw_other_way(const UiContext& ui, const FirstStep& step) {
    if (step.done || step.other_action.empty()) return;
    ImGui::SameLine(0, metric::gap);
    if (ImGui::GetContentRegionAvail().x < button_width(step.other_action, true)) ImGui::NewLine();
    if (button(step.other_action + "###other_way", {.icon = step.other_icon})) ui.navigation.go(step.other_route);
}

void DashboardScreen::draw_figures(const UiContext& ui) {
    CardRow row(4, is_phone() ? 160.0f : 220.0f);
    int number = 0;
    for (const DashboardFigure& figure : data_.figures) {
        row.next();
        ImGui::PushID(number++);
        const KpiOptions options{.icon = figure.icon, .detail = figure.detail, .change = figure.change,
                                 .change_tone = figure.change_tone, .rising = figure.rising, .width = row.width()};
        if (kpi_card(figure.label, figure.value, options)) ui.navigation.go(figure.route);
        ImGui::PopID();
    }
}

void DashboardScreen::draw_chart_and_first_list(const UiContext& ui) {
    if (data_.chart.bars.empty()) return;
    const float room = ImGui::GetContentRegionAvail().x;
    if (data_.lists.empty() || room < width_for_side_list) {
        draw_chart(ui, chart_height);
        space(metric::form_gap);
        if (!data_.lists.empty()) draw_list(ui, data_.lists.front());
        space(metric::form_gap);
        return;
    }
    const ImVec2 start = ImGui::GetCursorScreenPos();
    const float chart_width = room - side_list_width - 16;
    begin_column(chart_width);
    draw_chart(ui, chart_height);
    const float chart_end = end_column();
    ImGui::SetCursorScreenPos({start.x + chart_width + 16, start.y});
    begin_column(side_list_width);
    draw_list(ui, data_.lists.front());
    const float list_end = end_column();
    ImGui::SetCursorScreenPos({start.x, std::max(chart_end, list_end)});
    ImGui::Dummy({room, metric::form_gap});
}

void DashboardScreen::draw_chart(const UiContext& ui, float height) {
    const DashboardChart& chart = data_.chart;
    begin_card("chart", {.title = chart.title, .subtitle = chart.subtitle});
    const int pressed = bar_chart("turnover", chart.bars, {.name = chart.title, .first_series = chart.first_series,
                                                           .second_series = chart.second_series, .height = height,
                                                           .axis_text = axis_text});
    if (pressed >= 0 && static_cast<std::size_t>(pressed) < chart.routes.size())
        ui.navigation.go(chart.routes[static_cast<std::size_t>(pressed)]);
    end_card();
}

void DashboardScreen::draw_list(const UiContext& ui, const DashboardList& list) {
    begin_card(list.title, {.title = list.title, .subtitle = list.subtitle});
    if (list.rows.empty()) empty_state(list.empty_icon.empty() ? icon::circle_check : std::string_view(list.empty_icon), list.empty_text);
    int number = 0;
    for (const DashboardRow& row : list.rows) {
        ImGui::PushID(number++);
        const ListRowOptions options{.detail = row.detail, .amount = row.amount, .pill = row.pill, .tone = row.tone,
                                     .last = &row == &list.rows.back()};
        if (list_row(row.title, options)) ui.navigation.go(row.route);
        ImGui::PopID();
    }
    if (!list.more.empty()) {
        space(metric::gap);
        if (link(list.more + "###more", {.icon = icon::arrow_right})) ui.navigation.go(list.more_route);
    }
    end_card();
}

}  // namespace bottega::ui
