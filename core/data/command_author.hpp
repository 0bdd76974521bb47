#pragma once

#include "core/data/database.hpp"

namespace bottega {

// Whose a command of the history is: the name of the person, or "import". Empty in archives from before it was kept.
void sign_command(Database& database, RecordId command, std::string_view author);
[[nodiscard]] std::string author_of_command(Database& database, RecordId command);

// Adds the place for it to the table of commands.
void add_command_author(Database& database);

}  // namespace bottega
