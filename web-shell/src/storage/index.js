// Storage of the archive: what the loader, the top bar and the recovery page use.
export { deleteArchive, describeArchive, exportRawPages, listArchives, readPagesForgiving } from "./archives.js";
export {
  furtherBusiness, isBusiness, lastBusiness, listBusinesses, rememberBusiness, useBusiness,
} from "./businesses.js";
export { eraseBusiness, eraseEverything, whatIsHere } from "./erase.js";
export { isBackupDue, keepFromEviction, rememberExport, storageEstimate } from "./durability.js";
export { storageFacts } from "./facts.js";
export { hashOf } from "./file-hash.js";
export { openFileStore } from "./file-store.js";
export { keepSnapshot, storeSound } from "./keep-snapshot.js";
export { KeptForms, forgetForms } from "./kept-forms.js";
export { keepNumbers, keptNumbers, replaceNumbers } from "./kept-numbers.js";
export { guardLeaving } from "./leave-guard.js";
export { canPersist, openArchive } from "./open-archive.js";
export {
  deleteSnapshot, deleteSnapshots, filesOfSnapshots, listSnapshots, readSnapshot, replaceArchive, restoreSnapshot, takeSnapshot,
  verifySnapshot,
} from "./snapshots.js";
export { StorageError } from "./storage-error.js";
export { wasmImage } from "./wasm-image.js";
