#include "tests/support/source_root.hpp"

namespace bottega::test {

std::filesystem::path source_root() { return BOTTEGA_SOURCE_DIR; }

}  // namespace bottega::test
