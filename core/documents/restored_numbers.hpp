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

// The same as one line of text, "invoice 2026 41 2026-03-16, ...", for who keeps it outside of the archive meanwhile.
[[nodiscard]] std::string numbers_text(std::span<const LastNumber> numbers);
[[nodiscard]] std::vector<LastNumber> numbers_from(std::string_view text);

// Two copies of one archive that both go on must not give the same number: from now on this one's carry these letters.
[[nodiscard]] Result<Done> number_apart(Session& session, const std::string& letters);

}  // namespace bottega::documents
