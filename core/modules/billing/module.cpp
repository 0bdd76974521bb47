#include "core/modules/billing/module.hpp"

#include "core/modules/billing/invoice.hpp"
#include "core/modules/billing/payment.hpp"

namespace bottega::billing {

void add_entities(Schema& schema) {
    schema.add(frozen_image_def());
    schema.add(invoice_def());
    schema.add(invoice_line_def());
    schema.add(payment_def());
    schema.add(allocation_def());
}

std::vector<Migration> migrations() { return {}; }

}  // namespace bottega::billing
