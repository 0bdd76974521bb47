// What can be done with a list beyond what its header shows: its menus and chips, for the one box.
#include "generated/icons.hpp"
#include "wasm-app/kit/record_text.hpp"
#include "wasm-app/screens/list_screen.hpp"

namespace bottega::ui {

HeaderButtons ListScreen::actions(const UiContext& ui) {
    if (beside_) return beside_->actions(ui);
    HeaderButtons all = header_buttons(ui);
    const auto add = [&](std::string label, std::string_view icon, std::function<void()> press) {
        all.push_back({{.label = std::move(label), .icon = std::string(icon)}, std::move(press)});
    };
    if (count_ > 0)
        for (const ListFileOffer& offer : list_files) add(ui.label(offer.label), icon::download, [this, &ui, file = offer.file] { download(ui, query_, count_, file); });
    add(ui.label("ui.where.title"), icon::list_filter, [this, &ui] { builder_.open(ui, *def_, where_); });
    add(ui.label("ui.columns"), icon::columns_3, [this] { columns_dialog_.open(); });
    add(ui.label("ui.rules.of_list"), icon::list_checks, [this, &ui] { ui.navigation.go(rules_route(def_->name)); });
    for (const Choice& form : has_forms() ? forms(ui) : std::vector<Choice>())
        add(ui.text("ui.shape") + ": " + form.text + "###ui.shape+" + form.value, form.icon, [this, &ui, label = form.value] { show_form(ui, label); });
    for (const QuickFilter& filter : look_.filters)
        add(title_ + ": " + ui.text(filter.name) + "###" + filter.name, icon::filter, [this, &ui, name = filter.name] {
            filter_ = name;
            text_runs_ = -1;
            write_route(ui);
        });
    for (const SavedViews::Entry& view : views_.entries(ui))
        add(title_ + ": " + view.name + "###view" + to_string(view.id), icon::bookmark, [this, &ui, id = view.id] {
            if (const SavedViews::Entry* entry = views_.find(ui, id)) open_view(ui, *entry);
        });
    return all;
}

}  // namespace bottega::ui
