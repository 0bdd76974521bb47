#include "tests/support/import_files.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "tests/support/source_root.hpp"

namespace bottega::test {

namespace {

std::filesystem::path shared_folder() {
    const char* named = std::getenv("BOTTEGA_SHARED");
    return named ? std::filesystem::path(named) : source_root() / "../shared";
}

}  // namespace

std::string read_import_file(std::string_view name) {
    const std::filesystem::path source = source_root();
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
