#include "tests/support/import_files.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace bottega::test {

namespace {

std::filesystem::path shared_folder() {
    const char* named = std::getenv("BOTTEGA_SHARED");
    return named ? std::filesystem::path(named) : std::filesystem::path(BOTTEGA_SOURCE_DIR) / "../shared";
}

}  // namespace

std::string read_import_file(std::string_view name) {
    const std::filesystem::path source = BOTTEGA_SOURCE_DIR;
    for (const std::filesystem::path& folder : {shared_folder() / "data/import", source / "tests/fixtures/import"}) {
        std::ifstream file(folder / name, std::ios::binary);
        if (!file) continue;
        std::ostringstream text;
        text << file.rdbuf();
        return text.str();
    }
    throw std::runtime_error("no file to import: " + std::string(name));
}

}  // namespace bottega::test
