#include "core/modules/crm/note.hpp"

namespace bottega::crm {

EntityDef note_def() {
    return {
        .name = "note",
        .title_field = "title",
        .fields =
            {
                {.name = "title", .required = true, .searchable = true, .listed = true},
                {.name = "kind",
                 .type = FieldType::Choice,
                 .choices = {"call", "email", "meeting", "visit", "message"},
                 .listed = true,
                 .list_edit = ListEdit::Values},
                {.name = "account",
                 .type = FieldType::Reference,
                 .target = "account",
                 .required = true,
                 .listed = true},
                {.name = "written_on", .type = FieldType::Date, .required = true, .listed = true},
                {.name = "text", .type = FieldType::LongText, .required = true, .searchable = true},
            },
        .order = "-written_on",
    };
}

}  // namespace bottega::crm
