#include "wasm-app/screens/side_navigation.hpp"

#include <algorithm>
#include <utility>

#include "generated/icons.hpp"
#include "wasm-app/kit/brand.hpp"
#include "wasm-app/kit/widgets.hpp"

namespace bottega::ui {

namespace {

constexpr std::string_view setting_name = "local.navigation";
constexpr float side_padding = 12, entry_gap = 2, group_gap = 12;

// Records that nobody here makes and that wait to be dealt with: how many do.
std::string waiting_in(const UiContext& ui, const std::string& route) {
    const EntityUi* look = ui.registry.entity_at(route);
    if (!look || look->creatable || look->state_field.empty() || look->filters.empty()) return {};
    const std::int64_t count = ui.store().count({.entity = look->entity, .conditions = look->filters.front().conditions(ui.session)});
    return count > 0 ? ui.locale.integer(count) : std::string();
}

}  // namespace

bool SideNavigation::is_collapsed() const {
    return choice_ == Choice::Unset ? breakpoint() == Breakpoint::Tablet : choice_ == Choice::Narrow;
}

float SideNavigation::width(const UiContext& ui) {
    if (is_phone()) return 0;
    refresh(ui);
    return is_collapsed() ? metric::navigation_collapsed : metric::navigation_width;
}

void SideNavigation::refresh(const UiContext& ui) {
    if (!setting_read_) {
        const std::string setting = ui.program.setting(setting_name);
        choice_ = setting == "narrow" ? Choice::Narrow : setting == "wide" ? Choice::Wide : Choice::Unset;
        setting_read_ = true;
    }
    if (text_version_ == ui.text_version()) return;
    text_version_ = ui.text_version();
    business_ = ui.registry.business_name() ? ui.registry.business_name()(ui) : std::string();
    entries_.clear();
    entries_.push_back({.label = ui.label("ui.dashboard"), .group = {}, .icon = icon::layout_dashboard, .route = {}});
    std::string group;
    for (const auto& entry : ui.registry.navigation()) {
        const bool bottom = entry.group == "bottom";
        const bool begins_group = !bottom && entry.group != group;
        if (begins_group) group = entry.group;
        entries_.push_back({.label = ui.text(entry.label) + "###go_" + entry.route, .group = begins_group ? ui.text(entry.group) : "",
                            .icon = entry.icon, .route = {.place = entry.route}, .bottom = bottom, .waiting = waiting_in(ui, entry.route)});
    }
}

void SideNavigation::draw(const UiContext& ui, Rect rect) {
    const bool collapsed = is_collapsed();
    begin_region(mirror::Role::Navigation, ui.text("ui.navigation") + "###navigation", rect,
                 {.colour = theme().navigation, .padding = {side_padding, 0}});
    draw_brand(ui, collapsed);
    const auto at_the_foot = std::count_if(entries_.begin(), entries_.end(), [](const Entry& entry) { return entry.bottom; });
    const float bottom_height = (button_height() + entry_gap) * static_cast<float>(at_the_foot) + side_padding + metric::gap;
    begin_scroll_area("places", bottom_height);
    if (std::exchange(takes_focus_, false)) ImGui::SetKeyboardFocusHere();
    draw_entries(ui, false, collapsed);
    end_scroll_area();
    ImGui::SetCursorPosY(rect.height - bottom_height + metric::gap);
    draw_entries(ui, true, collapsed);
    end_region();
}

void SideNavigation::draw_brand(const UiContext& ui, bool collapsed) {
    space(14);
    brand_mark();
    if (!collapsed) {
        ImGui::SameLine(0, metric::gap + 2);
        ImGui::BeginGroup();
        label("Bottega", TextStyle::Strong);
        label(business_.empty() ? ui.text("ui.tagline") : business_, TextStyle::Small, metric::navigation_width - 80);
        ImGui::EndGroup();
    }
    space(metric::gap);
}

bool SideNavigation::draw_entries(const UiContext& ui, bool bottom, bool collapsed) {
    bool pressed = false;
    const std::string& here = ui.navigation.current().place;
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {metric::gap, entry_gap});
    for (const Entry& entry : entries_) {
        if (entry.bottom != bottom) continue;
        if (!entry.group.empty() && !collapsed) {
            space(group_gap);
            ImGui::SetCursorPosX(ImGui::GetCursorPosX() + metric::gap + 2);
            label(entry.group, TextStyle::Caption);
            space(2);
        } else if (!entry.group.empty()) {
            divider();
        }
        if (!nav_item(entry.label, entry.icon, {.active = entry.route.place == here, .collapsed = collapsed, .badge = entry.waiting})) continue;
        ui.navigation.go(entry.route);
        pressed = true;
    }
    ImGui::PopStyleVar();
    return pressed;
}

void SideNavigation::toggle(const UiContext& ui) {
    if (is_phone()) {
        sheet_open_ = true;
        return;
    }
    const bool narrow = !is_collapsed();
    choice_ = narrow ? Choice::Narrow : Choice::Wide;
    ui.run({.label = "ui.navigation", .run = [&program = ui.program, narrow](Session&, const Answers&) -> Result<RecordId> {
                program.set_setting(setting_name, narrow ? "narrow" : "wide");
                return RecordId{};
            }});
}

void SideNavigation::draw_sheet(const UiContext& ui) {
    if (!sheet_open_) return;
    refresh(ui);
    if (!begin_dialog((business_.empty() ? std::string("Bottega") : business_) + "###navigation_sheet", sheet_open_)) return;
    if (draw_entries(ui, false, false) || draw_entries(ui, true, false)) sheet_open_ = false;
    end_dialog();
}

}  // namespace bottega::ui
