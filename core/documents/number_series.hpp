#pragma once

#include "core/data/session.hpp"

namespace bottega::documents {

// Where the numbers of one kind of document come from in one year: without gaps, in the order of the dates.
namespace number_series {
inline constexpr std::string_view entity = "number_series";
inline constexpr Field<std::string> code{"code"};  // quote, sales_order, invoice, credit_note
inline constexpr Field<std::int64_t> year{"year"};
inline constexpr Field<std::string> series{"series"};    // letters before the number, "BTG"; may be empty
inline constexpr Field<std::string> pattern{"pattern"};  // "{number}/{year}", "{series}-{number:4}"
inline constexpr Field<std::int64_t> last_number{"last_number"};
inline constexpr Field<Date> last_date{"last_date"};
inline constexpr Field<std::string> key{"key"};  // "invoice/2026", computed
}  // namespace number_series

[[nodiscard]] EntityDef number_series_def();

// The number as it is printed, and the key by which no two documents can ever have the same one.
struct DocumentNumber {
    std::string text;
    std::string key;  // "invoice/2026/12"
};

// "{series}-{number:4}" with BTG, 12, 2026 is "BTG-0012".
[[nodiscard]] std::string format_number(std::string_view pattern, std::string_view series, std::int64_t number,
                                        int year);

// Why a fiscal document cannot take a number of that day: before the last one of its series, or no series for the
// year. Questions ask about a clock that stands before the last issue or far behind it, and about a day to come.
[[nodiscard]] Issues why_not_number(Session& session, std::string_view code, Date date);

// The next number of the year's series, taken within the command under way: where it fails, the number is not used.
// A new year's series begins at 1 in the form of the year before.
[[nodiscard]] Result<DocumentNumber> take_number(Session& session, std::string_view code, Date date);

// What take_number would give; empty when it would refuse.
[[nodiscard]] std::string next_number(Session& session, std::string_view code, Date date);

// For those who begin in mid-year: the last number already used on paper. Refused once a number was taken here.
[[nodiscard]] Result<RecordId> set_last_number(Session& session, std::string_view code, int year, std::int64_t number);

}  // namespace bottega::documents
