// The words on a page of a PDF in the order of their drawing: where they stand tells words and lines apart.
import { readFont, readString } from "./pdf-fonts.js";
import { Reader, binaryText, nameOf, stringOf, wordOf } from "./pdf-objects.js";

/**
 * @typedef {import("./pdf-objects.js").Value} Value
 * @typedef {import("./pdf-objects.js").Dictionary} Dictionary
 * @typedef {import("./pdf-objects.js").PdfFile} PdfFile
 * @typedef {import("./pdf-fonts.js").Font} Font
 */

const MOST_NESTED = 5; // forms within forms
const SPACE = 0.15; // of the size: from here on a gap parts two words
const LINE = 0.4; // of the size: so far below is another line
/** @type {Font} */
const NO_FONT = { bytes: 1, letters: new Map(), widths: new Map(), usualWidth: 0 };

/** @param {Value | undefined} value */
const numberIn = (value) => (typeof value === "number" ? value : 0);

export class PageText {
  #pieces = [""];
  #length = 0;
  /** @type {Map<Dictionary, Font>} */ #fonts = new Map();
  /** @type {Font} */ #font = NO_FONT;
  #size = 1;
  #scale = 1; // of the text's own coordinates
  #leading = 0;
  #lineX = 0;
  #lineY = 0;
  #x = 0; // where the next letter stands
  #endX = 0; // where the last one ended
  #endY = 0;
  #isNewLine = true;

  /** @param {PdfFile} file @param {number} limit */
  constructor(file, limit) {
    this.file = file;
    this.limit = limit;
  }

  get isFull() {
    return this.#length >= this.limit;
  }

  toString() {
    return this.#pieces.join("").replace(/[ \t]+/g, " ").replace(/ ?\n\s*/g, "\n").trim().slice(0, this.limit);
  }

  endPage() {
    this.#isNewLine = true;
  }

  /**
   * @param {string} content of a page or form
   * @param {Dictionary | null} resources
   * @param {number} [depth]
   */
  async addContent(content, resources, depth = 0) {
    /** @type {Value[]} */
    let given = [];
    const reader = new Reader(content);
    while (!this.isFull) {
      const value = reader.value();
      if (value === undefined && reader.at >= content.length) return;
      if (value === undefined) reader.at++; // a stray bracket
      const word = wordOf(value);
      if (!word) {
        if (value !== undefined) given.push(value);
        continue;
      }
      if (word === "Tf") await this.#useFont(resources, given);
      else if (word === "Do") await this.#addForm(resources, given[0], depth);
      else if (word === "BI") skipImage(reader);
      else this.#follow(word, given);
      given = [];
    }
  }

  /** @param {string} word @param {Value[]} given */
  #follow(word, given) {
    const numbers = given.map(numberIn);
    switch (word) {
      case "cm":
        this.#isNewLine = true; // other coordinates: nothing can be compared
        break;
      case "BT":
        this.#matrix(1, 0, 0, 0);
        break;
      case "Tm":
        this.#matrix(numbers[0], numbers[1], numbers[4], numbers[5]);
        break;
      case "TL":
        this.#leading = numbers[0];
        break;
      case "TD":
        this.#leading = -numbers[1];
        this.#move(numbers[0], numbers[1]);
        break;
      case "Td":
        this.#move(numbers[0], numbers[1]);
        break;
      case "T*":
        this.#move(0, -this.#leading);
        break;
      case "'":
      case '"':
        this.#move(0, -this.#leading);
        this.#show(given.at(-1));
        break;
      case "Tj":
        this.#show(given[0]);
        break;
      case "TJ":
        for (const part of Array.isArray(given[0]) ? given[0] : []) this.#show(part);
        break;
    }
  }

  /** @param {number} a @param {number} b @param {number} x @param {number} y */
  #matrix(a, b, x, y) {
    this.#scale = Math.hypot(a, b) || 1;
    this.#x = this.#lineX = x;
    this.#lineY = y;
  }

  /** @param {number} x @param {number} y */
  #move(x, y) {
    this.#x = this.#lineX += x * this.#scale;
    this.#lineY += y * this.#scale;
  }

  /** A string, or a number that moves what follows. @param {Value | undefined} value */
  #show(value) {
    const thousandth = (this.#size * this.#scale) / 1000;
    if (typeof value === "number") this.#x -= value * thousandth;
    const bytes = stringOf(value);
    if (!bytes) return;
    const { text, width } = readString(bytes, this.#font);
    this.#part(1000 * thousandth);
    this.#pieces.push(text);
    this.#length += text.length;
    this.#endX = this.#x += width * thousandth;
    this.#endY = this.#lineY;
  }

  /** What parts the next word from the last one. @param {number} size */
  #part(size) {
    const isBelow = this.#isNewLine || Math.abs(this.#lineY - this.#endY) > LINE * size;
    const gap = this.#x - this.#endX;
    if (isBelow) this.#pieces.push("\n");
    else if (gap > SPACE * size || gap < -size) this.#pieces.push(" ");
    this.#isNewLine = false;
  }

  /** @param {Dictionary | null} resources @param {Value[]} given */
  async #useFont(resources, [name, size]) {
    const font = this.file.dictionary(this.file.dictionary(resources?.get("Font"))?.get(nameOf(name)));
    this.#size = Math.abs(numberIn(size)) || 1;
    this.#font = NO_FONT;
    if (!font) return;
    this.#font = this.#fonts.get(font) ?? (await readFont(this.file, font));
    this.#fonts.set(font, this.#font);
  }

  /** @param {Dictionary | null} resources @param {Value | undefined} name @param {number} depth */
  async #addForm(resources, name, depth) {
    const form = this.file.stream(this.file.dictionary(resources?.get("XObject"))?.get(nameOf(name)));
    if (!form || depth >= MOST_NESTED || nameOf(form.dictionary.get("Subtype")) !== "Form") return;
    const own = this.file.dictionary(form.dictionary.get("Resources")) ?? resources;
    this.#isNewLine = true;
    await this.addContent(binaryText(await this.file.content(form)), own, depth + 1);
    this.#isNewLine = true;
  }
}

/** A picture in the middle of the page's operators. @param {Reader} reader */
function skipImage(reader) {
  const end = /\sEI\s/g;
  end.lastIndex = reader.at;
  reader.at = end.exec(reader.text) ? end.lastIndex : reader.text.length;
}
