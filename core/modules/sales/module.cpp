#include "core/modules/sales/module.hpp"

#include "core/modules/sales/quote.hpp"
#include "core/modules/sales/sales_order.hpp"

namespace bottega::sales {

void add_entities(Schema& schema) {
    schema.add(quote_def());
    schema.add(quote_line_def());
    schema.add(sales_order_def());
    schema.add(sales_order_line_def());
}

std::vector<Migration> migrations() { return {}; }

}  // namespace bottega::sales
