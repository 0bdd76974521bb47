#include "core/base/text.hpp"
#include "core/i18n/catalogue.hpp"
#include "tests/support/cases.hpp"

#include <algorithm>
#include <set>

#include <doctest/doctest.h>

using namespace bottega;

namespace {

std::vector<std::string> string_files(const std::string& language) {
    std::vector<std::string> files;
    for (const char* const folder : {"core", "wasm-app"})
        for (const std::string& path : test::source_files(folder, "/" + language + ".json")) files.push_back(path);
    return files;
}

// Romanian has plural forms the others lack, so keys are compared without them.
std::set<std::string> keys_of(const Catalogue& catalogue) {
    std::set<std::string> keys;
    for (const auto& [key, text] : catalogue.texts())
        if (!key.ends_with(".few")) keys.insert(key);
    return keys;
}

std::set<std::string> placeholders_of(const std::string& text) {
    std::set<std::string> found;
    for (auto open = text.find('{'); open != std::string::npos; open = text.find('{', open + 1))
        found.insert(text.substr(open, text.find('}', open) - open));
    return found;
}

std::vector<std::string> different_keys(const Catalogue& one, const Catalogue& other) {
    const auto keys = keys_of(one);
    const auto other_keys = keys_of(other);
    std::vector<std::string> different;
    std::set_symmetric_difference(keys.begin(), keys.end(), other_keys.begin(), other_keys.end(),
                                  std::back_inserter(different));
    return different;
}

std::vector<std::string> different_placeholders(const Catalogue& one, const Catalogue& other) {
    std::vector<std::string> different;
    for (const auto& [key, text] : one.texts())
        if (other.has(key) && !key.ends_with(".one") && placeholders_of(text) != placeholders_of(other.text(key)))
            different.push_back(key);
    return different;
}

bool is_sorted_file(const std::string& path) {
    const auto ordered = nlohmann::ordered_json::parse(test::read_source(path));
    std::vector<std::string> keys;
    for (const auto& [key, text] : ordered.items()) keys.push_back(key);
    return std::is_sorted(keys.begin(), keys.end());
}

// Keys that the code names in full: "issue.…". One that ends in a point is only the beginning of a key.
std::set<std::string> issue_keys_in_code() {
    std::set<std::string> keys;
    for (const std::string& path : test::source_files("core", "pp")) {
        const std::string source = test::read_source(path);
        for (auto at = source.find("\"issue."); at != std::string::npos; at = source.find("\"issue.", at + 1)) {
            const std::string key = source.substr(at + 1, source.find('"', at + 1) - at - 1);
            if (!key.ends_with('.')) keys.insert(key);
        }
    }
    return keys;
}

std::vector<std::string> missing_issue_texts() {
    const Catalogue catalogue = embedded_catalogue("it");
    std::vector<std::string> missing;
    for (const std::string& key : issue_keys_in_code())
        if (!catalogue.has(key) && !catalogue.has(key + ".other")) missing.push_back(key);
    return missing;
}

std::vector<std::string> plurals_without_few(const Catalogue& catalogue) {
    std::vector<std::string> missing;
    for (const auto& [key, text] : catalogue.texts()) {
        const std::string stem = key.substr(0, key.rfind('.') + 1);
        if (key.ends_with(".other") && catalogue.has(stem + "one") && !catalogue.has(stem + "few"))
            missing.push_back(key);
    }
    return missing;
}

bool has_letter_of_old_romanian(const std::string& text) {
    for (const char* const cedilla : {"ş", "ţ", "Ş", "Ţ"})
        if (text.find(cedilla) != std::string::npos) return true;
    return false;
}

}  // namespace

TEST_CASE("the three languages have the same texts with the same placeholders") {
    const Catalogue italian = embedded_catalogue("it");
    for (const char* const language : {"ro", "en"}) {
        CAPTURE(language);
        const Catalogue other = embedded_catalogue(language);

        CHECK(join(different_keys(italian, other), " ") == "");
        CHECK(join(different_placeholders(italian, other), " ") == "");
    }
}

TEST_CASE("every issue the core names has its text") { CHECK(join(missing_issue_texts(), " ") == ""); }

TEST_CASE("every text is written, and Romanian with the comma below") {
    for (const std::string& language : languages()) {
        const Catalogue catalogue = embedded_catalogue(language);
        for (const auto& entry : catalogue.texts()) {
            CAPTURE(entry.first);
            CHECK_FALSE(entry.second.empty());
            CHECK_FALSE(has_letter_of_old_romanian(entry.second));
        }
    }
}

TEST_CASE("Romanian plurals have their middle form") {
    CHECK(join(plurals_without_few(embedded_catalogue("ro")), " ") == "");
}

TEST_CASE("text files are sorted, so that a key is found by eye") {
    for (const std::string& language : languages()) {
        for (const std::string& path : string_files(language)) {
            CAPTURE(path);
            CHECK(is_sorted_file(path));
        }
    }
}
