#pragma once

// Figures side by side: bars for one or two series.

#include <span>
#include <string>
#include <string_view>

namespace bottega::ui {

struct Bar {
    std::string label;          // "Jan"
    double first = 0;           // only for its height in pixels
    double second = 0;
    std::string first_text;     // the figure as it is written
    std::string second_text = {};
};

struct BarChartOptions {
    std::string_view name;      // accessible name
    std::string_view first_series = {}, second_series = {};
    float height = 260;
    std::string (*axis_text)(double value) = nullptr;
};
// The index of the bar that was pressed, or -1.
int bar_chart(std::string_view id, std::span<const Bar> bars, const BarChartOptions& options);

}  // namespace bottega::ui
