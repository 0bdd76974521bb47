// The cards of a .vcf file as a table for the program (core/exchange/vcard_table.hpp): one row a card, with the columns
// that occur. Loaded when the first such file is chosen. No library that is kept up reads 2.1 with its quoted-printable.
import { SpreadsheetError } from "../spreadsheet/spreadsheet-error.js";
import { hashOf } from "../storage/file-hash.js";
import { base64Bytes, decodedText, partsOf, readProperty, unescaped, unfoldedLines } from "./vcard-lines.js";

const LIMITS = { bytes: 64 << 20, cards: 50_000, ofAKind: 8, properties: 500, detail: 500, photo: 10 << 20 };
const SEPARATORS = /[\x1d-\x1f]/g; // eslint-disable-line no-control-regex

/** What programs write for themselves: it says nothing about the person. */
const TECHNICAL = new Set([
  "VERSION", "PRODID", "REV", "UID", "KIND", "SORT-STRING", "PROFILE", "CLASS", "MAILER", "SOURCE", "NAME", "LABEL", "CLIENTPIDMAP",
  "X-ABLABEL", "X-ABADR", "X-ABSHOWAS", "X-ABUID", "X-MS-OL-DEFAULT-POSTAL-ADDRESS", "X-ADDRESSBOOKSERVER-KIND",
]);

/** The beginnings of the pictures that a browser shows. @type {[string, string, RegExp][]} */
const PICTURES = [
  ["image/jpeg", "jpg", /^\xff\xd8\xff/],
  ["image/png", "png", /^\x89PNG/],
  ["image/gif", "gif", /^GIF8/],
  ["image/webp", "webp", /^RIFF[\s\S]{4}WEBP/],
];

/** In this order, each where a card has it. A number stands behind the second and further of one kind: "email 2". */
const COLUMNS = [
  "company", "contact.name", "contact.role", "contact.email", "contact.phone", "contact.mobile", "fax", "street", "postal code", "city",
  "region", "country", "website", "contact.notes", "photo", "department", "nickname", "birthday", "categories", "email", "phone",
  "mobile", "pager", "address", "other",
];

/** Of each photo of the last file, by its hash. @type {Map<string, Blob>} */
let photos = new Map();

/** Keeps those photos of the last file in the store of files. @param {string[]} hashes @param {{ put: (blob: Blob) => Promise<unknown> }} store */
export async function keepPhotos(hashes, store) {
  for (const hash of hashes) {
    const photo = photos.get(hash);
    if (!photo) throw new Error("no such photo in the last file");
    await store.put(photo);
  }
  return {};
}

/** @typedef {import("./vcard-lines.js").Property} Property */

/** Of one kind of property: the preferred one first, then those of work. @param {Property[]} properties */
const byWeight = (properties) => {
  const weight = (/** @type {Property} */ { types }) => (types.has("pref") ? 0 : 2) + (types.has("work") ? 0 : 1);
  return properties.map((property, place) => ({ property, place })).sort((a, b) => weight(a.property) - weight(b.property) || a.place - b.place).map(({ property }) => property);
};

/** "19220310" and "1922-03-10T00:00:00Z" as a day; else as it stands. @param {string} text */
const dayOf = (text) => text.replace(/^(\d{4})-?(\d{2})-?(\d{2})(T.*)?$/, "$1-$2-$3");

/** "X-MS-SPOUSE" is "Spouse". @param {string} name */
function spoken(name) {
  const words = name.replace(/^X-((MS|EVOLUTION|MOZILLA|KADDRESSBOOK)-|AB)?/, "").replaceAll("-", " ").toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

class Card {
  /** @type {Map<string, string>} column, cell with the letter of its kind */ cells = new Map();
  /** @type {Property[]} */ properties = [];
  version = "3.0";

  /** @param {Notes} notes */
  constructor(notes) {
    this.notes = notes;
  }

  /** @param {Property} property */
  add(property) {
    if (property.name === "VERSION") this.version = property.raw.trim();
    if (this.properties.length >= LIMITS.properties) throw new SpreadsheetError("too_big", "properties of one card");
    this.properties.push(property);
  }

  /** @param {string} name */
  all(name) {
    return byWeight(this.properties.filter((property) => property.name === name));
  }

  /** @param {Property} property */
  text(property) {
    return unescaped(decodedText(property), this.version);
  }

  /** @param {string} name */
  parts(name) {
    const [first] = this.all(name);
    return first ? partsOf(decodedText(first), this.version).map((part) => part.replace(/\s*\n\s*/g, ", ")) : [];
  }

  /** The first that says something. @param {string} name */
  first(name) {
    return this.all(name).map((property) => this.text(property)).find(Boolean) ?? "";
  }

  get isGroup() {
    return ["KIND", "X-ADDRESSBOOKSERVER-KIND"].some((name) => this.first(name).toLowerCase() === "group");
  }

  /** @param {string} column @param {string} text */
  say(column, text) {
    const plain = text.replace(SEPARATORS, " ").trim();
    if (plain) this.cells.set(column, `t${plain}`);
  }

  /** The first goes into a column of its own, the others behind it with their numbers. @param {string} column @param {string} further @param {string[]} texts */
  sayAll(column, further, texts) {
    const [first, ...others] = [...new Set(texts.filter(Boolean))];
    this.say(column, first ?? "");
    others.slice(0, LIMITS.ofAKind).forEach((text, index) => this.say(`${further} ${index + 2}`, text));
    if (others.length > LIMITS.ofAKind) this.detail(spoken(further), others.slice(LIMITS.ofAKind).join(", "));
  }

  /** A line of what has no place of its own. @param {string} name @param {string} text */
  detail(name, text) {
    const before = this.cells.get("other");
    this.cells.set("other", `${before ? `${before}\n` : "t"}${name}: ${text.replace(SEPARATORS, " ")}`);
  }

  async read() {
    this.#readPerson();
    this.#readNumbers();
    this.#readAddresses();
    this.sayAll("website", "website", this.all("URL").map((property) => this.text(property)));
    this.say("contact.notes", this.all("NOTE").map((property) => this.text(property)).join("\n"));
    this.say("birthday", dayOf(this.first("BDAY")));
    this.say("categories", this.first("CATEGORIES"));
    await this.#readPhoto();
    this.#readOthers();
  }

  #readPerson() {
    const [company = "", ...departments] = this.parts("ORG");
    const [family = "", given = "", more = "", before = "", behind = ""] = this.parts("N");
    const composed = [before, given, more, family, behind].filter(Boolean).join(" ");
    const emails = this.all("EMAIL").map((property) => this.text(property).replace(/^mailto:/i, ""));
    const nickname = this.first("NICKNAME");
    this.say("company", company);
    this.say("department", departments.filter(Boolean).join(", "));
    this.say("contact.name", this.first("FN").replace(/\s+/g, " ") || composed || nickname || (company ? "" : (emails[0] ?? "")));
    this.say("nickname", nickname);
    const [title, role] = [this.first("TITLE"), this.first("ROLE")];
    this.say("contact.role", title || role);
    if (title && role && title !== role) this.detail("Role", role);
    this.sayAll("contact.email", "email", emails);
  }

  #readNumbers() {
    /** @type {Record<string, string[]>} */
    const numbers = { phone: [], mobile: [], fax: [], pager: [] };
    for (const property of this.all("TEL")) {
      const kind = property.types.has("fax") ? "fax" : property.types.has("cell") ? "mobile" : property.types.has("pager") ? "pager" : "phone";
      numbers[kind].push(this.text(property).replace(/^tel:/i, ""));
    }
    this.sayAll("contact.phone", "phone", numbers.phone);
    this.sayAll("contact.mobile", "mobile", numbers.mobile);
    this.sayAll("fax", "fax", numbers.fax);
    this.sayAll("pager", "pager", numbers.pager);
  }

  #readAddresses() {
    const [first, ...others] = this.all("ADR").map((property) =>
      partsOf(decodedText(property), this.version).map((part) => part.replace(/,?\s*\n\s*/g, ", ").replace(/,\s*$/, "")),
    );
    const written = (/** @type {(string | undefined)[]} */ parts) => parts.filter(Boolean).join(", ");
    if (first) {
      const [box, extended, street, city = "", region = "", code = "", country = ""] = first;
      const columns = { street: written([extended, street, box]), city, region, "postal code": code, country };
      for (const [column, text] of Object.entries(columns)) this.say(column, text);
    }
    others.slice(0, LIMITS.ofAKind).forEach((parts, index) => this.say(`address ${index + 2}`, written(parts)));
  }

  async #readPhoto() {
    const [property, ...others] = this.all("PHOTO");
    if (!property) return;
    const text = decodedText(property).trim();
    const data = /^data:[^,]*;base64,/i.exec(text);
    const person = this.cells.get("contact.name")?.slice(1) ?? this.cells.get("company")?.slice(1) ?? "?";
    if (others.length > 0) this.notes.say("photos", person);
    if (property.encoding !== "base64" && !data) return this.notes.say("photo_address", person);
    const bytes = base64Bytes(data ? text.slice(data[0].length) : text);
    const start = bytes ? String.fromCharCode(...bytes.subarray(0, 16)) : "";
    const [type, ending] = PICTURES.find(([, , beginning]) => beginning.test(start)) ?? [];
    if (!bytes || !type || bytes.length > LIMITS.photo) return this.notes.say("photo_unreadable", person);
    const photo = new Blob([bytes], { type });
    const hash = await hashOf(photo);
    photos.set(hash, photo);
    // eslint-disable-next-line no-control-regex
    const name = `${person.replace(/[\\/:*?"<>|\x00-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, " ").trim().slice(0, 100).replace(/\.+$/, "") || "photo"}.${ending}`;
    this.cells.set("photo", `f${[hash, type, bytes.length, name].join("\t")}`);
  }

  /** What else is said in words goes along; the rest is named. */
  #readOthers() {
    const read = new Set(["FN", "N", "ORG", "TITLE", "ROLE", "EMAIL", "NICKNAME", "TEL", "ADR", "URL", "NOTE", "BDAY", "CATEGORIES", "PHOTO"]);
    for (const property of this.properties) {
      if (read.has(property.name) || TECHNICAL.has(property.name)) continue;
      const text = property.encoding === "base64" ? "" : this.text(property);
      if (text && text.length <= LIMITS.detail && !/^<|^data:/i.test(text)) this.detail(spoken(property.name), text.replace(/\s*\n\s*/g, ", "));
      else this.notes.say("left_out", property.name);
    }
  }
}

/** What did not become part of the table and is told: a code, and what it is about. */
class Notes {
  /** @type {Map<string, Set<string>>} */ said = new Map();

  /** @param {string} code @param {string} about */
  say(code, about) {
    this.said.set(code, (this.said.get(code) ?? new Set()).add(about));
  }

  get rows() {
    const most = 5;
    return [...this.said].map(([code, about]) => [code, [...about].slice(0, most).join(", ") + (about.size > most ? ", …" : ""), about.size]);
  }
}

/** The cards of a file, one within another left out. @param {Uint8Array} bytes @param {Notes} notes */
function cardsIn(bytes, notes) {
  /** @type {Card[]} */
  const cards = [];
  let depth = 0;
  for (const line of unfoldedLines(bytes)) {
    const property = readProperty(line);
    if (!property) continue;
    const isOfCard = /^\s*vcard\s*$/i.test(property.raw);
    if (property.name === "BEGIN" && isOfCard) {
      if (++depth === 1) cards.push(new Card(notes));
      if (cards.length > LIMITS.cards) throw new SpreadsheetError("too_big", "cards");
      if (depth > 1) notes.say("left_out", "AGENT");
    } else if (property.name === "END" && isOfCard) depth = Math.max(0, depth - 1);
    else if (depth === 1) cards[cards.length - 1].add(property);
  }
  if (depth > 0) notes.say("cut", "");
  return cards;
}

/** @param {string} column "email 2" @returns {[number, number]} */
function placeOf(column) {
  const number = Number(/ (\d+)$/.exec(column)?.[1] ?? 1);
  const kind = COLUMNS.indexOf(number > 1 ? column.replace(/ \d+$/, "") : column);
  return [kind, number];
}

/** @param {Uint8Array} bytes a .vcf file @returns {Promise<Uint8Array>} its table and what is not in it */
export async function readVcards(bytes) {
  if (bytes.length > LIMITS.bytes) throw new SpreadsheetError("too_big", `${bytes.length} bytes`);
  photos = new Map();
  const notes = new Notes();
  const cards = cardsIn(bytes, notes);
  const persons = cards.filter((card) => !card.isGroup);
  for (const card of persons) await card.read();
  for (const card of cards) if (card.isGroup) notes.say("groups", card.first("FN") || card.first("N") || "?");
  if (persons.length === 0) throw new SpreadsheetError("no_cards", "no card in it");
  const used = new Set(persons.flatMap((card) => [...card.cells.keys()]));
  const columns = [...used].sort((a, b) => placeOf(a)[0] - placeOf(b)[0] || placeOf(a)[1] - placeOf(b)[1]);
  const rows = [columns.map((column) => `t${column}`), ...persons.map((card) => columns.map((column) => card.cells.get(column) ?? ""))];
  const told = notes.rows.map((row) => row.map((cell) => `t${cell}`));
  const sheet = (/** @type {string} */ name, /** @type {string[][]} */ lines) => `\x1d${name}${lines.map((line) => `\x1e${line.join("\x1f")}`).join("")}`;
  return new TextEncoder().encode(sheet("cards", rows) + sheet("notes", told));
}
