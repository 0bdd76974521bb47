#include "core/modules/crm/contact.hpp"

#include "core/modules/business/choices.hpp"

namespace bottega::crm {

EntityDef contact_def() {
    return {
        .name = "contact",
        .title_field = "name",
        .fields =
            {
                {.name = "name", .required = true, .searchable = true, .listed = true},
                {.name = "account", .type = FieldType::Reference, .target = "account", .listed = true},
                {.name = "role", .searchable = true, .listed = true},
                {.name = "email", .searchable = true, .listed = true, .format = TextFormat::Email},
                {.name = "phone", .searchable = true, .listed = true, .format = TextFormat::Phone},
                {.name = "mobile", .searchable = true, .listed = true, .format = TextFormat::Phone},
                {.name = "language",
                 .type = FieldType::Choice,
                 .choices = business::document_languages(),
                 .choice_labels = "language"},
                {.name = "notes", .type = FieldType::LongText},
            },
        .compared = true,
    };
}

}  // namespace bottega::crm
