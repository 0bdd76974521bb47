#include "core/modules/catalog/module.hpp"

#include "core/modules/catalog/product.hpp"
#include "core/modules/catalog/product_category.hpp"

namespace bottega::catalog {

void add_entities(Schema& schema) {
    schema.add(product_category_def());
    schema.add(product_def());
}

std::vector<Migration> migrations() { return {}; }

}  // namespace bottega::catalog
