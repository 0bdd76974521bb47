#include "wasm-app/panels/panels.hpp"

#include "wasm-app/panels/dashboard_panel.hpp"
#include "wasm-app/panels/entities.hpp"
#include "wasm-app/panels/files_panel.hpp"
#include "wasm-app/panels/first_start.hpp"
#include "wasm-app/panels/import_place.hpp"
#include "wasm-app/panels/invoice_panel.hpp"
#include "wasm-app/panels/kiosk_setup.hpp"
#include "wasm-app/panels/payment_panel.hpp"
#include "wasm-app/panels/requests_panel.hpp"
#include "wasm-app/panels/safety_places.hpp"
#include "wasm-app/panels/sales_panels.hpp"
#include "wasm-app/panels/settings.hpp"

namespace bottega::ui {

Registry all_panels() {
    Registry registry;
    add_dashboard(registry);
    add_sales_entities(registry);
    add_requests(registry);
    add_billing_entities(registry);
    add_catalog_entities(registry);
    add_payment_panels(registry);
    add_sales_panels(registry);
    add_invoice_panel(registry);
    add_files(registry);
    add_first_start(registry);
    add_kiosk(registry);
    add_import(registry);
    add_settings(registry);
    add_safety_places(registry);
    add_about(registry);
    return registry;
}

}  // namespace bottega::ui
