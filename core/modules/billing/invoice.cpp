#include "core/modules/billing/invoice.hpp"

namespace bottega::billing {

namespace {

// A draft may still be without customer; whoever issues it is told.
std::vector<FieldDef> invoice_fields() {
    auto fields = documents::with_document_fields(
        {
            {.name = "kind",
             .type = FieldType::Choice,
             .choices = {"invoice", "credit_note"},
             .initial = "invoice",
             .required = true,
             .listed = true,
             .copied = false,
             .read_only = true},
            {.name = "state",
             .type = FieldType::Choice,
             .choices = {"draft", "issued"},
             .initial = "draft",
             .required = true,
             .listed = true,
             .copied = false,
             .read_only = true,
             .list_edit = ListEdit::Looks},
        },
        {
            {.name = "customer_reference_on", .type = FieldType::Date},
            {.name = "due_on", .type = FieldType::Date, .listed = true, .copied = false},
            {.name = "sales_order",
             .type = FieldType::Reference,
             .target = "sales_order",
             .copied = false,
             .read_only = true},
            {.name = "credited_invoice",
             .type = FieldType::Reference,
             .target = "invoice",
             .copied = false,
             .read_only = true},
        });
    for (FieldDef& field : fields)
        if (field.name == "customer") field.required = false;
    fields.push_back({.name = "outstanding",
                      .type = FieldType::Money,
                      .listed = true,
                      .copied = false,
                      .section = "totals",
                      .read_only = true,
                      .derived = true});
    fields.push_back({.name = "paid",
                      .type = FieldType::Money,
                      .copied = false,
                      .section = "totals",
                      .read_only = true,
                      .derived = true});
    fields.push_back({.name = "payment_state",
                      .type = FieldType::Choice,
                      .choices = {"unpaid", "partial", "paid"},
                      .copied = false,
                      .section = "totals",
                      .read_only = true,
                      .derived = true,
                      .list_edit = ListEdit::Looks});
    fields.push_back({.name = "snapshot", .type = FieldType::LongText, .copied = false, .internal = true});
    fields.push_back(
        {.name = "logo", .type = FieldType::Reference, .target = "frozen_image", .copied = false, .internal = true});
    return fields;
}

}  // namespace

EntityDef invoice_def() {
    return {
        .name = "invoice",
        .title_field = "number",
        .fields = invoice_fields(),
        .seal = {.field = "state",
                 .values = {"issued"},
                 .linked = {"kind", "number", "number_key", "issued_on", "customer_name", "net_total", "total", "currency", "snapshot"}},
        .counter = {"kind", "credit_note"},
        .order = "-issued_on",
    };
}

EntityDef invoice_line_def() { return documents::document_line_def("invoice_line", "invoice"); }

EntityDef frozen_image_def() {
    return {
        .name = "frozen_image",
        .title_field = "name",
        .fields =
            {
                {.name = "name", .required = true, .internal = true},
                {.name = "state",
                 .type = FieldType::Choice,
                 .choices = {"frozen"},
                 .initial = "frozen",
                 .required = true,
                 .internal = true},
                {.name = "content", .type = FieldType::LongText, .required = true, .internal = true},
            },
        .seal = {"state", {"frozen"}},
    };
}

}  // namespace bottega::billing
