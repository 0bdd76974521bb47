#include "wasm-app/screens/import_photos.hpp"

#include <algorithm>

#include "core/base/text.hpp"
#include "core/files/files_of_record.hpp"

namespace bottega::ui {

bool ImportPhotos::has(const std::string& entity, RecordId record, const CellFile& file) {
    const std::vector<Record> there = files::files_of(store_, entity, record);
    return std::any_of(there.begin(), there.end(), [&](const Record& one) { return one.text(files::stored_file::hash) == file.hash; });
}

Result<RecordId> ImportPhotos::attach(const std::string& entity, RecordId record, const CellFile& file) {
    expects(session_, "files are attached while an import runs");
    return files::add_file(*session_, {entity, record},
                           {.name = sanitise(file.name), .media_type = file.media_type, .hash = file.hash, .bytes = file.bytes});
}

}  // namespace bottega::ui
