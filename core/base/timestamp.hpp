#pragma once

#include "core/base/date.hpp"

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace bottega {

// An instant in UTC, to the second: when a record was changed, when a document was sent.
// Its text "2026-03-01T10:20:30Z" sorts like the instant; screens show it in the zone of the browser.
class Timestamp {
public:
    static constexpr Timestamp from_unix_seconds(std::int64_t seconds) { return Timestamp(seconds); }
    static Timestamp from_unix_ms(std::int64_t milliseconds);
    static std::optional<Timestamp> parse_iso(std::string_view text);

    [[nodiscard]] constexpr std::int64_t unix_seconds() const { return seconds_; }
    [[nodiscard]] std::string iso() const;
    // The calendar day at this instant in a zone so many minutes east of Greenwich.
    [[nodiscard]] Date date(int minutes_east = 0) const;
    // "10:20", in the same zone.
    [[nodiscard]] std::string clock_text(int minutes_east = 0) const;
    [[nodiscard]] constexpr Timestamp plus_seconds(std::int64_t seconds) const { return Timestamp(seconds_ + seconds); }
    constexpr auto operator<=>(const Timestamp&) const = default;

private:
    constexpr explicit Timestamp(std::int64_t seconds) : seconds_(seconds) {}
    std::int64_t seconds_;
};

}  // namespace bottega
