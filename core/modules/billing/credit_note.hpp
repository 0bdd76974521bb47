#pragma once

#include "core/data/session.hpp"

namespace bottega::billing {

[[nodiscard]] std::optional<Issue> why_not_creditable(RecordStore& store, const Record& invoice);
// The draft of a credit note over the whole invoice, line by line the same figures. It is issued by issue_invoice,
// then settles what is outstanding of the invoice; the rest stays as the customer's credit.
[[nodiscard]] Result<RecordId> create_credit_note(Session& session, RecordId invoice, std::string reason = {});

}  // namespace bottega::billing
