#pragma once

// What the first start asks of a business: an Italian shop is not asked for what only Romania wants, nor the other way.

#include "core/documents/country_fields.hpp"

namespace bottega::ui {

// What can wait, what is chosen elsewhere, and what the country does not know.
[[nodiscard]] documents::FieldNames hidden_at_first_start(const Record& business);

}  // namespace bottega::ui
