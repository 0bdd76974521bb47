// The backup's container, without a browser: what was written comes back, and whatever is done to the file is found.
import assert from "node:assert/strict";
import { createHash, pbkdf2Sync, hkdfSync, createDecipheriv } from "node:crypto";
import { describe, test } from "node:test";
import { gunzipSync } from "node:zlib";
import { ContainerReader } from "../../web-shell/src/backup/container-reader.js";
import { BlobSink, ContainerWriter } from "../../web-shell/src/backup/container-writer.js";
import { CHUNK_BYTES, MAGIC, TAG_BYTES, encodeHeader } from "../../web-shell/src/backup/format.js";
import { backupName, expendable } from "../../web-shell/src/backup/rotation.js";
import { newSecret } from "../../web-shell/src/backup/secret.js";

const FEW_ITERATIONS = 1000; // the real number is for guessers, not for tests
const PASSPHRASE = "Țuică di prugne 1976";
const created = new Date("2026-03-16T10:00:00Z");
const archive = new TextEncoder().encode(JSON.stringify({ format: "bottega-archive", names: ["Rossi", "Țăran"] }));
const hex = (bytes) => createHash("sha256").update(bytes).digest("hex");

/** Bytes that do not shrink, the same in every run. */
function noise(length) {
  const bytes = new Uint8Array(length);
  for (let index = 0, state = 7; index < length; index++) {
    state = (state * 1664525 + 1013904223) >>> 0;
    bytes[index] = state >>> 24;
  }
  return bytes;
}
const files = [noise(3 * CHUNK_BYTES + 11), new Uint8Array(), noise(100)];

async function written({ secret = null, content = files } = {}) {
  const sink = new BlobSink();
  const writer = await ContainerWriter.start(sink, { secret, created });
  await writer.archive(archive);
  for (const bytes of content) await writer.file(hex(bytes), new Blob([bytes]));
  await writer.finish();
  return new Uint8Array(await sink.blob("application/octet-stream").arrayBuffer());
}

async function read(bytes, secret = null) {
  const found = { archive: null, files: [] };
  const reader = await ContainerReader.open(new Blob([bytes]), secret);
  for await (const entry of reader.entries()) {
    if (entry.kind === "archive") {
      found.archive = entry.text;
    } else {
      const pieces = [];
      for await (const piece of entry.pieces) pieces.push(piece);
      found.files.push(new Uint8Array(await new Blob(pieces).arrayBuffer()));
    }
  }
  return found;
}

const refused = (bytes, reason, secret) => assert.rejects(read(bytes, secret), { reason });

/** Where chunks begin and end. */
function chunksOf(bytes) {
  const view = new DataView(bytes.buffer);
  const chunks = [];
  for (let at = MAGIC.length + 4 + view.getUint32(MAGIC.length, true) + 32; at < bytes.length;) {
    const end = at + 4 + (view.getUint32(at, true) & 0x7fffffff) + TAG_BYTES;
    chunks.push([at, end]);
    at = end;
  }
  return chunks;
}

const pasted = (...parts) => Uint8Array.from(Buffer.concat(parts));

for (const [how, secretOf] of [["plain", async () => null], ["encrypted", () => newSecret(PASSPHRASE, FEW_ITERATIONS)]]) {
  describe(`a backup, ${how}`, async () => {
    const secret = await secretOf();
    const key = secret && PASSPHRASE;
    const whole = await written({ secret });

    test("comes back as it was", async () => {
      const found = await read(whole, key);
      assert.deepEqual(found, { archive, files });
      assert.deepEqual((await read(await written({ secret, content: [] }), key)).files, []);
    });

    test("is refused wherever one byte of it is another", async () => {
      const places = [0, 7, 8, 12, 20, ...chunksOf(whole).flatMap(([from, to]) => [from, from + 3, from + 4, to - 17, to - 1])];
      for (let at = 13; at < whole.length; at += 9973) places.push(at);
      for (const at of places) {
        const damaged = whole.slice();
        damaged[at] ^= 1;
        await assert.rejects(read(damaged, key), (failure) => ["damaged", "foreign"].includes(failure.reason), `byte ${at}`);
      }
    });

    test("is refused when it was cut off, at any border and between", async () => {
      const borders = chunksOf(whole).flatMap(([from, to]) => [from, from + 2, from + 4, from + 100, to - 1]);
      for (const length of [9, 11, 40, ...borders]) await refused(whole.slice(0, length), "damaged", key);
      await refused(whole.slice(0, 5), "foreign", key);
      await refused(pasted(whole, whole.slice(-1)), "damaged", key);
    });

    test("is refused when its chunks were moved, repeated or left out", async () => {
      const chunks = chunksOf(whole);
      const start = whole.slice(0, chunks[0][0]);
      const piece = (index) => whole.slice(...chunks[index]);
      const all = chunks.map((_, index) => index);
      const orders = [[1, 0, ...all.slice(2)], [0, 0, ...all.slice(1)], [0, ...all.slice(2)], all.slice(0, -1), all.toReversed()];
      for (const order of orders) await refused(pasted(start, ...order.map(piece)), "damaged", key);
      const other = await written({ secret, content: [noise(CHUNK_BYTES * 4)] });
      const foreign = other.slice(...chunksOf(other)[1]);
      await refused(pasted(start, piece(0), foreign, ...all.slice(2).map(piece)), "damaged", key);
    });
  });
}

describe("a passphrase", async () => {
  const secret = await newSecret(PASSPHRASE, FEW_ITERATIONS);
  const whole = await written({ secret, content: [] });

  test("must be the one the file was made with, in whatever form its accents were typed", async () => {
    await refused(whole, "passphrase", "something else");
    await refused(whole, "passphrase", null);
    assert.deepEqual((await read(whole, PASSPHRASE.normalize("NFD"))).archive, archive);
    assert.deepEqual((await read(whole, secret)).archive, archive);
  });

  test("is never looked for longer than the reader allows", async () => {
    for (const iterations of [10_000_001, 2 ** 53, 0, -1]) {
      const encryption = { cipher: "AES-256-GCM", kdf: "PBKDF2-SHA256", iterations, salt: "AAAA", nonce: "AAAA", check: "AAAA" };
      const { bytes } = await encodeHeader({ version: 1, created: "", chunk: CHUNK_BYTES, encryption });
      await refused(bytes, "too-costly", PASSPHRASE);
    }
  });

  test("leaves nothing readable in the file, and no two files alike", async () => {
    assert.ok(!Buffer.from(whole).includes("Rossi"));
    const again = await written({ secret, content: [] });
    assert.notDeepEqual(again.slice(chunksOf(again)[0][0]), whole.slice(chunksOf(whole)[0][0]));
  });

  test("opens the file in another program too, by the description alone", () => {
    const length = new DataView(whole.buffer).getUint32(8, true);
    const { encryption } = JSON.parse(Buffer.from(whole.slice(12, 12 + length)).toString());
    const bytesOf = (text) => Buffer.from(text, "base64");
    const master = pbkdf2Sync(PASSPHRASE, bytesOf(encryption.salt), encryption.iterations, 32, "sha256");
    const key = Buffer.from(hkdfSync("sha256", master, bytesOf(encryption.nonce), "bottega backup content", 32));
    const [[from, to]] = chunksOf(whole);
    const cipher = createDecipheriv("aes-256-gcm", key, Buffer.from([1, ...new Uint8Array(11)]));
    cipher.setAAD(createHash("sha256").update(whole.slice(0, 12 + length)).digest());
    cipher.setAuthTag(whole.slice(to - TAG_BYTES, to));
    const content = Buffer.concat([cipher.update(whole.slice(from + 4, to - TAG_BYTES)), cipher.final()]);
    const described = content.readUInt32LE(0);
    const { bytes } = JSON.parse(content.subarray(4, 4 + described).toString());
    assert.deepEqual(new Uint8Array(gunzipSync(content.subarray(4 + described, 4 + described + bytes))), archive);
  });
});

test("foreign and newer files are told from damaged ones", async () => {
  await refused(new TextEncoder().encode("SQLite format 3\0"), "foreign");
  await refused(new Uint8Array(), "foreign");
  const { bytes } = await encodeHeader({ version: 2, created: "", chunk: 1, encryption: null });
  await refused(bytes, "newer");
});

test("a file is written a chunk at a time, and read a few megabytes at a time", async () => {
  const weight = 64 * 1024 * 1024;
  const piece = noise(CHUNK_BYTES);
  let largestRead = 0;
  let largestWrite = 0;
  const blob = { size: weight, slice: (from, to) => {
    largestRead = Math.max(largestRead, Math.min(to, weight) - from);
    return new Blob(Array.from({ length: (Math.min(to, weight) - from) / piece.length }, () => piece));
  } };
  const sum = createHash("sha256");
  for (let at = 0; at < weight; at += piece.length) sum.update(piece);
  const writer = await ContainerWriter.start({ write: (bytes) => void (largestWrite = Math.max(largestWrite, bytes.length)) }, { created });
  await writer.archive(archive);
  await writer.file(sum.digest("hex"), blob);
  await writer.finish();
  assert.ok(largestRead <= 4 * 1024 * 1024, `${largestRead} bytes read at once`);
  assert.ok(largestWrite <= CHUNK_BYTES + 4 + TAG_BYTES);

  const whole = await written({ content: [noise(12 * 1024 * 1024)] });
  let largestSlice = 0;
  const watched = Object.assign(new Blob([whole]), { slice: (from, to) => {
    largestSlice = Math.max(largestSlice, to - from);
    return Blob.prototype.slice.call(watched, from, to);
  } });
  for await (const entry of (await ContainerReader.open(watched)).entries()) void entry;
  assert.ok(largestSlice <= 4 * 1024 * 1024, `${largestSlice} bytes read at once`);
});

describe("the backups in a folder", () => {
  const names = (...days) => days.map((day) => `bottega-rossi-${day}-1200.bottega`);
  const daysOf2026 = Array.from({ length: 365 }, (_, day) => new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10));

  test("of a year of days, 7 days, 4 weeks and 12 months stay", () => {
    const gone = new Set(expendable(names(...daysOf2026)));
    const left = names(...daysOf2026).filter((name) => !gone.has(name));
    assert.deepEqual(left.slice(-7), names(...daysOf2026.slice(-7)));
    for (const day of ["2026-12-27", "2026-12-20", "2026-12-13", "2026-11-30", "2026-10-31", "2026-02-28", "2026-01-31"])
      assert.ok(left.includes(names(day)[0]), day);
    assert.equal(left.length, 7 + 2 + 11); // two of the weeks' and one of the months' are among the days
  });

  test("the newest of a day is the one that stays", () => {
    const morning = "bottega-rossi-2026-03-16-0900.bottega";
    const evening = "bottega-rossi-2026-03-16-1830.bottega";
    assert.deepEqual(expendable([evening, morning]), [morning]);
  });

  test("a long holiday deletes nothing, and other files are nobody's business", () => {
    const old = names("2024-01-05", "2024-01-06", "2026-03-16");
    assert.deepEqual(expendable([...old, "holiday.jpg", "bottega-rossi-2020-01-01.json"]), []);
  });

  test("are named after business, day and minute", () => {
    assert.equal(backupName("bottega-rossi", new Date(2026, 2, 6, 9, 5)), "bottega-rossi-2026-03-06-0905.bottega");
  });
});
