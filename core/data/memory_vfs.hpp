#pragma once

namespace bottega {

// The name to give to Database, together with the name of a page store, for an archive that lives in memory.
inline constexpr const char* memory_vfs_name = "bottega";

// Makes SQLite know the page stores. In WebAssembly, where there is no file system, it is SQLite's default VFS
// from the start and calling this changes nothing.
//
// One connection at a time may open a page store: `PRAGMA journal_mode = MEMORY` and `locking_mode = EXCLUSIVE`
// are the setting it is made for, and the journal modes OFF and WAL, which cannot roll back here, are refused.
void register_memory_vfs();

}  // namespace bottega
