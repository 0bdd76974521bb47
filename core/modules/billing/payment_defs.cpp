#include "core/documents/document_fields.hpp"
#include "core/modules/billing/payment.hpp"

namespace bottega::billing {

namespace {

// Seals it from its first moment: money that moved is corrected by a counter-entry.
FieldDef recorded_state() {
    return {.name = "state",
            .type = FieldType::Choice,
            .choices = {"recorded"},
            .initial = "recorded",
            .required = true,
            .internal = true};
}

FieldDef shown_currency() {
    FieldDef field = documents::currency_field();
    field.read_only = true;
    return field;
}

}  // namespace

EntityDef payment_def() {
    return {
        .name = "payment",
        .title_field = "account_name",
        .fields =
            {
                {.name = "account",
                 .type = FieldType::Reference,
                 .target = "account",
                 .required = true,
                 .copied = false,
                 .follows_merge = true},
                {.name = "account_name",
                 .required = true,
                 .searchable = true,
                 .listed = true,
                 .copied = false,
                 .read_only = true},
                {.name = "paid_on", .type = FieldType::Date, .required = true, .listed = true, .copied = false},
                {.name = "amount", .type = FieldType::Money, .required = true, .listed = true, .copied = false},
                documents::currency_field(),
                {.name = "method", .type = FieldType::Reference, .target = "payment_method", .listed = true},
                {.name = "reference", .searchable = true, .listed = true},
                {.name = "note", .type = FieldType::LongText},
                {.name = "reverses",
                 .type = FieldType::Reference,
                 .target = "payment",
                 .copied = false,
                 .read_only = true},
                recorded_state(),
                {.name = "unallocated",
                 .type = FieldType::Money,
                 .listed = true,
                 .copied = false,
                 .read_only = true,
                 .derived = true},
                {.name = "reversed",
                 .type = FieldType::Flag,
                 .initial = false,
                 .copied = false,
                 .read_only = true,
                 .derived = true},
            },
        .seal = {"state", {"recorded"}},
        .order = "-paid_on",
    };
}

EntityDef allocation_def() {
    return {
        .name = "allocation",
        .title_field = "invoice_number",
        .fields =
            {
                {.name = "payment",
                 .type = FieldType::Reference,
                 .target = "payment",
                 .listed = true,
                 .read_only = true},
                {.name = "credit_note",
                 .type = FieldType::Reference,
                 .target = "invoice",
                 .listed = true,
                 .read_only = true},
                {.name = "invoice",
                 .type = FieldType::Reference,
                 .target = "invoice",
                 .required = true,
                 .read_only = true},
                {.name = "invoice_number", .searchable = true, .listed = true, .read_only = true},
                {.name = "amount", .type = FieldType::Money, .required = true, .listed = true, .read_only = true},
                shown_currency(),
                {.name = "allocated_on", .type = FieldType::Date, .required = true, .listed = true, .read_only = true},
                {.name = "reverses", .type = FieldType::Reference, .target = "allocation", .read_only = true},
                recorded_state(),
            },
        .seal = {"state", {"recorded"}},
        .order = "-allocated_on",
    };
}

}  // namespace bottega::billing
