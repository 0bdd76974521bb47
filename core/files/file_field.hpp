#pragma once

#include "core/files/files_of_record.hpp"

#include <functional>
#include <string>
#include <vector>

namespace bottega::files {

// A field of kind "file" names one of the files of its record: what holds for those (kept before the row that names them,
// versions, the trash, copies, the search for words inside) holds for it, too.
[[nodiscard]] inline bool is_file_field(const FieldDef& field) { return field.format == TextFormat::File; }

// A file that was chosen for a field of a record that is about to be saved.
struct ChosenFile {
    std::string field;
    NewFile file;
};

// Saves a record with the files chosen for its fields, as one step. What takes the place of another is its new version;
// one that no field names any more goes to the trash.
using SaveOne = std::function<Result<RecordId>(Session&, Record)>;
[[nodiscard]] Result<RecordId> save_with_files(Session& session, Record record, const std::vector<ChosenFile>& chosen, const SaveOne& save);

}  // namespace bottega::files
