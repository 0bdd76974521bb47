#pragma once

#include "core/files/files_of_record.hpp"

#include <string>
#include <vector>

namespace bottega::files {

// A file of the archive that is known by its bytes, as who checks or copies the bytes knows it, in the words of a person.
struct PlacedFile {
    RecordId id;
    std::string name;
    bool superseded = false;      // a newer version has taken its place
    std::optional<Owner> owner;
    std::string owner_title;      // empty where the record is gone
};

// All versions whose bytes have one of these hashes, by name; of those that were deleted none.
[[nodiscard]] std::vector<PlacedFile> files_by_hash(RecordStore& store, const std::vector<std::string>& hashes);

}  // namespace bottega::files
