#include "wasm-app/panels/import_place.hpp"

#include "generated/icons.hpp"
#include "wasm-app/screens/about_screen.hpp"
#include "wasm-app/screens/import_screen.hpp"

namespace bottega::ui {

void add_import(Registry& registry) {
    registry.add(Place{.route = "import", .label = "ui.import", .icon = icon::file_up, .group = "bottom",
                       .make = [](const UiContext& ui, const Route& route) { return std::make_unique<ImportScreen>(ui, route); }});
}

void add_about(Registry& registry) {
    registry.add(Place{.route = "about", .label = "ui.about", .icon = icon::info, .make = make_about_screen});
}

}  // namespace bottega::ui
