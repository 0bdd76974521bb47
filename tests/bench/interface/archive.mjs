// Archives as Bottega itself would have written them, with many more records: a text of hundreds of megabytes, written in pieces.
import { createWriteStream } from "node:fs";
import { once } from "node:events";
import { finished } from "node:stream/promises";
import { crc32 } from "node:zlib";
import { COLUMNS, eachAccount } from "./rows.js";

const FIRST_ID = 500_000_000_000_000_000n; // behind all that an archive has
const ROWS_A_PIECE = 5000;
// The fields that hold the eight columns; those without one of their own have a free text.
const FIELDS = { id: "code", name: "name", email: "email", city: "city", vat: "vat_number", phone: "phone", amount: "price_note", created: "register_number" };
const LAYOUT = { fields: ["name", ...COLUMNS.filter((column) => column !== "name").map((column) => FIELDS[column])] };

function accountRow(row) {
  const fields = Object.fromEntries(COLUMNS.map((column) => [FIELDS[column], String(row[column])]));
  return JSON.stringify({ id: String(FIRST_ID + BigInt(row.id)), ...fields, kind: "company", is_customer: true });
}

function opportunityRow(like, number) {
  const stages = ["new", "qualified", "proposal", "negotiation"];
  return JSON.stringify({ ...like, id: String(FIRST_ID + BigInt(number)), name: `Impianto ${number}`, stage: like.stage ?? stages[number % 4] });
}

/** The archive cut after the first row of a section: what comes before its rows, and what follows. */
function cutAt(archive, opening) {
  const at = archive.indexOf(opening);
  if (at < 0) throw new Error(`the archive has no ${opening}`);
  return [archive.slice(0, at + opening.length), archive.slice(at + opening.length)];
}

async function write(file, pieces) {
  const stream = createWriteStream(file);
  let sum = 0;
  for (const piece of pieces) {
    const bytes = Buffer.from(piece);
    sum = crc32(bytes, sum);
    if (!stream.write(bytes)) await once(stream, "drain");
  }
  stream.end(`"crc32":"${sum.toString(16).padStart(8, "0")}"}\n`);
  await finished(stream);
}

function withSetting(text, name, value) {
  const row = JSON.stringify({ key: name, value: JSON.stringify(value) });
  return text.replace('"settings":[\n', (opening) => `${opening}${row}\n`);
}

const withoutSum = (archive) => archive.slice(0, archive.lastIndexOf('"crc32"'));

/** @param {string} file @param {string} archive what Bottega exported @param {number} count accounts to add */
export async function writeAccounts(file, archive, count) {
  const [before, after] = cutAt(withoutSum(archive), '"account":[');
  function* pieces() {
    yield before;
    let rows = [];
    for (const row of eachAccount(count)) {
      if (rows.push(accountRow(row)) < ROWS_A_PIECE) continue;
      yield `\n${rows.join(",\n")},`;
      rows = [];
    }
    if (rows.length) yield `\n${rows.join(",\n")},`;
    yield withSetting(after, "list.account", LAYOUT);
  }
  await write(file, pieces());
}

/** The list of opportunities as a board, with so many cards more, all like the archive's own. */
export async function writeCards(file, archive, count) {
  const [before, after] = cutAt(withoutSum(archive), '"opportunity":[');
  const own = JSON.parse(`[${after.slice(0, after.indexOf("\n]"))}]`);
  const rows = Array.from({ length: count }, (_, number) => opportunityRow(own[number % own.length], number + 1));
  await write(file, [before, `\n${rows.join(",\n")},`, withSetting(after, "shape.opportunity", { form: "board" })]);
}
