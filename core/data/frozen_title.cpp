#include "core/data/frozen_title.hpp"

namespace bottega {

std::string frozen_title(const Record& record, const FieldDef& reference) {
    if (reference.type != FieldType::Reference || !is_sealed(record)) return {};
    const auto name = record.def().index_of(reference.name + "_name");
    return name ? canonical_text(record.value(*name)) : std::string();
}

}  // namespace bottega
