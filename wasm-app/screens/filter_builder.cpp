#include "wasm-app/screens/filter_builder.hpp"

#include <algorithm>
#include <utility>

#include "core/data/relative_date.hpp"
#include "generated/icons.hpp"
#include "wasm-app/kit/widgets.hpp"
#include "wasm-app/screens/filter_words.hpp"

namespace bottega::ui {

namespace {

constexpr int deepest = 2;       // groups within groups that are offered
constexpr float width = 820;

// On a phone the filters have the whole screen: the lists of their fields need it, and the buttons stand where the thumb is.
void fill_phone() {
    constexpr float above = 24, buttons = 120;
    if (is_phone()) space(std::max(ImGui::GetIO().DisplaySize.y - above - buttons - ImGui::GetCursorPosY() - ImGui::GetScrollY(), 0.0f));
}

}  // namespace

void FilterBuilder::open(const UiContext& ui, const EntityDef& entity, const Filter& filter) {
    draft_ = as_built(ui, entity, filter);
    if (!draft_.is_group()) draft_ = Filter::all({std::move(draft_)});
    if (draft_.parts.empty()) draft_.parts.push_back(Filter::one(first_condition(ui, entity)));
    focus_ = {};
    counted_.reset();
    open_ = true;
}

std::optional<Filter> FilterBuilder::draw(const UiContext& ui, const EntityDef& entity, const Query& list) {
    if (!open_ || !begin_dialog(ui.text("ui.where.title") + "###filter_builder", open_, {.width = width})) return std::nullopt;
    draw_group(ui, entity, draft_, 0);
    const bool done = draw_buttons(ui, entity, list);
    end_dialog();
    if (!done) return std::nullopt;
    open_ = false;
    return without_unfinished(ui, entity, draft_);
}

void FilterBuilder::draw_joint(const UiContext& ui, Filter& group) {
    if (group.parts.size() < 2) return;
    std::string kind = group.kind == Filter::Kind::All ? "all" : "any";
    const Choice kinds[] = {{.value = "all", .text = ui.text("ui.where.all")}, {.value = "any", .text = ui.text("ui.where.any")}};
    if (segmented(ui.text("ui.where.joint") + "###joint", kind, kinds)) group.kind = kind == "all" ? Filter::Kind::All : Filter::Kind::Any;
    space(2);
}

void FilterBuilder::draw_group(const UiContext& ui, const EntityDef& entity, Filter& group, int depth) {
    draw_joint(ui, group);
    std::optional<std::size_t> gone;
    for (std::size_t i = 0; i < group.parts.size(); ++i) {
        ImGui::PushID(static_cast<int>(i));
        if (draw_part(ui, entity, group.parts[i], depth)) gone = i;
        ImGui::PopID();
    }
    if (gone) {
        group.parts.erase(group.parts.begin() + static_cast<std::ptrdiff_t>(*gone));
        focus_ = {};
    }
    draw_adding(ui, entity, group, depth);
}

// True when the person takes it away.
bool FilterBuilder::draw_part(const UiContext& ui, const EntityDef& entity, Filter& part, int depth) {
    const float size = icon_button_size();
    bool gone = false;
    const ImVec2 start = ImGui::GetCursorPos();
    const float right = start.x + ImGui::GetContentRegionAvail().x - size;
    if (part.is_group()) {
        begin_card("group", {.padding = is_phone() ? 10.0f : 14.0f});
        draw_group(ui, entity, part, depth + 1);
        const std::string remove = ui.text("ui.where.remove_group") + "###remove_group";
        gone = button(remove, {.kind = ButtonKind::Ghost, .icon = icon::trash_2});
        end_card();
        return gone;
    }
    draw_condition(ui, entity, part, focus_, size + metric::gap);
    const ImVec2 after = ImGui::GetCursorPos();
    ImGui::SetCursorPos({right, start.y + (field_height() - size) / 2});
    const std::string field = part.condition.field == "id" ? ui.text("ui.selection") : path_text(ui, entity, part.condition.field);
    gone = icon_button(ui.text("ui.where.remove", {field}) + "###remove", icon::x);
    ImGui::SetCursorPos(after);
    ImGui::Dummy({0, 0});
    return gone;
}

void FilterBuilder::draw_adding(const UiContext& ui, const EntityDef& entity, Filter& group, int depth) {
    if (button(ui.label("ui.where.add"), {.kind = ButtonKind::Ghost, .icon = icon::plus})) {
        group.parts.push_back(Filter::one(first_condition(ui, entity)));
        focus_ = {&group.parts.back(), false};
    }
    if (depth >= deepest) return;
    ImGui::SameLine(0, metric::gap);
    if (!button(ui.label("ui.where.add_group"), {.kind = ButtonKind::Ghost, .icon = icon::list_checks})) return;
    const Filter::Kind other = group.kind == Filter::Kind::All ? Filter::Kind::Any : Filter::Kind::All;
    group.parts.push_back({.kind = other, .parts = {Filter::one(first_condition(ui, entity)), Filter::one(first_condition(ui, entity))}});
    focus_ = {&group.parts.back().parts.front(), false};
}

std::string FilterBuilder::count_words(const UiContext& ui, const EntityDef& entity, const Query& list) {
    Query query = list;
    query.filter = on_day(ui.store().schema(), entity, without_unfinished(ui, entity, draft_), ui.session.today, ui.program.minutes_east());
    if (counted_ != query || counted_at_ != ui.store().version()) {
        count_ = ui.store().count(query);
        counted_ = std::move(query);
        counted_at_ = ui.store().version();
    }
    return ui.catalogue.plural("ui.where.show", count_, {ui.locale.integer(count_)});
}

// True when the person is done.
bool FilterBuilder::draw_buttons(const UiContext& ui, const EntityDef& entity, const Query& list) {
    const std::string show = count_words(ui, entity, list) + "###show", clear = ui.label("ui.where.clear");
    fill_phone();
    space(metric::gap);
    dialog_buttons(button_width(clear, false) + button_width(show, false) + metric::gap);
    if (button(clear, {.kind = ButtonKind::Ghost, .disabled = draft_.parts.empty()})) draft_ = {};
    ImGui::SameLine(0, metric::gap);
    return button(show, {.kind = ButtonKind::Primary}) && !has_unreadable_input();
}

}  // namespace bottega::ui
