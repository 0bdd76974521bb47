#include "core/modules/business/person.hpp"

namespace bottega::business {

EntityDef person_def() {
    return {
        .name = "person",
        .title_field = "name",
        .fields =
            {
                {.name = "name", .required = true, .searchable = true, .listed = true},
                {.name = "role", .searchable = true, .listed = true},
                {.name = "email", .listed = true, .format = TextFormat::Email},
                {.name = "phone", .listed = true, .format = TextFormat::Phone},
                {.name = "active", .type = FieldType::Flag, .initial = true, .listed = true},
            },
    };
}

}  // namespace bottega::business
