#pragma once

#include "core/base/result.hpp"
#include "core/data/entity_def.hpp"
#include "core/data/session.hpp"

namespace bottega::crm {

// A sale that may come about: followed from the first talk until it is won or lost.
namespace opportunity {
inline constexpr std::string_view entity = "opportunity";
inline constexpr Field<std::string> name{"name"};
inline constexpr Field<RecordId> account{"account"};
inline constexpr Field<RecordId> contact{"contact"};
inline constexpr Field<std::string> stage{"stage"};  // new, qualified, proposal, negotiation, won, lost, and the person's own, which are open
inline constexpr Field<Money> amount{"amount"};
inline constexpr Field<std::string> currency{"currency"};
inline constexpr Field<Decimal> probability{"probability"};  // percent; follows the stage unless typed
inline constexpr Field<Date> expected_close{"expected_close"};
inline constexpr Field<Date> closed_on{"closed_on"};
inline constexpr Field<Date> next_contact{"next_contact"};
inline constexpr Field<RecordId> responsible{"responsible"};
inline constexpr Field<std::string> source{"source"};                  // how it came about
inline constexpr Field<std::string> outcome_reason{"outcome_reason"};  // why it was won or lost
inline constexpr Field<std::string> lost_reason{"lost_reason"};
inline constexpr Field<std::string> description{"description"};
}  // namespace opportunity

[[nodiscard]] EntityDef opportunity_def();

// Who looks after a new one until somebody else is chosen: the first of the people who work here.
[[nodiscard]] std::optional<RecordId> likely_responsible(RecordStore& store);

[[nodiscard]] bool is_closed(const Record& opportunity);

// Moves an opportunity along; won and lost are reached through close_won and close_lost too, dated today.
[[nodiscard]] Result<RecordId> set_stage(Session& session, RecordId opportunity, const std::string& stage);
// Won on a day, for what was really ordered.
[[nodiscard]] Result<RecordId> close_won(Session& session, RecordId opportunity, Date on, Money amount);
[[nodiscard]] Result<RecordId> close_lost(Session& session, RecordId opportunity, Date on, const std::string& reason);

}  // namespace bottega::crm
