#pragma once

#include "core/app/application.hpp"
#include "core/documents/restored_numbers.hpp"
#include "core/exchange/sqlite_import.hpp"

#include <string_view>
#include <vector>

namespace bottega {

// What was copied of a damaged archive.
struct Salvage {
    std::vector<SqliteTable> tables;
    std::int64_t references_cleared = 0;           // to records that were lost
    std::vector<documents::LastNumber> numbers;    // that were given, as the series or else the documents say
    std::string given;                             // the same, saying whose: see given_numbers.hpp
};

// Copies what can still be read of a damaged archive into a fresh one, row by row. Pages that are missing are zeros in
// `bytes`. Refused when nothing can be read.
[[nodiscard]] Result<Salvage> salvage(std::string_view bytes, Application& fresh);

}  // namespace bottega
