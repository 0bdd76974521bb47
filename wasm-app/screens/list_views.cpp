// The saved views of a list, and what of them the address says.
#include <utility>

#include "generated/icons.hpp"
#include "wasm-app/kit/chip_flow.hpp"
#include "wasm-app/kit/widgets.hpp"
#include "wasm-app/screens/list_columns.hpp"
#include "wasm-app/screens/list_screen.hpp"

namespace bottega::ui {

namespace {

// In the address: no view, where the list would open with one; and that a view was changed since.
constexpr std::string_view view_parameter = "view", no_view = "all", changed_parameter = "changed";

}  // namespace

ListView ListScreen::shown_view() const {
    return {.where = where_, .quick_filter = filter_, .order = order_, .columns = view_ ? view_columns_ : layout_.fields};
}

// An address of nothing opens the list as the person wants it at first; one with a view alone is all of the view.
void ListScreen::read_view(const UiContext& ui, const Route& route) {
    const SavedViews::Entry* entry = route.parameters.empty()
                                         ? views_.default_of_list(ui)
                                         : views_.find(ui, parse_record_id(route.parameter(view_parameter)).value_or(RecordId{}));
    const bool known = entry && entry->view;
    view_ = known ? entry->id : RecordId{};
    view_columns_ = known ? entry->view->columns : std::vector<std::string>();
    if (known && route.parameter(changed_parameter).empty()) take_view(*entry->view);
    show_layout_of_view(ui);
}

void ListScreen::take_view(const ListView& view) {
    where_ = view.where;
    filter_ = view.quick_filter;
    order_ = view.order;
}

void ListScreen::show_layout_of_view(const UiContext& ui) {
    ListLayout layout = list_layout(ui, *def_);
    if (!view_columns_.empty()) layout.fields = view_columns_;
    show_layout(std::move(layout));
}

void ListScreen::write_route(const UiContext& ui) {
    Route route{.place = look_.route};
    const SavedViews::Entry* entry = view_ ? views_.find(ui, view_) : nullptr;
    const bool as_saved = entry && entry->view == shown_view();
    put_query(route, as_saved ? Query{.entity = def_->name, .search = search_}
                              : Query{.entity = def_->name, .search = search_, .filter = where_, .order = order_});
    if (!as_saved) route.set_parameter("filter", filter_);
    if (entry) {
        route.set_parameter(view_parameter, to_string(view_));
        if (!as_saved) route.set_parameter(changed_parameter, "1");
    } else if (views_.default_of_list(ui)) {
        route.set_parameter(view_parameter, std::string(no_view));
    }
    folders_.put(route);
    if (beside_) route.set_parameter(Navigation::beside_parameter, to_string(beside_id_));
    ui.navigation.refine(std::move(route));
}

// A view may have been saved, or deleted, since the frame before.
void ListScreen::follow_views(const UiContext& ui) {
    const RecordId saved = views_.take_saved();
    const bool gone = view_ && !views_.find(ui, view_);
    if (!saved && !gone) return;
    if (saved && !view_) view_columns_ = layout_.fields;
    view_ = saved;
    if (gone && !saved) view_columns_.clear();
    show_layout_of_view(ui);
    write_route(ui);
}

void ListScreen::open_view(const UiContext& ui, const SavedViews::Entry& entry) {
    if (!entry.view) return show_toast({.text = ui.text("ui.view.lost"), .tone = Tone::Warn});
    view_ = entry.id;
    view_columns_ = entry.view->columns;
    take_view(*entry.view);
    show_layout_of_view(ui);
    write_route(ui);
}

void ListScreen::leave_view(const UiContext& ui) {
    filter_.clear();
    if (std::exchange(view_, RecordId{})) {
        take_view({});
        view_columns_.clear();
        show_layout_of_view(ui);
    }
    write_route(ui);
}

void ListScreen::draw_views(const UiContext& ui, ChipFlow& flow) {
    const ListView now = shown_view();
    std::optional<SavedViews::Entry> pressed;
    for (const SavedViews::Entry& entry : views_.entries(ui)) {
        const bool is_open = entry.id == view_, is_changed = is_open && entry.view != now;
        flow.next(button_width(entry.label, true));
        if (chip(entry.label, is_open, icon::bookmark) && !is_open) pressed = entry;
        if (begin_context_menu(entry.name)) {
            views_.draw_menu(ui, entry, is_changed ? &now : nullptr);
            end_menu();
        }
        if (!is_open) continue;
        flow.next(icon_button_size());
        if (begin_menu_icon_button(ui.text("ui.view.actions", {entry.name}) + "###view_actions", icon::ellipsis)) {
            views_.draw_menu(ui, entry, is_changed ? &now : nullptr);
            end_menu();
        }
        if (!is_changed) continue;
        flow.next(button_width(ui.text("ui.view.update"), true));
        if (button(ui.label("ui.view.update"), {.kind = ButtonKind::Ghost, .icon = icon::save})) views_.update(ui, view_, now);
    }
    if (pressed) open_view(ui, *pressed);
    const SavedViews::Entry* open = view_ ? views_.find(ui, view_) : nullptr;
    const bool offers = open ? open->view != now : !now.where.empty() || !now.quick_filter.empty() || !now.order.empty();
    const std::string_view save = open ? "ui.view.save_new" : "ui.view.save";
    if (!offers) return;
    flow.next(button_width(ui.text(save), true));
    if (button(ui.label(save), {.kind = ButtonKind::Ghost, .icon = icon::bookmark})) views_.ask_to_save(now);
}

}  // namespace bottega::ui
