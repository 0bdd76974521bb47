#pragma once

#include "core/base/date.hpp"
#include "core/base/money.hpp"
#include "core/base/record_id.hpp"
#include "core/base/timestamp.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace bottega {

enum class FieldType { Text, LongText, Integer, Decimal, Percent, Money, Flag, Date, Timestamp, Choice, Reference };

// What a field can hold. monostate is "empty", the SQL NULL.
using Value = std::variant<std::monostate, bool, std::int64_t, Decimal, Money, Date, Timestamp, std::string, RecordId>;

[[nodiscard]] inline bool is_empty(const Value& value) { return std::holds_alternative<std::monostate>(value); }
// The empty value has no type.
[[nodiscard]] bool has_type(const Value& value, FieldType type);

// The one language-independent text of a value: "12.5", "37.04", "2026-03-15", "true", an id in digits. Used by
// history, archive and CSV export; what a person reads is made by Locale.
[[nodiscard]] std::string canonical_text(const Value& value);

// The inverse. An empty text is the empty value; nullopt when the text is no value of that type.
[[nodiscard]] std::optional<Value> parse_canonical(FieldType type, std::string_view text, Currency currency);

}  // namespace bottega
