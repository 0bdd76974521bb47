#pragma once

#include "core/data/session.hpp"

namespace bottega::sales {

[[nodiscard]] std::optional<Issue> why_not_convertible(const Record& quote);
// The accepted quote becomes an order with the same lines and sums; its opportunity is won with date and amount.
[[nodiscard]] Result<RecordId> convert_quote_to_order(Session& session, RecordId quote);

}  // namespace bottega::sales
