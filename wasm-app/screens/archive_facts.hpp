#pragma once

// What an archive from elsewhere holds, a backup or a copy kept in the browser, line by line against what is here.

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "wasm-app/kit/ui_context.hpp"

namespace bottega::ui {

using ArchiveFacts = std::vector<std::pair<std::string, std::string>>;  // "Invoices", "12 (here: 14)"

// "120", and where a business is here "120 (here: 118)".
[[nodiscard]] std::string against_here(const UiContext& ui, const std::string& there, const std::string& here);
// The name of the business and when it was changed last.
[[nodiscard]] std::pair<std::string, std::string> business_fact(const UiContext& ui, const std::string& name);
[[nodiscard]] std::pair<std::string, std::string> last_change_fact(const UiContext& ui, const std::string& at);
// How many there are of what the navigation shows.
void add_counts(const UiContext& ui, const std::vector<std::pair<std::string, std::int64_t>>& by_entity, ArchiveFacts& facts);

}  // namespace bottega::ui
