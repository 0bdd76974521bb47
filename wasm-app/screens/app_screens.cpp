#include "wasm-app/screens/app_screens.hpp"

#include "generated/icons.hpp"
#include "wasm-app/kit/widgets.hpp"
#include "wasm-app/screens/dashboard_screen.hpp"
#include "wasm-app/screens/list_screen.hpp"
#include "wasm-app/screens/record_screen.hpp"

namespace bottega::ui {

namespace {

class NowhereScreen : public Screen {
public:
    void draw(const UiContext& ui) override {
        if (empty_state(icon::map_pin, ui.text("ui.nowhere"), ui.label("ui.to_dashboard"))) ui.navigation.go({});
    }
};

}  // namespace

std::unique_ptr<Screen> make_screen(const UiContext& ui, const Route& route) {
    if (route.place.empty()) return std::make_unique<DashboardScreen>();
    if (const Place* place = ui.registry.place_at(route.place)) return place->make(ui, route);
    const EntityUi* look = ui.registry.entity_at(route.place);
    if (!look || !ui.store().schema().find(look->entity)) return std::make_unique<NowhereScreen>();
    if (route.item.empty()) return std::make_unique<ListScreen>(ui, route);
    if (const MakeScreen* make = ui.registry.record_screen(look->entity)) return (*make)(ui, route);
    return std::make_unique<RecordScreen>(ui, route);
}

}  // namespace bottega::ui
