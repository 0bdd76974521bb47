#include "wasm-app/screens/tour.hpp"

#include <iterator>

#include "generated/icons.hpp"
#include "imgui.h"
#include "wasm-app/kit/mirror_watch.hpp"
#include "wasm-app/kit/registry.hpp"
#include "wasm-app/kit/spotlight.hpp"
#include "wasm-app/kit/widgets.hpp"

namespace bottega::ui {

namespace {

using mirror::Role;
constexpr std::string_view seen_setting = "local.tour_seen";

// Where a step is, and the control it speaks of: its role and the key of its name. A phone shows another one where the
// first is put away.
struct Step {
    std::string_view text;  // "ui.tour.<text>" and its ".title"
    std::string_view place;
    Role role;
    std::string_view name;
    std::string_view phone_name = {};
};
constexpr Step steps[] = {
    {"places", "", Role::Navigation, "ui.navigation", "ui.menu"},
    {"money", "", Role::Link, "ui.dashboard.overdue"},
    {"search", "accounts", Role::Button, "ui.search_hint", "ui.search"},
    {"quote", "quotes", Role::Button, "ui.new.quote"},
    {"saved", "", Role::Button, "ui.save_state.saved"},
};

std::optional<Rect> rect_of(const UiContext& ui, const Step& step) {
    const bool other = is_phone() && !step.phone_name.empty();
    return mirror::watch(other ? Role::Button : step.role, ui.text(other ? step.phone_name : step.name));
}

Command note_seen(const UiContext& ui) {
    return {.label = "ui.tour", .run = [&program = ui.program](Session&, const Answers&) -> Result<RecordId> {
                program.set_setting(seen_setting, "yes");
                return RecordId{};
            }};
}

}  // namespace

bool Tour::is_offered(const UiContext& ui) { return ui.program.is_demo() && ui.program.setting(seen_setting).empty(); }
void Tour::decline(const UiContext& ui) { ui.run(note_seen(ui)); }

void Tour::start(const UiContext& ui) {
    open_ = true;
    if (is_offered(ui)) ui.run(note_seen(ui));
    go_to(ui, 0);
}

void Tour::go_to(const UiContext& ui, std::size_t step) {
    step_ = step;
    ui.host.wake(4);  // what it points at is drawn first
    if (ui.navigation.current().place != steps[step].place) ui.navigation.go({.place = std::string(steps[step].place)});
}

void Tour::finish(const UiContext& ui) {
    open_ = false;
    ui.navigation.go({});
}

void Tour::draw(const UiContext& ui) {
    if (!open_) return;
    const Step& step = steps[step_];
    const auto target = rect_of(ui, step);
    const std::string key = "ui.tour." + std::string(step.text);
    const std::string by_finger = key + ".touch";  // where there are no keys to press
    const bool speaks_of_keys = !is_phone() && !ui.host.is_touch();
    const std::string count = ui.text("ui.tour.step", {std::to_string(step_ + 1), std::to_string(std::size(steps))});
    spotlight(target ? &*target : nullptr);
    if (!begin_dialog(ui.text(key + ".title") + "###tour", open_, {.width = 400, .subtitle = count})) return;
    paragraph(ui.text(!speaks_of_keys && ui.catalogue.has(by_finger) ? by_finger : key), TextStyle::Body);
    draw_buttons(ui);
    end_dialog();
    if (!open_) spotlight(nullptr);
}

void Tour::draw_buttons(const UiContext& ui) {
    const bool first = step_ == 0, last = step_ + 1 == std::size(steps);
    const std::string skip = ui.label("ui.tour.skip"), back = ui.label("ui.tour.back");
    const std::string next = ui.text(last ? "ui.tour.done" : "ui.tour.next") + "###tour_next";
    float width = button_width(next, false);
    if (!first) width += button_width(back, false) + metric::gap;
    if (!last) width += button_width(skip, false) + metric::gap;
    dialog_buttons(width);
    if (!last) {
        if (button(skip, {.kind = ButtonKind::Ghost})) finish(ui);
        ImGui::SameLine(0, metric::gap);
    }
    if (!first) {
        if (button(back)) go_to(ui, step_ - 1);
        ImGui::SameLine(0, metric::gap);
    }
    if (ImGui::IsWindowAppearing()) {
        ImGui::SetKeyboardFocusHere();
        ImGui::SetNavCursorVisible(true);  // Enter goes on, also for who came here by the mouse
    }
    if (primary_button(next)) last ? finish(ui) : go_to(ui, step_ + 1);
}

}  // namespace bottega::ui
