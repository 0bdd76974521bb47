#include "core/modules/catalog/product_category.hpp"

#include "core/data/record.hpp"

namespace bottega::catalog {

namespace {

Issues check(const Record& record) {
    if (!record.id() || record.get(product_category::parent) != record.id()) return {};
    return {{.field = "parent", .message = "issue.own_parent"}};
}

}  // namespace

EntityDef product_category_def() {
    return {
        .name = "product_category",
        .title_field = "name",
        .fields =
            {
                {.name = "name", .required = true, .searchable = true, .listed = true},
                {.name = "parent", .type = FieldType::Reference, .target = "product_category", .listed = true},
                {.name = "description", .searchable = true, .listed = true},
            },
        .check = check,
    };
}

}  // namespace bottega::catalog
