// The texts in every language and the data files of the program (countries, demo business), so that a Romanian invoice
// can be printed while the screens are Italian. Made from JSON files by tools/embed_assets.py and compiled into the program;
// that of the page takes the languages and the demonstrations from files of their own (wasm-app/platform/data_files.cpp).
#pragma once

#include <string_view>

namespace bottega {

// All texts of a language ("it", "en", "ro") as one flat JSON object; empty for a language we do not have.
[[nodiscard]] std::string_view embedded_strings(std::string_view language);

// The demonstration of a country ("it", "ro"), as assets/demo has it.
[[nodiscard]] std::string_view embedded_demo(std::string_view country);

// A file below assets/, such as "countries/it.json"; empty when there is none.
[[nodiscard]] std::string_view embedded_asset(std::string_view path);

}  // namespace bottega
