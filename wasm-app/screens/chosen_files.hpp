#pragma once

// Files that were chosen for fields of a form and come with its saving. The page keeps their bytes already, durable; the
// draft of the record names each by an id that no row has.

#include <cstdint>
#include <map>
#include <vector>

#include "core/data/record_store.hpp"
#include "core/files/file_field.hpp"

namespace bottega::ui {

class ChosenFiles {
public:
    [[nodiscard]] RecordId add(RecordStore& store, files::NewFile file);
    [[nodiscard]] const files::NewFile* find(RecordId id) const;

private:
    std::map<std::int64_t, files::NewFile> files_;
};
// Of this page.
[[nodiscard]] ChosenFiles& chosen_files();

// Those that the draft of a record names.
[[nodiscard]] std::vector<files::ChosenFile> chosen_for(RecordStore& store, const Record& draft);
// A draft that outlived its page names files that the page had, and nobody has any more: those fields are as before.
void leave_out_lost_files(RecordStore& store, Record& draft, const Record& before);
// What is wrong with a draft, as the store finds it: a file that comes with its saving is not missing.
[[nodiscard]] Issues problems_of_draft(RecordStore& store, const Record& draft);

}  // namespace bottega::ui
