#include "wasm-app/screens/app_actions.hpp"

#include "generated/icons.hpp"
#include "wasm-app/kit/registry.hpp"
#include "wasm-app/screens/backup.hpp"
#include "wasm-app/screens/preferences.hpp"

namespace bottega::ui {

namespace {

void add_places(const UiContext& ui, HeaderButtons& all) {
    for (const Place& place : ui.registry.places())
        if (place.in_search && place.group.empty())
            all.push_back({{.label = ui.label(place.label), .icon = place.icon}, [&ui, route = place.route] { ui.navigation.go({.place = route}); }});
    for (const EntityUi& look : ui.registry.entities())
        if (look.group.empty() && look.creatable && !look.in_search)
            all.push_back({{.label = ui.label(look.entity + ".plural"), .icon = look.icon}, [&ui, entity = look.entity] { ui.navigation.open_list(entity); }});
    for (const char* part : {"business", "documents", "data", "program"})
        all.push_back({{.label = ui.text("ui.settings") + ": " + ui.text(std::string("ui.settings.") + part) + "###ui.settings+ui.settings." + part, .icon = icon::settings},
                       [&ui, part] { ui.navigation.go({.place = "settings", .parameters = {{"part", part}}}); }});
}

void add_looks(const UiContext& ui, HeaderButtons& all) {
    const std::pair<const char*, const char*> themes[] = {{"light", "ui.theme_light"}, {"dark", "ui.theme_dark"}, {"contrast-light", "ui.theme_contrast"}, {"", "ui.theme_system"}};
    for (const auto& [name, key] : themes) {
        const std::string wanted = std::string_view(name) == "contrast-light" && theme().dark ? "contrast-dark" : name;
        all.push_back({{.label = ui.text("ui.theme") + ": " + ui.text(key) + "###ui.theme+" + key, .icon = icon::moon}, [&ui, wanted] { choose_theme(ui, wanted); }});
    }
    for (const std::string& language : languages())
        all.push_back({{.label = ui.text("ui.language") + ": " + ui.text("ui.language." + language) + "###ui.language+ui.language." + language, .icon = icon::languages},
                       [&ui, language] { choose_language(ui, language); }});
    for (const int percent : text_sizes)
        all.push_back({{.label = ui.text("ui.text_size") + ": " + ui.locale.percent(Decimal::from_int(percent)) + "###ui.text_size+" + std::to_string(percent), .icon = icon::zoom_in},
                       [&ui, percent] { choose_text_size(ui, std::to_string(percent)); }});
}

}  // namespace

HeaderButtons app_actions(const UiContext& ui) {
    HeaderButtons all;
    all.push_back({{.label = ui.label("ui.backup_now"), .icon = icon::download}, [&ui] { back_up(ui); }});
    add_places(ui, all);
    add_looks(ui, all);
    return all;
}

}  // namespace bottega::ui
