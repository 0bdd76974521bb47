#pragma once

#include "core/data/database.hpp"

namespace bottega {

// Choices of the person that are no business data: language, theme, column widths, when the last backup was made.
// Keys that begin with "local." belong to this browser and stay out of the exported archive.
class Settings {
public:
    explicit Settings(Database& database) : database_(database) {}
    static void create_table(Database& database);

    [[nodiscard]] std::string get(std::string_view key);
    // Writes at once, inside the running transaction if there is one. An empty value removes the key.
    void set(std::string_view key, std::string_view value);

private:
    Database& database_;
};

}  // namespace bottega
