#include "wasm-app/panels/safety_places.hpp"

#include "generated/icons.hpp"
#include "wasm-app/screens/businesses_screen.hpp"
#include "wasm-app/screens/choice_lists.hpp"
#include "wasm-app/screens/custom_fields.hpp"
#include "wasm-app/screens/duplicates.hpp"
#include "wasm-app/screens/field_rules.hpp"
#include "wasm-app/screens/form_layout.hpp"
#include "wasm-app/screens/health_screen.hpp"
#include "wasm-app/screens/trash.hpp"
#include "wasm-app/screens/undo.hpp"

namespace bottega::ui {

void add_safety_places(Registry& registry) {
    registry.add(Place{.route = "health", .label = "ui.health", .icon = icon::life_buoy, .make = make_health_screen});
    registry.add(Place{.route = "changes", .label = "ui.undo.list", .icon = icon::history, .make = make_undo_screen});
    registry.add(Place{.route = "trash", .label = "ui.trash", .icon = icon::trash_2, .make = make_trash_screen});
    registry.add(Place{.route = "duplicates", .label = "ui.duplicates", .icon = icon::copy_check, .make = make_duplicates_screen});
    registry.add(Place{.route = "merge", .label = "ui.merge", .icon = icon::combine, .make = make_merge_screen, .in_search = false});
    registry.add(Place{.route = "rules", .label = "ui.rules", .icon = icon::list_checks, .make = make_rules_screen});
    registry.add(Place{.route = "fields", .label = "ui.custom_fields", .icon = icon::text_cursor_input, .make = make_custom_fields_screen});
    registry.add(Place{.route = "form", .label = "ui.form", .icon = icon::panel_left, .make = make_form_layout_screen});
    registry.add(Place{.route = "lists", .label = "ui.lists", .icon = icon::tags, .make = make_lists_screen});
    registry.add(Place{.route = "businesses", .label = "ui.businesses", .icon = icon::store, .make = make_businesses_screen});
}

}  // namespace bottega::ui
