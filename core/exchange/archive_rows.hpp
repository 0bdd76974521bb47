#pragma once

#include "core/data/record.hpp"
#include "core/exchange/archive_reader.hpp"

namespace bottega {

// Why a row of an archive file cannot be taken; thrown while the file is read, caught where the import began.
struct ArchiveRefusal {
    Issue issue;
};

// The record that a row of the file stands for. Throws ArchiveRefusal.
[[nodiscard]] Record archive_record(const EntityDef& def, const ArchiveRow& row);

inline constexpr std::string_view entities_section = "entities.";  // before the entity's name

}  // namespace bottega
