#pragma once

#include "core/base/date.hpp"
#include "core/data/entity_def.hpp"

namespace bottega::business {

// When an invoice has to be paid: so many days after its date, or after the end of its month.
namespace payment_term {
inline constexpr std::string_view entity = "payment_term";
inline constexpr Field<std::string> name{"name"};
inline constexpr Field<std::string> name_it{"name_it"};
inline constexpr Field<std::string> name_en{"name_en"};
inline constexpr Field<std::string> name_ro{"name_ro"};
inline constexpr Field<std::int64_t> days{"days"};
inline constexpr Field<bool> end_of_month{"end_of_month"};
inline constexpr Field<bool> active{"active"};
}  // namespace payment_term

[[nodiscard]] EntityDef payment_term_def();

// The day an invoice of this date falls due. Up to the end of a month, thirty days count as one month: "30 days, end of
// month" from 31 January is the end of February.
[[nodiscard]] Date due_date(const Record& term, Date issued_on);

}  // namespace bottega::business
