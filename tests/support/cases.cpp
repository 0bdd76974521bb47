#include "tests/support/cases.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "tests/support/source_root.hpp"

namespace bottega::test {

std::string read_source(std::string_view path) {
    std::ifstream file(source_root() / path, std::ios::binary);
    if (!file) throw std::runtime_error("cannot read " + std::string(path));
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

std::vector<std::string> source_files(std::string_view folder, std::string_view ending) {
    std::vector<std::string> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(source_root() / folder)) {
        const std::string path = std::filesystem::relative(entry.path(), source_root()).generic_string();
        if (entry.is_regular_file() && path.ends_with(ending)) files.push_back(path);
    }
    std::sort(files.begin(), files.end());
    return files;
}

std::vector<Case> read_cases(std::string_view folder) {
    std::vector<Case> cases;
    for (const std::string& path : source_files("tests/cases/" + std::string(folder), ".json")) {
        const auto table = nlohmann::json::parse(read_source(path));
        const std::string file = std::filesystem::path(path).stem().string();
        for (const auto& data : table) cases.push_back({file + ": " + data.at("name").get<std::string>(), data});
    }
    return cases;
}

}  // namespace bottega::test
