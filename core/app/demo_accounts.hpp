#pragma once

#include "core/app/demo_chance.hpp"

#include <nlohmann/json_fwd.hpp>
#include <vector>

namespace bottega::demo {

// Customers that nobody wrote down: plausible names and places out of the tables of assets/demo/<country>.json, with
// fiscal numbers whose check digits are right though nobody has them. Rows as in "accounts" of that file.
[[nodiscard]] std::vector<nlohmann::json> invented_accounts(const nlohmann::json& script, Chance& chance);

}  // namespace bottega::demo
