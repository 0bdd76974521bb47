#pragma once

// How the records of the modules look in lists, searches and headers: route, icon, columns, colours of their states,
// filters.

#include "wasm-app/kit/registry.hpp"

namespace bottega::ui {

void add_sales_entities(Registry& registry);    // customers, opportunities, quotes, orders
void add_billing_entities(Registry& registry);  // invoices, payments
void add_catalog_entities(Registry& registry);  // products, categories

}  // namespace bottega::ui
