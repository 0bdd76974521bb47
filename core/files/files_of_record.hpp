#pragma once

#include "core/files/stored_file.hpp"

#include <optional>
#include <set>
#include <utility>

namespace bottega::files {

// A file whose bytes are durable already.
struct NewFile {
    std::string name;
    std::string media_type;
    std::string hash;
    std::int64_t bytes = 0;
    std::string text = {};  // found in it; may be empty
};

// The record a file belongs to, as entity and id.
using Owner = std::pair<std::string, RecordId>;
[[nodiscard]] std::optional<Owner> owner_of(const Record& file);
[[nodiscard]] std::string owner_key(std::string_view entity, RecordId record);  // "account/17"
// The row of a file that nobody owns yet.
[[nodiscard]] Record row_of(Session& session, const NewFile& file);

// The newest version of each, newest first.
[[nodiscard]] std::vector<Record> files_of(RecordStore& store, std::string_view entity, RecordId record);
[[nodiscard]] std::int64_t count_files(RecordStore& store, std::string_view entity, RecordId record);
// The versions before this one, newest first.
[[nodiscard]] std::vector<Record> earlier_versions(RecordStore& store, const Record& file);

// The same bytes under the same name are there only once: then it is the id of the one that is.
[[nodiscard]] Result<RecordId> add_file(Session& session, const Owner& owner, const NewFile& file);
// Takes the place of the newest version, which stays readable behind it; its note, folder and tags go on, and the fields
// that named it name this one.
[[nodiscard]] Result<RecordId> add_version(Session& session, RecordId newest, const NewFile& file);
// With its earlier versions; fields that named it are empty then. The paper of an issued document stays.
[[nodiscard]] Result<RecordId> remove_file(Session& session, RecordId newest);
// A record goes with what was attached to it.
[[nodiscard]] Result<RecordId> remove_with_files(Session& session, std::string_view entity, RecordId record);

// The paper of an issued document: the first one made is kept for good and is what every later print shows.
[[nodiscard]] std::optional<Record> issued_paper(RecordStore& store, std::string_view entity, RecordId document);
[[nodiscard]] Result<RecordId> keep_issued_paper(Session& session, const Owner& document, const NewFile& paper);

// Every hash that the archive still needs: of all versions, and of what lies in the trash and can come back.
[[nodiscard]] std::set<std::string> needed_hashes(RecordStore& store);

}  // namespace bottega::files
