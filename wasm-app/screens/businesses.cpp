#include "wasm-app/screens/businesses.hpp"

#include "generated/icons.hpp"
#include "wasm-app/kit/registry.hpp"
#include "wasm-app/kit/widgets.hpp"

namespace bottega::ui {

std::string shown_name(const UiContext& ui, const BusinessFact& business) {
    return business.name.empty() ? ui.text("ui.businesses.unnamed") : business.name;
}

void BusinessMenu::refresh(const UiContext& ui) {
    further_.follow(ui);
    if (const auto answer = list_question_.take()) businesses_ = read_businesses(answer->json);
    if (text_version_ == ui.text_version()) return;
    text_version_ = ui.text_version();
    std::string name = ui.registry.business_name() ? ui.registry.business_name()(ui) : std::string();
    if (told_name_ == name) return;
    name_question_.ask(ui.host, "name-business", write_wish("name", name));
    list_question_.ask(ui.host, "businesses");
    told_name_ = std::move(name);
}

void BusinessMenu::draw(const UiContext& ui) {
    if (!begin_menu_icon_button(ui.label("ui.businesses"), icon::store)) return;
    for (const BusinessFact& business : businesses_) {
        const bool is_open = business.archive == ui.program.archive();
        const std::string name = shown_name(ui, business) + "###business_" + business.archive;
        if (menu_item(name, {.checkable = true, .checked = is_open}) && !is_open) ui.program.open_archive(business.archive);
    }
    menu_separator();
    if (menu_item(ui.label("ui.businesses.add"), {.icon = icon::plus})) further_.ask(ui);
    if (menu_item(ui.label("ui.businesses.manage"), {.icon = icon::settings})) ui.navigation.go({.place = "businesses"});
    end_menu();
}

}  // namespace bottega::ui
