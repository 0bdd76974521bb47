#pragma once

#include "core/data/session.hpp"

namespace bottega::billing {

// The questions (message keys of Issues with Severity::Question) that the person has answered with "go on".
struct Confirmations {
    std::vector<std::string> keys = {};
    [[nodiscard]] bool has(std::string_view key) const;
};

// Every reason why the draft cannot be issued on that day, questions included.
[[nodiscard]] Issues why_not_issuable(Session& session, const Record& draft, Date date);

// Gives number and date, freezes parties, texts, rates and figures, opens the amount to be paid. Refused with all
// reasons at once; where only questions are left, with these until they are confirmed.
[[nodiscard]] Result<RecordId> issue_invoice(Session& session, RecordId draft, Date date,
                                             const Confirmations& confirmed = {});

}  // namespace bottega::billing
