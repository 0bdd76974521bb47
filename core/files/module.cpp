#include "core/files/module.hpp"

#include "core/files/stored_file.hpp"

namespace bottega::files {

namespace {

void mark_earlier_versions(Database& database) {
    database.execute("UPDATE stored_file SET standing = 'earlier' WHERE superseded = 1 AND kind = 'attachment'");
}

}  // namespace

void add_entities(Schema& schema) { schema.add(stored_file_def()); }

std::vector<Migration> migrations() { return {{"files: earlier versions are marked", mark_earlier_versions}}; }

}  // namespace bottega::files
