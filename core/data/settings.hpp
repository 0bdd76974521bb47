#pragma once

#include "core/data/database.hpp"

#include <map>
#include <string>

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

    // Around work whose transaction may be taken back: what the person chose meanwhile is no part of it.
    void keep_from_now();
    void set_again();

private:
    Database& database_;
    bool keeps_ = false;
    std::map<std::string, std::string, std::less<>> kept_;
};

}  // namespace bottega
