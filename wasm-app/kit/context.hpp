#pragma once

// What the kit needs from the program around it: the host, the words it shows by itself, and the person's formats.

#include <string>

#include "wasm-app/kit/host.hpp"

namespace bottega {
class Locale;
}

namespace bottega::ui {

// Words that widgets show on their own account, in the person's language. Filled by the program.
struct UiTexts {
    std::string today, clear, close, open_calendar, previous_month, next_month, choose_date;
    std::string no_matches, create;               // create: "Create “{0}”"
    std::string undo, dismiss, more_actions, select_all, select_row, no_rows;
    std::string invalid_number, invalid_date, required;
    std::string too_many_decimals, no_decimals;   // too_many_decimals: "At most {0} decimals"
    std::string sort_by;                          // the phone's sort menu
    std::string page_navigation;
};

void set_host(Host& host);
[[nodiscard]] Host& host();
void set_texts(UiTexts texts);
[[nodiscard]] const UiTexts& texts();
void set_locale(const Locale& locale);            // must outlive its use
[[nodiscard]] const Locale& locale();

}  // namespace bottega::ui
