#pragma once

#include "core/data/session.hpp"
#include "core/documents/restored_numbers.hpp"

namespace bottega::business {

// The numbers a business has given, for who keeps them outside of its archive while another copy takes the archive's
// place: a line for each business, since the copy may be of another one, whose series are no concern of this one's.

// The line of the business that is here; empty where it has given none.
[[nodiscard]] std::string given_numbers(RecordStore& store);
// The same with numbers that are known otherwise; where the business itself is lost, it does not say whose they are.
[[nodiscard]] std::string given_numbers(RecordStore& store, std::vector<documents::LastNumber> numbers);

// Of all those lines the ones of the business that is here: none of its series stands behind them afterwards. A line that
// does not say whose it is counts as its own. Within the command under way.
[[nodiscard]] Result<Done> raise_given_numbers(Session& session, std::string_view lines);

// The lines that are not its: they wait until their business is here again.
[[nodiscard]] std::string numbers_of_others(RecordStore& store, std::string_view lines);

}  // namespace bottega::business
