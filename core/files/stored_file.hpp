#pragma once

#include "core/data/session.hpp"

namespace bottega::files {

// A file that belongs to a record: a signed order, a photo, a contract; or the paper of an issued document, kept as it
// went out. The bytes lie beside the archive, in the page's store of files, under their SHA-256.
namespace stored_file {
inline constexpr std::string_view entity = "stored_file";
inline constexpr Field<std::string> name{"name"};
inline constexpr Field<std::string> folder{"folder"};
inline constexpr Field<std::string> tags{"tags"};
inline constexpr Field<std::string> note{"note"};
inline constexpr Field<Decimal> kilobytes{"kilobytes"};
inline constexpr Field<Timestamp> added_at{"added_at"};
inline constexpr Field<std::string> media_type{"media_type"};
inline constexpr Field<std::string> kind{"kind"};      // attachment; issued: sealed
inline constexpr Field<std::string> owner{"owner"};    // "account/17"
inline constexpr Field<std::string> standing{"standing"};  // earlier: there is a newer version; issued; empty
inline constexpr Field<std::string> hash{"hash"};
inline constexpr Field<std::int64_t> bytes{"bytes"};
inline constexpr Field<RecordId> previous{"previous"};  // the version before this one
inline constexpr Field<bool> superseded{"superseded"};  // there is a newer version
inline constexpr Field<std::string> text{"text"};       // what can be read in it, for the search
}  // namespace stored_file

[[nodiscard]] EntityDef stored_file_def();

}  // namespace bottega::files
