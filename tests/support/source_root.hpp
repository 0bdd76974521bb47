#pragma once

#include <filesystem>

namespace bottega::test {

// The folder of the source tree, for tests that read its files.
[[nodiscard]] std::filesystem::path source_root();

}  // namespace bottega::test
