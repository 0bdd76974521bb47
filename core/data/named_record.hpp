#pragma once

#include "core/data/record.hpp"

#include <optional>
#include <string>
#include <utility>

namespace bottega {

// The record of any kind that a text of the program's own names, "account/17": what a file belongs to.
[[nodiscard]] std::optional<std::pair<std::string, RecordId>> named_record(std::string_view text);

}  // namespace bottega
