#include "core/modules/catalog/product_category.hpp"

#include "core/data/folders.hpp"

namespace bottega::catalog {

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
        .most_levels = most_folder_levels,
    };
}

}  // namespace bottega::catalog
