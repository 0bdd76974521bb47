#pragma once

#include "core/data/database.hpp"

#include <memory>
#include <string>

namespace bottega {

// A .sqlite file from outside, held in memory and opened to be read; the archive itself is never opened this way.
class ForeignFile {
public:
    // Throws DatabaseError when the bytes are no SQLite file or memory is short.
    explicit ForeignFile(std::string_view bytes);
    ~ForeignFile();
    ForeignFile(const ForeignFile&) = delete;
    ForeignFile& operator=(const ForeignFile&) = delete;

    [[nodiscard]] Database& database() { return *database_; }

private:
    std::string name_;
    std::unique_ptr<Database> database_;
};

}  // namespace bottega
