#include "core/modules/business/payment_method.hpp"

namespace bottega::business {

EntityDef payment_method_def() {
    return {
        .name = "payment_method",
        .title_field = "name",
        .fields =
            {
                {.name = "name", .required = true, .searchable = true, .listed = true},
                {.name = "name_it", .section = "documents"},
                {.name = "name_en", .section = "documents"},
                {.name = "name_ro", .section = "documents"},
                {.name = "code", .listed = true, .maximum_length = 8},
                {.name = "shows_iban", .type = FieldType::Flag, .initial = false, .listed = true},
                {.name = "active", .type = FieldType::Flag, .initial = true, .listed = true},
            },
    };
}

}  // namespace bottega::business
