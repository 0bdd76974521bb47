#include "wasm-app/panels/entities.hpp"

#include "generated/icons.hpp"

namespace bottega::ui {

namespace {

Condition is(const char* field, const char* value) { return {field, Comparison::Equal, {std::string(value)}}; }
Condition is_set(const char* field) { return {field, Comparison::Equal, {true}}; }
Condition among(const char* field, std::vector<Value> values) { return {field, Comparison::In, std::move(values)}; }
Condition not_among(const char* field, std::vector<Value> values) { return {field, Comparison::NotIn, std::move(values)}; }

std::vector<Condition> customers(const Session&) { return {is_set("is_customer")}; }
std::vector<Condition> suppliers(const Session&) { return {is_set("is_supplier")}; }
std::vector<Condition> open_opportunities(const Session&) {
    return {not_among("stage", {std::string("won"), std::string("lost")})};
}
std::vector<Condition> to_contact(const Session& session) {
    return {open_opportunities(session).front(), {"next_contact", Comparison::LessOrEqual, {session.today}}};
}
std::vector<Condition> open_quotes(const Session&) { return {among("state", {std::string("draft"), std::string("sent")})}; }
std::vector<Condition> accepted_quotes(const Session&) { return {is("state", "accepted")}; }
std::vector<Condition> orders_to_invoice(const Session&) { return {is("state", "confirmed")}; }
std::vector<Condition> draft_invoices(const Session&) { return {is("state", "draft")}; }
std::vector<Condition> unpaid_invoices(const Session&) {
    return {is("kind", "invoice"), is("state", "issued"), {"outstanding", Comparison::Greater, {std::int64_t{0}}}};
}
std::vector<Condition> overdue_invoices(const Session& session) {
    std::vector<Condition> conditions = unpaid_invoices(session);
    conditions.push_back({"due_on", Comparison::Less, {session.today}});
    return conditions;
}
std::vector<Condition> credit_notes(const Session&) { return {is("kind", "credit_note")}; }
std::vector<Condition> with_credit(const Session&) { return {{"unallocated", Comparison::Greater, {std::int64_t{0}}}}; }
std::vector<Condition> goods(const Session&) { return {is("kind", "goods")}; }
std::vector<Condition> services(const Session&) { return {is("kind", "service")}; }

}  // namespace

void add_sales_entities(Registry& registry) {
    const std::string group = "ui.group.sales";
    registry.add(EntityUi{.entity = "account", .route = "accounts", .icon = icon::building_2, .group = group, .detail_field = "city",
                          .columns = {"name", "city", "vat_number", "phone", "email"},
                          .tones = {{"kind", "company", Tone::Info}, {"kind", "person", Tone::Violet}, {"kind", "public_body", Tone::Warn}},
                          .filters = {{"ui.filter.customers", customers}, {"ui.filter.suppliers", suppliers}},
                          .avatar = true, .importable = true,
                          .imports = {{"ui.import.customers", {{"is_customer", "true"}}}, {"ui.import.suppliers", {{"is_supplier", "true"}, {"is_customer", "false"}}}}});
    registry.add(EntityUi{.entity = "account_folder", .route = "account-folders", .icon = icon::folder, .detail_field = "parent", .in_search = false});
    registry.add(EntityUi{.entity = "contact", .route = "contacts", .icon = icon::contact, .group = group, .detail_field = "role",
                          .columns = {"name", "account", "role", "phone", "email"}, .avatar = true, .importable = true});
    registry.add(EntityUi{.entity = "opportunity", .route = "opportunities", .icon = icon::target, .group = group, .detail_field = "stage",
                          .state_field = "stage",
                          .columns = {"name", "account", "stage", "amount", "probability", "expected_close", "next_contact"},
                          .tones = {{"stage", "new", Tone::Neutral}, {"stage", "qualified", Tone::Info}, {"stage", "proposal", Tone::Violet},
                                    {"stage", "negotiation", Tone::Warn}, {"stage", "won", Tone::Ok}, {"stage", "lost", Tone::Bad}},
                          .filters = {{"ui.filter.open", open_opportunities}, {"ui.filter.to_contact", to_contact}}});
    registry.add(EntityUi{.entity = "quote", .route = "quotes", .icon = icon::file_text, .group = group, .detail_field = "customer_name",
                          .state_field = "state", .columns = {"number", "customer_name", "issued_on", "valid_until", "state", "total"},
                          .tones = {{"state", "draft", Tone::Neutral}, {"state", "sent", Tone::Info}, {"state", "accepted", Tone::Ok},
                                    {"state", "rejected", Tone::Bad}, {"state", "expired", Tone::Warn}, {"state", "cancelled", Tone::Neutral},
                                    {"state", "ordered", Tone::Violet}},
                          .filters = {{"ui.filter.open", open_quotes}, {"ui.filter.accepted", accepted_quotes}}});
    registry.add(EntityUi{.entity = "sales_order", .route = "orders", .icon = icon::clipboard_list, .group = group,
                          .detail_field = "customer_name", .state_field = "state",
                          .columns = {"number", "customer_name", "issued_on", "delivery_on", "state", "total"},
                          .tones = {{"state", "confirmed", Tone::Info}, {"state", "invoiced", Tone::Ok}, {"state", "cancelled", Tone::Neutral}},
                          .filters = {{"ui.filter.to_invoice", orders_to_invoice}}});
}

void add_billing_entities(Registry& registry) {
    const std::string group = "ui.group.sales";
    registry.add(EntityUi{.entity = "invoice", .route = "invoices", .icon = icon::receipt_text, .group = group,
                          .detail_field = "customer_name", .state_field = "state",
                          .columns = {"number", "customer_name", "kind", "issued_on", "due_on", "payment_state", "state", "total", "outstanding"},
                          .tones = {{"state", "draft", Tone::Neutral}, {"state", "issued", Tone::Info}, {"kind", "credit_note", Tone::Violet},
                                    {"payment_state", "unpaid", Tone::Warn}, {"payment_state", "partial", Tone::Info},
                                    {"payment_state", "paid", Tone::Ok}},
                          .filters = {{"ui.filter.drafts", draft_invoices}, {"ui.filter.unpaid", unpaid_invoices},
                                      {"ui.filter.overdue", overdue_invoices}, {"ui.filter.credit_notes", credit_notes}}});
    registry.add(EntityUi{.entity = "payment", .route = "payments", .icon = icon::banknote, .group = group, .detail_field = "reference",
                          .columns = {"account_name", "paid_on", "method", "reference", "amount", "unallocated"},
                          .filters = {{"ui.filter.with_credit", with_credit}}, .deletable = false});
}

void add_catalog_entities(Registry& registry) {
    const std::string group = "ui.group.catalog";
    registry.add(EntityUi{.entity = "product", .route = "products", .icon = icon::package, .group = group, .detail_field = "code",
                          .columns = {"code", "name", "category", "unit", "price", "vat_rate"},
                          .tones = {{"kind", "goods", Tone::Info}, {"kind", "service", Tone::Violet}},
                          .filters = {{"ui.filter.goods", goods}, {"ui.filter.services", services}}, .importable = true});
    registry.add(EntityUi{.entity = "product_category", .route = "categories", .icon = icon::folder, .group = group, .importable = true});
}

}  // namespace bottega::ui
