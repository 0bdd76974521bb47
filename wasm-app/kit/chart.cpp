#include "wasm-app/kit/chart.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "wasm-app/kit/display.hpp"
#include "wasm-app/kit/draw.hpp"

namespace bottega::ui {

using draw::add;
using mirror::Role;

namespace {

constexpr int most_steps = 5;

// The least of 1, 2, 2.5, 5 times a power of ten so that five of them reach `most`.
double step_for(double most) {
    if (most <= 0) return 1;
    const double rough = most / most_steps;
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    for (const double factor : {1.0, 2.0, 2.5, 5.0, 10.0})
        if (factor * power >= rough) return factor * power;
    return 10 * power;
}

struct Plot {
    ImVec2 min, max;
    double top;                 // the value at the upper edge
    [[nodiscard]] float y(double value) const {
        return max.y - static_cast<float>(std::clamp(value / top, 0.0, 1.0)) * (max.y - min.y);
    }
};

std::string axis_text(const BarChartOptions& options, double value) {
    if (options.axis_text) return options.axis_text(value);
    char text[32];
    ImFormatString(text, sizeof text, "%.0f", value);
    return text;
}

struct Axis {
    int steps;
    std::array<std::string, most_steps + 1> texts;
    float width = 0;
};

Axis axis_of(const BarChartOptions& options, double step, int steps) {
    Axis axis{.steps = steps, .texts = {}};
    for (int i = 0; i <= steps; ++i) {
        std::string& text = axis.texts[static_cast<std::size_t>(i)];
        text = axis_text(options, step * i);
        axis.width = std::max(axis.width, draw::text_width(draw::pen(TextWeight::Regular, font_size::extra_small, 0), text));
    }
    return axis;
}

void draw_grid(ImDrawList* list, const Plot& plot, const Axis& axis) {
    const draw::Pen ink = draw::pen(TextWeight::Regular, font_size::extra_small, theme().text_muted);
    for (int i = 0; i <= axis.steps; ++i) {
        const std::string& text = axis.texts[static_cast<std::size_t>(i)];
        const float y = std::floor(plot.y(plot.top * i / axis.steps)) + 0.5f;
        list->AddLine({plot.min.x, y}, {plot.max.x, y}, theme().border);
        draw::text(list, ink, {plot.min.x - 10 - draw::text_width(ink, text), y - 7}, text);
    }
}

void draw_bar(ImDrawList* list, const Plot& plot, float left, float right, double value, ImU32 colour) {
    if (value <= 0) return;
    const float top = std::min(plot.y(value), plot.max.y - 2);
    list->AddRectFilled({left, top}, {right, plot.max.y}, colour, std::min(4.0f, (right - left) / 2),
                        ImDrawFlags_RoundCornersTop);
}

void draw_legend(ImDrawList* list, ImVec2 at, const BarChartOptions& options) {
    const draw::Pen ink = draw::pen(TextWeight::Regular, font_size::small, theme().text_secondary);
    float x = 0;
    const auto entry = [&](std::string_view name, ImU32 colour) {
        if (name.empty()) return;
        list->AddRectFilled(add(at, x, 3), add(at, x + 10, 13), colour, 3);
        draw::text(list, ink, add(at, x + 16, 0), name);
        x += 34 + draw::text_width(ink, name);
    };
    entry(options.first_series, theme().accent);
    entry(options.second_series, theme().second_series);
}

std::string bar_name(const Bar& bar, const BarChartOptions& options) {
    std::string name = bar.label + ": ";
    if (!options.first_series.empty()) name.append(options.first_series).append(" ");
    name += bar.first_text;
    if (!bar.second_text.empty()) name.append(", ").append(options.second_series).append(" ").append(bar.second_text);
    return name;
}

bool draw_column(const Bar& bar, const Plot& plot, float left, float width, bool two, const BarChartOptions& options) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    ImGui::SetCursorScreenPos({left, plot.min.y});
    const draw::Press press = draw::press_area(ImGui::GetID("bar"), {width, plot.max.y - plot.min.y + 28});
    const std::string name = bar_name(bar, options);
    mirror::item(press.id, Role::Button, {.name = name});
    if (!press.visible) return false;
    if (press.hovered) list->AddRectFilled(add(press.min, 2, 0), add(press.max, -2, 0), theme().hover, 8);
    const float centre = left + width / 2, thick = std::min(width * (two ? 0.32f : 0.55f), two ? 18.0f : 34.0f);
    if (two) {
        draw_bar(list, plot, centre - thick - 1, centre - 1, bar.first, theme().accent);
        draw_bar(list, plot, centre + 1, centre + thick + 1, bar.second, theme().second_series);
    } else {
        draw_bar(list, plot, centre - thick / 2, centre + thick / 2, bar.first, theme().accent);
    }
    const draw::Pen ink = draw::pen(TextWeight::Regular, font_size::extra_small, theme().text_muted);
    const float shown = std::min(draw::text_width(ink, bar.label), width - 2);
    draw::text_fitted(list, ink, {centre - shown / 2, plot.max.y + 9}, bar.label, shown);
    draw::focus_ring(list, add(press.min, 4, 4), add(press.max, -4, -2), 6, press.id);
    if (press.hovered) tooltip(name);
    return press.pressed;
}

}  // namespace

int bar_chart(std::string_view id, std::span<const Bar> bars, const BarChartOptions& options) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    double most = 0;
    bool two = false;
    for (const Bar& bar : bars) {
        most = std::max({most, bar.first, bar.second});
        two = two || !bar.second_text.empty();
    }
    const double step = step_for(most);
    const int steps = std::clamp(static_cast<int>(std::ceil(most / step - 1e-9)), 1, most_steps);
    const Axis axis = axis_of(options, step, steps);
    const float legend = options.first_series.empty() ? 6 : 28.0f;
    const Plot plot{add(at, axis.width + 12, legend), add(at, width, options.height - 28), step * steps};
    ImGui::PushID(id.data(), id.data() + id.size());
    const mirror::Scope scope(Role::Group, options.name, ImGui::GetID("chart"), at, add(at, width, options.height));
    ImDrawList* list = ImGui::GetWindowDrawList();
    draw_legend(list, add(at, axis.width + 12, 0), options);
    draw_grid(list, plot, axis);
    int pressed = -1;
    const float place = bars.empty() ? 0 : (plot.max.x - plot.min.x) / static_cast<float>(bars.size());
    for (std::size_t i = 0; i < bars.size(); ++i) {
        ImGui::PushID(static_cast<int>(i));
        if (draw_column(bars[i], plot, plot.min.x + place * static_cast<float>(i), place, two, options)) pressed = static_cast<int>(i);
        ImGui::PopID();
    }
    ImGui::PopID();
    ImGui::SetCursorScreenPos(at);
    ImGui::Dummy({width, options.height});
    return pressed;
}

}  // namespace bottega::ui
