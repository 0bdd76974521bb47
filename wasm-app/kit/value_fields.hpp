#pragma once

// Numbers, money, percentages and dates, shown and read in the person's format. What is typed is read forgivingly when the
// field is left; what cannot be read stays on the screen with its problem and leaves the value as it was.

#include <optional>
#include <string_view>

#include "core/base/date.hpp"
#include "core/base/decimal.hpp"
#include "core/base/money.hpp"
#include "wasm-app/kit/fields.hpp"

namespace bottega::ui {

struct NumberOptions {
    FieldOptions field = {};
    int min_decimals = 0;
    int max_decimals = 8;
};
bool decimal_field(std::string_view label, std::optional<Decimal>& value, const NumberOptions& options = {});
bool percent_field(std::string_view label, std::optional<Decimal>& value, const NumberOptions& options = {});
bool integer_field(std::string_view label, std::optional<std::int64_t>& value, const NumberOptions& options = {});
// A new amount takes `currency`.
bool money_field(std::string_view label, std::optional<Money>& value, Currency currency, const FieldOptions& options = {});
bool date_field(std::string_view label, std::optional<Date>& value, const FieldOptions& options = {});

// The first field on the screen that holds text that could not be read takes the focus when it is drawn next.
void go_to_unreadable_input();

}  // namespace bottega::ui
