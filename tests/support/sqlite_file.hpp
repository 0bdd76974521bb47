#pragma once

#include <functional>
#include <string>

#include "core/data/database.hpp"

namespace bottega::test {

// The bytes of the .sqlite file that the program would keep of this archive, once somebody has been at it with another tool.
[[nodiscard]] std::string as_sqlite(const std::string& archive, const std::function<void(Database&)>& tampered = [](Database&) {});

}  // namespace bottega::test
