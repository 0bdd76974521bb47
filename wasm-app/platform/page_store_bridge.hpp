#pragma once

#include <cstdint>

// The archive between the program and the page that keeps it in IndexedDB. All that the two may call of each other
// for storage is listed here; web-shell/src/storage/wasm-image.js and page-database.js are the other end.
//
// Order of events: the page opens the stored database, calls storage_create() with the size and sequence it found,
// writes each stored page to storage_page_address(), and only then starts the program, which opens
// Database(bottega::archive_name, bottega::memory_vfs_name). From then on every commit calls Module.storage.
namespace bottega {

// The one page store of the program. The page decides which stored archive ("main", "demo-it" ...) fills it.
inline constexpr const char* archive_name = "archive";

}  // namespace bottega

extern "C" {

// ---- the page calls the program. Offsets and sizes are doubles: exact up to 2^53, and plain numbers in JavaScript.

// Makes the archive's memory, replacing what was there. 1, or 0 when there is not enough memory.
int storage_create(int page_size, double size, double sequence);
// Where the page at this offset lies in memory; 0 beyond the end. A page never moves until storage_create().
std::uint8_t* storage_page_address(double offset);
// 1 while the memory holds pages of an open transaction: then it must not be copied as a whole.
int storage_is_writing();
double storage_size();
double storage_sequence();
// For window.bottega.stats() and the bench: since storage_create().
double storage_commits();
double storage_bytes_handed_over();

// ---- the program calls the page, once a commit, in order:
//   Module.storage.committed({sequence, size, pageSize, numbers, addresses, memory})
// with `numbers` (ascending page numbers from 0) and `addresses` as Uint32Array views of equal length, and `memory`
// the Uint8Array of the whole wasm memory. All three are valid during the call only; the callee copies the pages.

}  // extern "C"
