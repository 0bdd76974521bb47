#pragma once

#include <string>
#include <string_view>

namespace bottega::test {

// A foreign file to import. The real ones lie in the folder of the shared data (environment variable BOTTEGA_SHARED,
// else ../shared beside the source tree); where there is none, files of our own with the same headers and faults.
[[nodiscard]] std::string read_import_file(std::string_view name);

}  // namespace bottega::test
