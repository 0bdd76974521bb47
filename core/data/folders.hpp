#pragma once

#include "core/data/session.hpp"

#include <string>
#include <vector>

namespace bottega {

// The folders that the records of a list lie in (EntityDef::folder_field). A folder is a record of its own, inside another
// one of its kind or inside none: customers have an entity of folders, products have their categories.
inline constexpr int most_folder_levels = 4;

// Folders that say no more than their name.
[[nodiscard]] EntityDef folder_def(std::string name);

struct Folder {
    RecordId id{}, inside{};      // inside: the folder it lies in, or none
    std::string name;
    int level = 1;
    bool has_inner = false;
    std::int64_t own = 0, all = 0;  // records in it; and in those inside it, too
};

struct Folders {
    std::vector<Folder> list;     // by name, each followed by those inside it
    std::int64_t without = 0, records = 0;  // records in no folder; all of them

    [[nodiscard]] const Folder* find(RecordId id) const;
    // The folder and all that lie in it, at any level.
    [[nodiscard]] std::vector<RecordId> with_inner(RecordId id) const;
    // "Customers / Puglia / Bari"
    [[nodiscard]] std::string path(RecordId id) const;
};

// Of a list that has folders.
[[nodiscard]] Folders folders_of(RecordStore& store, const EntityDef& list);
[[nodiscard]] const EntityDef& folder_entity(const Schema& schema, const EntityDef& list);
// The field of a folder that says in which other one it lies.
[[nodiscard]] const FieldDef& field_of_outer_folder(const EntityDef& folders);

// The records that lie in a folder: in all that are inside it too, or directly in it. Without a folder: those in none.
enum class FolderScope { WithInner, Only };
[[nodiscard]] Condition lies_in(const Folders& folders, const EntityDef& list, RecordId folder, FolderScope scope);

// Puts a folder into another one, or into none.
[[nodiscard]] Result<RecordId> move_folder(Session& session, std::string_view folders, RecordId folder, RecordId into);

// What leads to a folder, the folders and the records in it, leads to the one around it, or to none: so it can be deleted
// and nothing goes with it.
[[nodiscard]] Result<RecordId> empty_folder(Session& session, std::string_view folders, RecordId folder);

}  // namespace bottega
