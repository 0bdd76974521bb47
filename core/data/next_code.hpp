#pragma once

#include "core/data/record_store.hpp"

namespace bottega {

// The own code of an account or a product: unique, and proposed by next_code() where nobody types one.
[[nodiscard]] FieldDef code_field();

// The code after the highest of the form PREFIX000123 that a unique text field of an entity holds. Codes of other
// forms, typed or imported, are left alone and do not count.
[[nodiscard]] std::string next_code(RecordStore& store, std::string_view entity, std::string_view field,
                                    std::string_view prefix);

}  // namespace bottega
