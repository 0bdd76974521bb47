#include "core/i18n/embedded_assets.hpp"

#include <emscripten.h>

#include <cstdio>
#include <map>
#include <string>

// The languages and the demonstrations come as files: a person needs one of the three, and mostly no demonstration. The page
// brings those that it knows will be needed; any other is fetched when it is asked for, while everything waits.

EM_JS(void, shell_bring_data_file, (const char* name), { Module.dataFiles.bringAtOnce(UTF8ToString(name)); });

namespace {

std::map<std::string, std::string, std::less<>> data_files;

std::string_view data_file(const std::string& name) {
    if (!data_files.contains(name)) shell_bring_data_file(name.c_str());
    const auto file = data_files.find(name);
    return file == data_files.end() ? std::string_view() : file->second;
}

}  // namespace

extern "C" EMSCRIPTEN_KEEPALIVE void app_data_file(const char* name, const char* bytes, int size) {
    data_files.try_emplace(name, bytes, static_cast<std::size_t>(size));  // what was given out stays where it is
}

namespace bottega {

std::string_view embedded_strings(std::string_view language) {
    if (const std::string_view texts = data_file(std::string(language)); !texts.empty()) return texts;
    // Without a network, on the very first visit: in another language rather than not at all.
    for (const char* other : {"en", "it", "ro"}) {
        const auto here = data_files.find(other);
        if (here == data_files.end()) continue;
        std::fprintf(stderr, "The texts of %s are not here\n", std::string(language).c_str());
        return here->second;
    }
    return {};
}

std::string_view embedded_demo(std::string_view country) { return data_file("demo-" + std::string(country)); }

}  // namespace bottega
