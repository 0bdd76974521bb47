#include "generated/icons.hpp"
#include "wasm-app/kit/chip_flow.hpp"
#include "wasm-app/kit/filter_chip.hpp"
#include "wasm-app/kit/widgets.hpp"
#include "wasm-app/screens/list_screen.hpp"

namespace bottega::ui {

void ListScreen::draw_export_menu(const UiContext& ui) {
    ImGui::SameLine(0, metric::gap);
    download(ui, query_, count_, list_file_menu(ui));
}

void ListScreen::draw_columns_button(const UiContext& ui) {
    ImGui::SameLine(0, metric::gap);
    if (icon_button(ui.label("ui.columns"), icon::columns_3, {.active = !layout_.is_usual()})) columns_dialog_.open();
}

void ListScreen::export_chosen(const UiContext& ui) {
    const ListFile wanted = bulk_.take_export();
    if (wanted == ListFile::None) return;
    Query chosen = query_;
    Condition ids{.field = "id", .comparison = Comparison::In};
    for (const RecordId record : selection_.records(rows_.ids(ui))) ids.values.push_back(record);
    if (selection_.count() < count_) chosen.conditions.push_back(std::move(ids));
    download(ui, chosen, selection_.count(), wanted);
}

// The search, the filters and the order count.
void ListScreen::download(const UiContext& ui, const Query& query, int count, ListFile file) {
    if (file == ListFile::None) return;
    std::vector<std::string> filters = part_texts_;
    if (folders_.is_chosen()) filters.insert(filters.begin(), folders_.chosen_name(ui));
    if (!filter_.empty()) filters.insert(filters.begin(), ui.text(filter_));
    download_list(ui, {.query = query, .count = count, .title = title_, .fields = fields_, .filters = std::move(filters)}, file);
}

// Each with a chip of its own: what holds together, or the one group of which any part holds.
std::vector<Filter> ListScreen::filter_parts() const {
    if (where_.kind == Filter::Kind::All) return where_.parts;
    return {where_};
}

void ListScreen::draw_filters(const UiContext& ui) {
    const std::string name = ui.text("ui.search_in", {folders_.is_chosen() ? folders_.chosen_name(ui) : title_});
    const std::string hint = is_narrow() || folders_.is_chosen() ? ui.text("ui.search") : name;  // else the title or the folder says in what
    const bool has_columns = is_phone() ? is_table() : !is_split();  // else there is no room for one button more
    const int buttons = 1 + (count_ > 0 ? (has_columns ? 2 : 1) : 0) + (has_forms() ? 1 : 0);
    const float beside = static_cast<float>(buttons) * (icon_button_size() + metric::gap);
    const float width = is_narrow() ? ImGui::GetContentRegionAvail().x - beside : 300.0f;
    if (def_->is_searchable() || def_->has(def_->title_field))
        search_field("###list_search", search_, {.name = name, .hint = hint, .focus = focus_search_, .width = width});
    focus_search_ = false;
    const bool search_done = field_committed();
    draw_filter_button(ui);
    if (count_ > 0) {
        if (has_columns) draw_columns_button(ui);
        draw_export_menu(ui);
    }
    folders_.draw_switch(ui);
    if (has_forms()) is_narrow() ? draw_form_menu(ui) : draw_form_switch(ui);
    ChipFlow flow(is_narrow() ? ChipFlow::NewLine : ChipFlow::SameLine);
    const bool quick = draw_quick_filters(ui, flow);
    draw_views(ui, flow);
    if (draw_filter_chips(ui) || quick || search_done) write_route(ui);
    if (filter_refused_ && banner("filter_refused", Tone::Warn, ui.text("ui.where.refused"), {}, true) < 0) filter_refused_ = false;
    space(2);
}

void ListScreen::draw_filter_button(const UiContext& ui) {
    ImGui::SameLine(0, metric::gap);
    const std::string name = ui.label("ui.where.title");
    const bool pressed = is_narrow() ? icon_button(name, icon::list_filter, {.active = !where_.empty()}) : button(name, {.icon = icon::list_filter});
    if (pressed) builder_.open(ui, *def_, where_);
}

void ListScreen::draw_filter_builder(const UiContext& ui) {
    Query list = query_;
    auto filter = builder_.draw(ui, *def_, list);
    if (!filter) return;
    where_ = std::move(*filter);
    text_runs_ = -1;
    write_route(ui);
}

bool ListScreen::draw_quick_filters(const UiContext& ui, ChipFlow& flow) {
    if (look_.filters.empty() && views_.entries(ui).empty()) return false;
    bool changed = false;
    const auto next = [&](const std::string& text) { flow.next(button_width(text, false)); };
    next(ui.text("ui.all"));
    if (chip(ui.label("ui.all"), filter_.empty() && !view_) && (view_ || !filter_.empty())) leave_view(ui);
    for (const QuickFilter& filter : look_.filters) {
        next(ui.text(filter.name));
        if (!chip(ui.label(filter.name), filter.name == filter_)) continue;
        filter_ = filter.name == filter_ ? "" : filter.name;
        changed = true;
    }
    return changed;
}

// In a line of their own: pressed, they are changed in the builder; their cross takes them away.
bool ListScreen::draw_filter_chips(const UiContext& ui) {
    const std::vector<Filter> parts = filter_parts();
    const float widest = std::min(ImGui::GetContentRegionAvail().x, 420.0f);
    ChipFlow flow;
    std::optional<std::size_t> gone;
    for (std::size_t i = 0; i < std::min(part_texts_.size(), parts.size()); ++i) {
        if (parts[i].empty()) continue;
        const std::string text = part_texts_[i] + "###part" + std::to_string(i);
        flow.next(filter_chip_width(text, widest));
        switch (filter_chip(text, {.remove = ui.text("ui.where.remove_part", {part_texts_[i]}), .max_width = widest})) {
            case ChipPress::Edit: builder_.open(ui, *def_, where_); break;
            case ChipPress::Remove: gone = i; break;
            case ChipPress::None: break;
        }
    }
    if (!gone) return false;
    Filter rest = Filter::all(parts);
    rest.parts.erase(rest.parts.begin() + static_cast<std::ptrdiff_t>(*gone));
    where_ = simplified(rest);
    text_runs_ = -1;
    return true;
}

}  // namespace bottega::ui
