#pragma once

#include "core/data/session.hpp"

#include <span>
#include <vector>

namespace bottega::documents {

// The last number that one series has given, as an archive or a person knows it.
struct LastNumber {
    std::string code;
    int year = 0;
    std::int64_t number = 0;
    std::optional<Date> date = {};
};

[[nodiscard]] std::vector<LastNumber> last_numbers(RecordStore& store);

// After the archive was replaced by an older copy: no series stands behind these, so that no number is given twice.
// Never lowers one. Within the command under way.
[[nodiscard]] Result<Done> raise_numbers(Session& session, std::span<const LastNumber> at_least);

// Two copies of one archive that both go on must not give the same number: from now on this one's carry these letters.
[[nodiscard]] Result<Done> number_apart(Session& session, const std::string& letters);

}  // namespace bottega::documents
