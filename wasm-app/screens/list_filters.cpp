#include <span>

#include <nlohmann/json.hpp>

#include "core/exchange/list_export.hpp"
#include "generated/icons.hpp"
#include "wasm-app/kit/record_text.hpp"
#include "wasm-app/kit/widgets.hpp"
#include "wasm-app/screens/list_screen.hpp"

namespace bottega::ui {

namespace {

std::string_view comparison_sign(Comparison comparison) {
    switch (comparison) {
        case Comparison::Less: return " < ";
        case Comparison::LessOrEqual: return " ≤ ";
        case Comparison::Greater: return " > ";
        case Comparison::GreaterOrEqual: return " ≥ ";
        case Comparison::NotEqual: return " ≠ ";
        default: return ": ";
    }
}

}  // namespace

std::string ListScreen::condition_text(const UiContext& ui, const Condition& condition) const {
    if (!def_->has(condition.field)) return ui.text("ui.selection");
    const FieldDef& field = def_->field(condition.field);
    std::string text = ui.field_label(*def_, field);
    if (condition.comparison == Comparison::IsEmpty) return text + ": –";
    if (condition.comparison == Comparison::IsNotEmpty) return text + ": " + ui.text("ui.filled_in");
    text += comparison_sign(condition.comparison);
    std::string values;
    for (const Value& value : condition.values)
        values += (values.empty() ? "" : ", ") + value_text(ui, *def_, field, value);
    return text + values;
}

void ListScreen::draw_export_menu(const UiContext& ui) {
    ImGui::SameLine(0, metric::gap);
    if (!begin_menu_icon_button(ui.label("ui.export"), icon::download)) return;
    if (menu_item(ui.label("ui.export_xlsx"), {.icon = icon::download})) export_rows(ui, query_, count_, true);
    if (menu_item(ui.label("ui.export_csv"), {.icon = icon::download})) export_rows(ui, query_, count_, false);
    end_menu();
}

void ListScreen::draw_columns_button(const UiContext& ui) {
    ImGui::SameLine(0, metric::gap);
    if (icon_button(ui.label("ui.columns"), icon::columns_3, {.active = !layout_.is_usual()})) columns_dialog_.open();
}

void ListScreen::export_chosen(const UiContext& ui) {
    const BulkActions::Export wanted = bulk_.take_export();
    if (wanted == BulkActions::Export::None) return;
    Query chosen = query_;
    Condition ids{.field = "id", .comparison = Comparison::In};
    for (const RecordId record : selection_.records(rows_.ids())) ids.values.push_back(record);
    if (selection_.count() < count_) chosen.conditions.push_back(std::move(ids));
    export_rows(ui, chosen, selection_.count(), wanted == BulkActions::Export::Workbook);
}

// The search, the filters and the order count.
void ListScreen::export_rows(const UiContext& ui, const Query& query, int count, bool as_workbook) {
    const std::string name = title_ + " " + ui.session.today.iso();
    if (as_workbook) {
        const nlohmann::json wish = {{"sheet", list_as_sheet(ui.store(), query, ui.catalogue)}, {"name", name + ".xlsx"}};
        ui.host.ask_page("download-workbook", wish.dump(), [](std::string_view, std::string_view) {});
    } else {
        const std::string csv = list_as_csv(ui.store(), query, ui.catalogue, ui.locale);
        ui.host.download(std::as_bytes(std::span(csv)), name + ".csv", "text/csv");
    }
    show_toast({.text = ui.catalogue.plural("ui.exported", count, {ui.locale.integer(count)})});
}

void ListScreen::draw_filters(const UiContext& ui) {
    const std::string hint = ui.text("ui.search_in", {title_});
    const float beside = count_ > 0 ? 2 * (icon_button_size() + metric::gap) : 0;
    const float width = is_phone() ? ImGui::GetContentRegionAvail().x - beside : 300.0f;
    if (def_->is_searchable() || def_->has(def_->title_field))
        search_field("###list_search", search_, {.name = hint, .hint = hint, .focus = focus_search_, .width = width});
    focus_search_ = false;
    const bool search_done = field_committed();
    if (count_ > 0) {
        draw_columns_button(ui);
        draw_export_menu(ui);
    }
    if (draw_filter_chips(ui) || search_done) write_route(ui);
    space(2);
}

bool ListScreen::draw_filter_chips(const UiContext& ui) {
    if (look_.filters.empty() && conditions_.empty()) return false;
    bool changed = false, first = is_phone();
    const auto next = [&](const std::string& text) {
        if (!first) ImGui::SameLine(0, metric::gap);
        constexpr float chip_padding = 40;
        if (!first && ImGui::GetContentRegionAvail().x < button_width(text, false) + chip_padding) ImGui::NewLine();
        first = false;
    };
    if (!look_.filters.empty()) {
        next(ui.text("ui.all"));
        if (chip(ui.label("ui.all"), filter_.empty()) && !filter_.empty()) filter_.clear(), changed = true;
    }
    for (const QuickFilter& filter : look_.filters) {
        next(ui.text(filter.name));
        if (!chip(ui.label(filter.name), filter.name == filter_)) continue;
        filter_ = filter.name == filter_ ? "" : filter.name;
        changed = true;
    }
    for (std::size_t index = 0; index < conditions_.size(); ++index) {
        const std::string text = condition_text(ui, conditions_[index]);
        next(text);
        if (!chip(text + "###condition" + std::to_string(index), true, icon::x)) continue;
        conditions_.erase(conditions_.begin() + static_cast<std::ptrdiff_t>(index));
        changed = true;
        break;
    }
    return changed;
}

}  // namespace bottega::ui
