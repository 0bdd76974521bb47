#include "wasm-app/panels/sales_panels.hpp"

#include <algorithm>

#include "core/modules/billing/order_to_invoice.hpp"
#include "core/modules/crm/account.hpp"
#include "core/modules/crm/opportunity.hpp"
#include "core/modules/sales/print_sales.hpp"
#include "core/modules/sales/quote.hpp"
#include "core/modules/sales/quote_to_order.hpp"
#include "core/modules/sales/sales_order.hpp"
#include "generated/icons.hpp"
#include "wasm-app/kit/widgets.hpp"
#include "wasm-app/panels/document_links.hpp"
#include "wasm-app/screens/document_screen.hpp"

namespace bottega::ui {

namespace document = documents::document;
namespace quote = sales::quote;
namespace order = sales::sales_order;

namespace {

bool is_open_step(documents::Workflow workflow, const Record& record, std::string_view action) {
    const auto open = documents::open_actions(workflow, record);
    return std::find(open.begin(), open.end(), action) != open.end();
}

std::string sentence_or_nothing(const UiContext& ui, const std::optional<Issue>& issue) { return issue ? ui.sentence(*issue) : std::string(); }

// The one step that usually follows is the primary button.
ButtonKind no_primary(std::string_view action) {
    return action == "cancel" || action == "reopen" || action == "reject" ? ButtonKind::Ghost : ButtonKind::Secondary;
}

RecordAction quote_step(std::string action, std::string icon, ButtonKind kind, std::vector<std::string> states) {
    return {.label = "quote.action." + action, .icon = std::move(icon), .kind = kind,
            .press = [action](const UiContext& ui, const Record& record) {
                ui.run({.label = "sales.change_state",
                        .run = [id = record.id(), action](Session& session, const Answers&) { return sales::change_quote_state(session, id, action); },
                        .done_text = "ui.document.state_changed"});
            },
            .shown = [action, states = std::move(states)](const UiContext&, const Record& record) {
                const bool wanted = states.empty() || std::find(states.begin(), states.end(), record.text(quote::state)) != states.end();
                return wanted && is_open_step(sales::quote_workflow(), record, action);
            },
            .why_not = [action](const UiContext& ui, const Record& record) {
                return sentence_or_nothing(ui, sales::why_not_quote_step(record, action, ui.session.today));
            }};
}

RecordAction create_order() {
    return {.label = "sales.convert_to_order", .icon = icon::clipboard_list, .kind = ButtonKind::Primary,
            .press = [](const UiContext& ui, const Record& record) {
                make_and_open(ui, "sales.convert_to_order", std::string(order::entity),
                              [id = record.id()](Session& session) { return sales::convert_quote_to_order(session, id); },
                              "ui.document.order_created");
            },
            .shown = [](const UiContext&, const Record& record) { return record.text(quote::state) == "accepted"; },
            .why_not = [](const UiContext& ui, const Record& record) { return sentence_or_nothing(ui, sales::why_not_convertible(record)); }};
}

// A quote that comes from an opportunity inherits its account, contact and name.
void inherit_from_opportunity(const UiContext& ui, Record& header) {
    const auto opportunity = header.get(document::opportunity);
    if (!opportunity) return;
    auto quote = sales::quote_for_opportunity(ui.session, *opportunity);
    if (quote.ok()) header = std::move(quote.value());
}

void propose_responsible(const UiContext& ui, Record& record) {
    if (record.get(crm::opportunity::responsible)) return;
    if (const auto person = crm::likely_responsible(ui.store())) record.set(crm::opportunity::responsible, *person);
}

void add_quote_panel(Registry& registry) {
    registry.add(RecordPanel{.entity = std::string(quote::entity),
                             .actions = {quote_step("cancel", icon::circle_x, no_primary("cancel"), {}),
                                         quote_step("reopen", icon::rotate_ccw, no_primary("reopen"), {}),
                                         quote_step("reject", icon::x, no_primary("reject"), {}),
                                         quote_step("accept", icon::check, ButtonKind::Secondary, {"draft"}),
                                         quote_step("send", icon::send, ButtonKind::Primary, {"draft"}),
                                         quote_step("accept", icon::check, ButtonKind::Primary, {"sent"}), create_order()},
                             .prepare_new = inherit_from_opportunity,
                             .choice_steps = {{"state", [](Session& session, RecordId id, const std::string& state) { return sales::bring_quote_to(session, id, state); }}}});
    registry.set_record_screen(std::string(quote::entity), [](const UiContext& ui, const Route& route) -> std::unique_ptr<Screen> {
        return std::make_unique<DocumentScreen>(ui, route, DocumentPaper{sales::print_quote, mail_address_of});
    });
}

RecordAction order_step(std::string action, std::string icon) {
    return {.label = "sales_order.action." + action, .icon = std::move(icon), .kind = ButtonKind::Ghost,
            .press = [action](const UiContext& ui, const Record& record) {
                ui.run({.label = "sales.change_state",
                        .run = [id = record.id(), action](Session& session, const Answers&) { return sales::change_order_state(session, id, action); },
                        .done_text = "ui.document.state_changed"});
            },
            .shown = [action](const UiContext&, const Record& record) { return is_open_step(sales::sales_order_workflow(), record, action); }};
}

RecordAction create_invoice() {
    return {.label = "billing.invoice_order", .icon = icon::receipt_text, .kind = ButtonKind::Primary,
            .press = [](const UiContext& ui, const Record& record) {
                make_and_open(ui, "billing.invoice_order", "invoice",
                              [id = record.id()](Session& session) { return billing::invoice_order(session, id); },
                              "ui.document.invoice_created");
            },
            .shown = [](const UiContext&, const Record& record) { return record.text(order::state) == "confirmed"; },
            .why_not = [](const UiContext& ui, const Record& record) {
                return sentence_or_nothing(ui, billing::why_not_invoiceable(ui.store(), record));
            }};
}

// What is changed in the order now does not reach the invoice that was made of it.
RecordPart draft_made_of() {
    return {.title = "invoice",
            .draw = [](const UiContext& ui, const Record&) { banner("draft_invoice", Tone::Warn, ui.text("ui.order_has_draft")); },
            .shown = [](const UiContext& ui, const Record& record) {
                const auto refusal = billing::why_not_invoiceable(ui.store(), record);
                return refusal && refusal->message == "issue.order_has_draft_invoice";
            }};
}

void add_order_panel(Registry& registry) {
    registry.add(RecordPanel{.entity = std::string(order::entity),
                             .actions = {order_step("cancel", icon::circle_x), order_step("reopen", icon::rotate_ccw), create_invoice()},
                             .parts = {draft_made_of()},
                             .choice_steps = {{"state", [](Session& session, RecordId id, const std::string& state) { return sales::bring_order_to(session, id, state); }}}});
    registry.set_record_screen(std::string(order::entity), [](const UiContext& ui, const Route& route) -> std::unique_ptr<Screen> {
        return std::make_unique<DocumentScreen>(ui, route, DocumentPaper{sales::print_order, mail_address_of});
    });
}

RecordAction new_beside(std::string label, std::string icon, std::string entity, std::string field, ButtonKind kind) {
    return {.label = std::move(label), .icon = std::move(icon), .kind = kind,
            .press = [entity = std::move(entity), field = std::move(field)](const UiContext& ui, const Record& record) {
                Route route = ui.navigation.new_record(entity);
                inherit(route, field, Value(record.id()));
                ui.navigation.go(std::move(route));
            }};
}

}  // namespace

void add_sales_panels(Registry& registry) {
    add_quote_panel(registry);
    add_order_panel(registry);
    registry.add(RecordPanel{.entity = std::string(crm::account::entity),
                             .actions = {new_beside("ui.document.new_opportunity", icon::target, "opportunity", "account", ButtonKind::Secondary),
                                         new_beside("ui.document.new_quote", icon::file_text, "quote", "customer", ButtonKind::Primary)}});
    registry.add(RecordPanel{.entity = std::string(crm::opportunity::entity),
                             .actions = {new_beside("ui.document.new_quote", icon::file_text, "quote", "opportunity", ButtonKind::Primary)},
                             .prepare_new = propose_responsible,
                             .choice_steps = {{"stage", [](Session& session, RecordId id, const std::string& stage) { return crm::set_stage(session, id, stage); }}}});
}

}  // namespace bottega::ui
