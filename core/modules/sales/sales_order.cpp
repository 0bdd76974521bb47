#include "core/modules/sales/sales_order.hpp"

namespace bottega::sales {

namespace {

constexpr documents::Transition order_steps[] = {
    {"confirmed", "cancel", "cancelled"},
    {"cancelled", "reopen", "confirmed"},
};

constexpr documents::Transition invoicing[] = {{"confirmed", "invoice", "invoiced"}};

Result<RecordId> step(Session& session, documents::Workflow workflow, RecordId id, std::string_view action) {
    auto order = session.store.find(sales_order::entity, id);
    if (!order) return Issue{.message = "issue.record_gone"};
    return documents::take_step(session, workflow, std::move(*order), action);
}

}  // namespace

EntityDef sales_order_def() {
    return {
        .name = "sales_order",
        .title_field = "number",
        .fields = documents::with_document_fields(
            {
                {.name = "state",
                 .type = FieldType::Choice,
                 .choices = {"confirmed", "invoiced", "cancelled"},
                 .initial = "confirmed",
                 .required = true,
                 .listed = true,
                 .copied = false,
                 .read_only = true,
                 .list_edit = ListEdit::Looks},
            },
            {
                {.name = "customer_reference_on", .type = FieldType::Date},
                {.name = "delivery_on", .type = FieldType::Date, .listed = true, .copied = false},
                {.name = "quote", .type = FieldType::Reference, .target = "quote", .copied = false, .read_only = true},
            }),
        .order = "-issued_on",
    };
}

EntityDef sales_order_line_def() { return documents::document_line_def("sales_order_line", "sales_order"); }

documents::Workflow sales_order_workflow() { return order_steps; }

Result<RecordId> change_order_state(Session& session, RecordId order, std::string_view action) {
    return step(session, order_steps, order, action);
}

Result<RecordId> bring_order_to(Session& session, RecordId id, std::string_view state) {
    const auto order = session.store.find(sales_order::entity, id);
    if (!order) return Issue{.message = "issue.record_gone"};
    if (state == "invoiced") return Issue{.field = "state", .message = "issue.order_is_invoiced_by_its_invoice"};
    auto action = documents::action_to(order_steps, *order, state);
    return action.ok() ? change_order_state(session, id, action.value()) : Result<RecordId>(action.issues());
}

Result<RecordId> mark_order_invoiced(Session& session, RecordId order) {
    return step(session, invoicing, order, "invoice");
}

}  // namespace bottega::sales
