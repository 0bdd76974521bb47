// The words the storage modules share. No code: only types for the checker.

/**
 * What one commit of the program changed. The three arrays are views of the wasm memory, valid during the call only.
 * @typedef {object} Commit
 * @property {number} sequence how many commits the archive has seen, this one included
 * @property {number} size the archive's size in bytes; pages beyond it are gone
 * @property {number} pageSize
 * @property {Uint32Array} numbers page numbers from 0, ascending
 * @property {Uint32Array} addresses where each of them lies in `memory`
 * @property {Uint8Array} memory
 */

/**
 * The archive in the program's memory.
 * @typedef {object} DatabaseImage
 * @property {(pageSize: number, size: number, sequence: number) => boolean} create false: not enough memory
 * @property {(offset: number, bytes: Uint8Array) => void} write from the beginning of a page, and only before the program starts
 * @property {(offset: number, length: number) => Uint8Array<ArrayBuffer>} view within one page; until the program goes on
 * @property {(offset: number, length: number) => Uint8Array} copy within one page
 * @property {() => boolean} isWriting a transaction is open: not a moment to copy the whole
 */

/**
 * What is stored beside the pages.
 * @typedef {object} Header
 * @property {number} format of this storage, see FORMAT in header-record.js
 * @property {number} sequence
 * @property {number} size
 * @property {number} pageSize
 * @property {number} schemaVersion PRAGMA user_version of the stored archive
 * @property {number} pagesSum over the checksums of all pages, see pages-sum.js
 * @property {import("./opening-copy-trace.js").StoredTrace} [openingCopy] which pages were stored since it was made
 */

/**
 * What is wrong with a stored archive.
 * - `pages`: these pages are missing or not as they were written
 * - `header`: what says what the pages are is lost
 * - `mixture`: each page is sound, but they are not from one commit
 * @typedef {object} Damage
 * @property {"pages" | "header" | "mixture"} kind
 * @property {number[]} pages numbers from 0, ascending
 * @property {number} count of pages the archive should have; 0 when the header is lost
 */

/**
 * Why the archive is not saved.
 * - `retrying`: the browser refused to write; tried again by itself
 * - `full`: no space left; tried again by itself
 * - `blocked`: the browser has been writing for long; it may still succeed
 * - `out-of-memory`: a commit could not be copied; the whole archive is written again as soon as possible
 * - `wiped`: the stored archive was deleted under us; it is being written again from memory
 * - `fenced`: another tab took over without waiting: what this tab did since is lost
 * - `diverged`: the stored archive is not the one this tab knows
 * - `version-change`: another tab deletes or upgrades the stored archive
 * - `handed-over`, `closed`: given up by us, everything was saved before
 * - `memory-only`: nothing is ever stored here (plain http)
 * @typedef {"retrying" | "full" | "blocked" | "out-of-memory" | "wiped" | "fenced" | "diverged" | "version-change" | "handed-over"
 *   | "closed" | "memory-only"} NotSavedReason
 */

/**
 * @typedef {object} SaveStatus
 * @property {"saved" | "saving" | "not-saved"} state
 * @property {NotSavedReason | null} reason only of "not-saved"
 * @property {boolean} final nothing this tab does will be saved any more
 * @property {number} pending commits that are not durable yet
 */

/**
 * @typedef {object} StorageStats
 * @property {number} transactions IndexedDB transactions completed
 * @property {number} bytes page bytes they wrote
 * @property {number} reconnects
 * @property {number} rewrites times the whole archive had to be written again
 */

/**
 * What the shell and the program use, whether the archive is kept (PageDatabase) or not (MemoryDatabase). It is an
 * EventTarget and sends "change" whenever `status` may have changed.
 * @typedef {EventTarget & {
 *   readonly name: string,
 *   readonly sequence: number,
 *   readonly durableSequence: number,
 *   readonly schemaVersion: number,
 *   readonly status: SaveStatus,
 *   readonly stats: StorageStats,
 *   committed(commit: Commit): void,
 *   waitDurable(sequence?: number): Promise<number>,
 *   whenSaved(): Promise<void>,
 *   flush(): Promise<number>,
 *   storeAnew(): void,
 *   close(reason?: NotSavedReason): Promise<void>,
 *   abandon(reason: NotSavedReason): void,
 * }} ArchiveDatabase
 */

/**
 * A copy of the archive kept in the browser.
 * @typedef {object} Snapshot
 * @property {number} number ascending
 * @property {"migration" | "import" | "restore" | "asked" | "damaged"} reason what was about to happen;
 *   "damaged": it is the damaged original, kept until the person deletes it
 * @property {string} takenAt
 * @property {number} size of the archive
 * @property {number} bytes it takes
 * @property {number} sequence the archive's last commit in it
 * @property {number} schemaVersion
 * @property {string[]} files hashes of the files that were there: none that its rows name may be collected
 */

export {};
