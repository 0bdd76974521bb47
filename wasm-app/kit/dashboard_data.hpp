#pragma once

// What the dashboard shows, as texts ready to draw; every figure knows the list behind it.

#include <string>
#include <vector>

#include "wasm-app/kit/chart.hpp"
#include "wasm-app/kit/route.hpp"
#include "wasm-app/kit/theme.hpp"

namespace bottega::ui {

struct DashboardFigure {
    std::string label, value, icon;
    std::string detail = {};          // "on last month"
    std::string change = {};          // "+12,4 %"
    Tone change_tone = Tone::Neutral;
    bool rising = true;
    Route route = {};
};

struct DashboardRow {
    std::string title, detail = {};
    std::string amount = {};
    std::string pill = {};
    Tone tone = Tone::Neutral;
    Route route = {};
};

struct DashboardList {
    std::string title, subtitle = {};
    std::vector<DashboardRow> rows = {};
    std::string empty_icon = {}, empty_text = {};
    std::string more = {};            // "All 12 overdue invoices"
    Route more_route = {};
};

struct DashboardChart {
    std::string title, subtitle = {};
    std::string first_series = {}, second_series = {};
    std::vector<Bar> bars = {};
    std::vector<Route> routes = {};   // one a bar
};

struct FirstStep {
    std::string icon, title, sentence, action;
    Route route = {};
    bool done = false;
    std::string other_action = {}, other_icon = {};  // a second way: "Import a list"
    Route other_route = {};
};

struct DashboardData {
    std::string greeting, subtitle = {};
    std::vector<DashboardFigure> figures = {};
    DashboardChart chart = {};
    std::vector<DashboardList> lists = {};
    std::vector<FirstStep> first_steps = {};  // not empty: the archive has hardly anything yet
};

}  // namespace bottega::ui
