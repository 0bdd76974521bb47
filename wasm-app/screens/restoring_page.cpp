#include "wasm-app/screens/restoring_page.hpp"

#include <algorithm>
#include <cmath>

#include "imgui.h"
#include "wasm-app/kit/widgets.hpp"

namespace bottega::ui {

void RestoringPage::draw(const UiContext& ui, const LongWork& work) {
    constexpr float widest = 560, height = 200, margin = 16;
    const ImVec2 page = ImGui::GetMainViewport()->Size;
    const float width = std::min(widest, page.x - 2 * margin);
    const float share = work.total() > 0 ? std::clamp(static_cast<float>(static_cast<double>(work.done()) / static_cast<double>(work.total())), 0.0f, 1.0f) : 0;
    const std::string left = time_left_.follow(ui, work.done(), work.total());
    const std::string done = ui.locale.integer(static_cast<std::int64_t>(std::floor(share * 100))) + " %" + (left.empty() ? "" : " · " + left);
    const Rect rect{(page.x - width) / 2, std::max(margin, (page.y - height) / 2), width, page.y};
    begin_region(mirror::Role::Main, ui.text("ui.restore.under_way") + "###restoring", rect, {.colour = theme().background});
    begin_card("restoring");
    label(ui.text("ui.restore.under_way"), TextStyle::Strong);
    space(metric::gap);
    paragraph(ui.text("ui.restore.under_way_help"));
    space(metric::form_gap);
    progress_bar(ui.text("ui.working"), share, done);
    space(metric::gap);
    if (button(ui.label("ui.cancel_work"))) ui.program.cancel_long_work();
    end_card();
    end_region();
}

}  // namespace bottega::ui
