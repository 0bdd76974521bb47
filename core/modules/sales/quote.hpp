#pragma once

#include "core/data/session.hpp"
#include "core/documents/document_fields.hpp"
#include "core/documents/workflow.hpp"

namespace bottega::sales {

// An offer to a customer. Fields it shares with other documents: documents::document.
namespace quote {
inline constexpr std::string_view entity = "quote";
inline constexpr std::string_view line_entity = "quote_line";
// draft, sent, accepted, rejected, expired, cancelled, ordered
inline constexpr Field<std::string> state{"state"};
inline constexpr Field<Date> valid_until{"valid_until"};
}  // namespace quote

[[nodiscard]] EntityDef quote_def();
[[nodiscard]] EntityDef quote_line_def();

// send, accept, reject, cancel, reopen. Ordering and expiring have services of their own.
[[nodiscard]] documents::Workflow quote_workflow();
[[nodiscard]] std::optional<Issue> why_not_quote_step(const Record& quote, std::string_view action, Date today);
[[nodiscard]] Result<RecordId> change_quote_state(Session& session, RecordId quote, std::string_view action);
// The same by the state it is to have.
[[nodiscard]] Result<RecordId> bring_quote_to(Session& session, RecordId quote, std::string_view state);

// New quotes, not yet stored, with everything inherited.
[[nodiscard]] Record quote_for_account(Session& session, RecordId account);
[[nodiscard]] Result<Record> quote_for_opportunity(Session& session, RecordId opportunity);

// Sent quotes whose validity has passed; run when the archive is opened. Gives how many.
[[nodiscard]] Result<std::int64_t> expire_quotes(Session& session);

}  // namespace bottega::sales
