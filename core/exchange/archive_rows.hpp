#pragma once

#include "core/data/record.hpp"
#include "core/data/schema.hpp"
#include "core/exchange/archive_reader.hpp"

namespace bottega {

// Why a row of an archive file cannot be taken; thrown while the file is read, caught where the import began.
struct ArchiveRefusal {
    Issue issue;
};

// The record that a row of the file stands for. Throws ArchiveRefusal.
[[nodiscard]] Record archive_record(const EntityDef& def, const ArchiveRow& row);

// The modules' entities with the fields that the file says its person added.
[[nodiscard]] Schema schema_of_archive(const Schema& schema, std::string_view text);
// The same, by the rows of its section entities.custom_field.
[[nodiscard]] Schema schema_of_archive(const Schema& schema, const std::vector<ArchiveRow>& fields);

inline constexpr std::string_view entities_section = "entities.";  // before the entity's name

}  // namespace bottega
