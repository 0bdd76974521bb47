#include "core/data/command_author.hpp"

namespace bottega {

void sign_command(Database& database, RecordId command, std::string_view author) {
    if (author.empty()) return;
    Statement row(database, "UPDATE command SET author = ?2 WHERE id = ?1");
    row.bind(1, command.value);
    row.bind_text(2, author);
    row.run();
}

std::string author_of_command(Database& database, RecordId command) {
    Statement row(database, "SELECT author FROM command WHERE id = ?1");
    row.bind(1, command.value);
    return row.step() ? row.text(0) : std::string();
}

void add_command_author(Database& database) {
    // An archive taken in from an older program brings its own list of migrations to tables that are new already.
    if (database.scalar("SELECT count(*) FROM pragma_table_info('command') WHERE name = 'author'") == 0)
        database.execute("ALTER TABLE command ADD COLUMN author TEXT");
}

}  // namespace bottega
