#pragma once

#include "core/data/record_store.hpp"

namespace bottega {

// The whole archive as one JSON text, in canonical order: sections, entities as the schema declares them, records by
// id, fields as declared, empty fields left out. No time of export inside and importing adds no history, so that two
// exports of the same archive are the same bytes. Ids are strings, amounts and decimals plain texts ("37.04").
//
//   {"format":"bottega-archive","version":1,"schema":1,
//    "entities":{"account":[{"id":"…","name":"…"},…],…},
//    "commands":[…],"history":[…],"migrations":[…],"settings":[…],
//    "crc32":"1a2b3c4d"}          over every byte before this key's line
inline constexpr int kArchiveVersion = 1;

[[nodiscard]] std::string export_archive(Database& database, const Schema& schema, int schema_version);

// What a file says of itself, read before anything is written.
struct ArchiveSummary {
    int schema_version = 0;
    std::int64_t records = 0;
    std::int64_t commands = 0;
    std::vector<std::pair<std::string, std::int64_t>> by_entity = {};  // in the order of the file
    std::string last_change = {};                                      // when the last command ran, as the history says
};

// Whether the text is a whole, undamaged archive this program can read; the reason if not.
[[nodiscard]] Result<ArchiveSummary> inspect_archive(std::string_view text, int newest_schema_version);

// Replaces everything in the database by the archive, inside the caller's transaction. Refused, with nothing changed
// once the caller rolls back, when the file is damaged, foreign or newer, names things this program does not know,
// or would alter or lose a sealed record that is here, or lower a number already given.
[[nodiscard]] Result<Done> import_archive(Database& database, const Schema& schema, std::string_view text, int newest_schema_version);

}  // namespace bottega
