#include "core/modules/catalog/product.hpp"

#include "core/data/next_code.hpp"
#include "core/documents/document_fields.hpp"

namespace bottega::catalog {

namespace {

void fill_in(RecordStore& store, Record& record, const Record*) {
    if (record.text(product::code).empty())
        record.set(product::code, next_code(store, product::entity, product::code.name,
                                            record.text(product::kind) == "service" ? "S" : "P"));
}

Issues check(const Record& record) { return documents::problems_of_decimals(record, {product::price, product::cost}); }

}  // namespace

EntityDef product_def() {
    return {
        .name = "product",
        .title_field = "name",
        .fields =
            {
                code_field(),
                {.name = "name", .required = true, .searchable = true, .listed = true, .section = "identity"},
                {.name = "kind",
                 .type = FieldType::Choice,
                 .choices = {"goods", "service"},
                 .initial = "goods",
                 .required = true,
                 .listed = true,
                 .section = "identity",
                 .list_edit = ListEdit::Looks},
                {.name = "category",
                 .type = FieldType::Reference,
                 .target = "product_category",
                 .listed = true,
                 .section = "identity"},
                {.name = "barcode",
                 .searchable = true,
                 .copied = false,
                 .format = TextFormat::Identifier,
                 .maximum_length = 40,
                 .section = "identity"},
                {.name = "active", .type = FieldType::Flag, .initial = true, .section = "identity"},
                {.name = "description", .type = FieldType::LongText, .searchable = true, .section = "identity"},
                {.name = "price", .type = FieldType::Decimal, .listed = true, .format = TextFormat::Price, .section = "price"},
                {.name = "unit", .listed = true, .maximum_length = 40, .section = "price"},
                {.name = "vat_rate",
                 .type = FieldType::Reference,
                 .target = "vat_rate",
                 .listed = true,
                 .section = "price"},
                {.name = "cost", .type = FieldType::Decimal, .format = TextFormat::Price, .section = "price"},
                {.name = "supplier", .type = FieldType::Reference, .target = "account", .section = "price"},
                {.name = "notes", .type = FieldType::LongText, .section = "notes"},
            },
        .check = check,
        .fill_in = fill_in,
        .compared = true,
        .folder_field = "category",
    };
}

}  // namespace bottega::catalog
