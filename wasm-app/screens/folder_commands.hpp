#pragma once

// What is done to folders and to the records in them: each is one command, that one undo takes back.

#include <functional>
#include <string>
#include <vector>

#include "core/data/folders.hpp"
#include "wasm-app/kit/ui_context.hpp"

namespace bottega::ui {

// `done` gets the id after the commit.
void add_folder(const UiContext& ui, const EntityDef& folders, const std::string& name, RecordId inside, std::function<void(RecordId)> done);
void rename_folder(const UiContext& ui, const EntityDef& folders, RecordId folder, const std::string& name);
void move_folder_to(const UiContext& ui, const EntityDef& folders, const Folder& folder, RecordId into, const std::string& target);
// What it held goes to the one around it, called `around`.
void remove_folder(const UiContext& ui, const EntityDef& folders, const Folder& folder, const std::string& around);

void move_to_folder(const UiContext& ui, const EntityDef& list, std::vector<RecordId> records, RecordId folder, const std::string& target);
void move_to_new_folder(const UiContext& ui, const EntityDef& list, std::vector<RecordId> records, const std::string& name);

}  // namespace bottega::ui
