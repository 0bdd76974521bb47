#pragma once

#include "core/data/record.hpp"

namespace bottega {

// What a sealed record calls another one that it refers to: the name as it stood on that day, kept in "<field>_name".
// Empty where the reference speaks for itself.
[[nodiscard]] std::string frozen_title(const Record& record, const FieldDef& reference);

}  // namespace bottega
