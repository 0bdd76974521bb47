#pragma once

// The first page: how the business stands, what to do today; every figure opens the records behind it. An empty archive
// gets its first steps instead.

#include "wasm-app/kit/registry.hpp"

namespace bottega::ui {

class DashboardScreen : public Screen {
public:
    void draw(const UiContext& ui) override;
    bool follow(const UiContext&, const Route& route) override { return route.place.empty(); }
    [[nodiscard]] int times_asked() const { return times_asked_; }

private:
    void refresh(const UiContext& ui);
    void draw_first_steps(const UiContext& ui);
    static void draw_other_way(const UiContext& ui, const FirstStep& step);
    void draw_figures(const UiContext& ui);
    void draw_chart(const UiContext& ui, float height);
    void draw_list(const UiContext& ui, const DashboardList& list);
    void draw_chart_and_first_list(const UiContext& ui);

    DashboardData data_;
    std::uint64_t text_version_ = 0;
    int times_asked_ = 0;
};

}  // namespace bottega::ui
