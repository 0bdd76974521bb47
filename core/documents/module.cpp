#include "core/documents/module.hpp"

#include "core/documents/number_series.hpp"
#include "core/documents/vat_rate.hpp"

namespace bottega::documents {

void add_entities(Schema& schema) {
    schema.add(vat_rate_def());
    schema.add(number_series_def());
}

std::vector<Migration> migrations() { return {}; }

}  // namespace bottega::documents
