#include "core/files/module.hpp"

#include "core/files/stored_file.hpp"

namespace bottega::files {

void add_entities(Schema& schema) { schema.add(stored_file_def()); }

std::vector<Migration> migrations() { return {}; }

}  // namespace bottega::files
