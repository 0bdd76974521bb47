#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace bottega {

// Identifies one record in every copy of the database: 41 bits of milliseconds since 2024, 22 random bits.
// It is the SQLite rowid, and two offline copies can still be merged without renumbering.
struct RecordId {
    std::int64_t value = 0;
    [[nodiscard]] explicit operator bool() const { return value != 0; }
    auto operator<=>(const RecordId&) const = default;
};

// In JSON an id is a string, since it does not fit the 53 bits of a JavaScript number.
[[nodiscard]] std::string to_string(RecordId id);
[[nodiscard]] std::optional<RecordId> parse_record_id(std::string_view text);

// Gives out ids that always grow, also within one millisecond and when the clock goes back.
class RecordIdGenerator {
public:
    using Clock = std::function<std::int64_t()>;    // milliseconds since 1970
    using Random = std::function<std::uint32_t()>;  // 32 random bits

    RecordIdGenerator(Clock clock, Random random);
    // Ids 1, 2, 3: for tests whose figures a person checks by head.
    static RecordIdGenerator counting_from(std::int64_t first);

    [[nodiscard]] RecordId next();
    // Never give out an id that is not above this one: called with the largest id of an opened archive.
    void stay_above(RecordId largest);

private:
    Clock clock_;
    Random random_;
    std::int64_t last_ = 0;
};

}  // namespace bottega
