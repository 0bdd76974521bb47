#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

namespace bottega::test {

// Business cases as tables: tests/cases/<folder>/*.json, each a list of objects with a "name", which an accountant
// can read and add to.
struct Case {
    std::string name;  // "gross_prices: three for ten"
    nlohmann::json data;
};

[[nodiscard]] std::vector<Case> read_cases(std::string_view folder);

// Files of the source tree, by their path from its root.
[[nodiscard]] std::string read_source(std::string_view path);
[[nodiscard]] std::vector<std::string> source_files(std::string_view folder, std::string_view ending);

}  // namespace bottega::test
