import { PAGES, answer, pageCount } from "./stored-archive.js";
import { StorageError } from "./storage-error.js";

// Measured: several batches of this size in flight read faster than one large one or a cursor.
const BATCH_BYTES = 256 * 1024;
const BATCHES_IN_FLIGHT = 4;

/**
 * Copies every stored page into the program's memory. A missing page is damage, never a page of zeros.
 * @param {IDBDatabase} connection
 * @param {import("./types.js").Header} header
 * @param {import("./types.js").DatabaseImage} image
 * @param {(loadedBytes: number, totalBytes: number) => void} [onProgress]
 */
export async function loadPages(connection, header, image, onProgress) {
  const count = pageCount(header);
  const batch = Math.max(1, Math.floor(BATCH_BYTES / header.pageSize));
  const pages = connection.transaction(PAGES, "readonly").objectStore(PAGES);
  let next = 0;
  let loaded = 0;

  const loadBatches = async () => {
    while (next < count) {
      const first = next;
      next = Math.min(count, first + batch);
      const last = next - 1;
      /** @type {Uint8Array[]} */
      const found = await answer(pages.getAll(IDBKeyRange.bound(first, last)));
      const complete = found.length === last - first + 1 && found.every((page) => page.byteLength === header.pageSize);
      if (!complete) throw new StorageError("damaged");
      found.forEach((page, index) => image.write((first + index) * header.pageSize, page));
      loaded += found.length;
      onProgress?.(Math.min(loaded * header.pageSize, header.size), header.size);
    }
  };
  await Promise.all(Array.from({ length: BATCHES_IN_FLIGHT }, loadBatches));
}
