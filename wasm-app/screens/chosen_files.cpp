#include "wasm-app/screens/chosen_files.hpp"

#include <algorithm>
#include <utility>

namespace bottega::ui {

namespace {

const files::NewFile* chosen_in(RecordStore& store, const Record& draft, const FieldDef& field) {
    if (!files::is_file_field(field)) return nullptr;
    const auto id = draft.get(Field<RecordId>{field.name});
    const files::NewFile* file = id ? chosen_files().find(*id) : nullptr;
    return file && !store.find(files::stored_file::entity, *id) ? file : nullptr;
}

}  // namespace

RecordId ChosenFiles::add(RecordStore& store, files::NewFile file) {
    const RecordId id = store.next_id();
    files_.insert_or_assign(id.value, std::move(file));
    return id;
}

const files::NewFile* ChosenFiles::find(RecordId id) const {
    const auto found = files_.find(id.value);
    return found == files_.end() ? nullptr : &found->second;
}

ChosenFiles& chosen_files() {
    static ChosenFiles files;
    return files;
}

std::vector<files::ChosenFile> chosen_for(RecordStore& store, const Record& draft) {
    std::vector<files::ChosenFile> chosen;
    for (const FieldDef& field : draft.def().fields)
        if (const files::NewFile* file = chosen_in(store, draft, field)) chosen.push_back({.field = field.name, .file = *file});
    return chosen;
}

void leave_out_lost_files(RecordStore& store, Record& draft, const Record& before) {
    for (std::size_t index = 0; index < draft.def().fields.size(); ++index) {
        const FieldDef& field = draft.def().fields[index];
        if (!files::is_file_field(field)) continue;
        const auto id = draft.get(Field<RecordId>{field.name});
        if (id && !chosen_files().find(*id) && !store.find(files::stored_file::entity, *id)) draft.set_value(index, before.value(index));
    }
}

Issues problems_of_draft(RecordStore& store, const Record& draft) {
    Issues issues = store.problems(draft);
    for (const files::ChosenFile& one : chosen_for(store, draft))
        std::erase_if(issues, [&](const Issue& issue) { return issue.field == one.field; });
    return issues;
}

}  // namespace bottega::ui
