// Draws the pages of our own papers: phones have no viewer for PDF in a page, and those of desktops have toolbars of
// their own. It knows what our papers are made of and nothing else: at anything unknown it stops, rather than showing a
// paper that is not the one.
import { readFont, readString } from "./pdf-fonts.js";
import { pictureOf } from "./paper-picture.js";
import { PdfFile, Reader, nameOf, stringOf, wordOf } from "./pdf-objects.js";
import { pageContent, pagesOf } from "./pdf-text.js";
import { pageTexts } from "./texts.js";

/**
 * @typedef {import("./pdf-objects.js").Value} Value
 * @typedef {import("./pdf-objects.js").Dictionary} Dictionary
 * @typedef {{ font: import("./pdf-fonts.js").Font | null, weight: string, size: number, fillAlpha: number, strokeAlpha: number }} State
 */

const FAMILY = "Inter"; // of the page and the papers
const WEIGHTS = ["400", "600"];
const PLAIN = new Set(["ET", "cs", "CS", "ri", "i", "M"]); // nothing to see, or implied by what follows

/** @param {Value | undefined} value */
const number = (value) => {
  if (typeof value !== "number") throw new Error("a number is missing on the paper");
  return value;
};

/** @param {Value[]} parts */
function colour(parts) {
  const shares = parts.map((part) => Math.round(number(part) * 255));
  if (shares.length === 1) return `rgb(${shares[0]} ${shares[0]} ${shares[0]})`;
  if (shares.length !== 3) throw new Error("a colour that no paper of ours has");
  return `rgb(${shares.join(" ")})`;
}

class PaperPage {
  words = "";
  /** @type {State} */ #state = { font: null, weight: "", size: 0, fillAlpha: 1, strokeAlpha: 1 };
  /** @type {State[]} */ #kept = [];
  /** @type {Map<Dictionary, import("./pdf-fonts.js").Font>} */ #fonts = new Map();
  /** @type {DOMMatrix} */ #text = new DOMMatrix();

  /** @param {PdfFile} file @param {Dictionary} page @param {CanvasRenderingContext2D} pen */
  constructor(file, page, pen) {
    this.file = file;
    this.resources = file.dictionary(page.get("Resources"));
    this.pen = pen;
  }

  /** @param {string} content */
  async draw(content) {
    const reader = new Reader(content);
    /** @type {Value[]} */
    let given = [];
    for (let value = reader.value(); value !== undefined; value = reader.value()) {
      const word = wordOf(value);
      if (!word) given.push(value);
      else {
        await this.#follow(word, given);
        given = [];
      }
    }
  }

  /** @param {string} kind @param {Value | undefined} name */
  #resource(kind, name) {
    return this.file.dictionary(this.resources?.get(kind))?.get(nameOf(name));
  }

  /** @param {string} word @param {Value[]} given */
  async #follow(word, given) {
    if (PLAIN.has(word) || this.#shape(word, given) || this.#letters(word, given)) return;
    switch (word) {
      case "q":
        this.#kept.push({ ...this.#state });
        return this.pen.save();
      case "Q":
        this.#state = this.#kept.pop() ?? this.#state;
        return this.pen.restore();
      case "cm":
        return this.pen.transform(...this.#six(given));
      case "gs":
        return this.#opacity(this.file.dictionary(this.#resource("ExtGState", given[0])));
      case "Tf":
        return this.#useFont(given);
      case "Do":
        return this.#picture(given[0]);
    }
    throw new Error(`"${word}" is on no paper of ours`);
  }

  /** @param {Value[]} given @returns {[number, number, number, number, number, number]} */
  #six([a, b, c, d, x, y]) {
    return [number(a), number(b), number(c), number(d), number(x), number(y)];
  }

  /** Lines and areas. @param {string} word @param {Value[]} given */
  #shape(word, given) {
    const { pen } = this;
    const [a, b, c, d, e, f] = given.map((value) => (typeof value === "number" ? value : 0));
    if (word === "m") pen.moveTo(a, b);
    else if (word === "l") pen.lineTo(a, b);
    else if (word === "c") pen.bezierCurveTo(a, b, c, d, e, f);
    else if (word === "re") pen.rect(a, b, c, d);
    else if (word === "h") pen.closePath();
    else if (word === "f") this.#paint("fill");
    else if (word === "S") this.#paint("stroke");
    else if (word === "n") pen.beginPath();
    else if (word === "w") pen.lineWidth = a;
    else if (word === "j") pen.lineJoin = /** @type {CanvasLineJoin[]} */ (["miter", "round", "bevel"])[a];
    else if (word === "J") pen.lineCap = /** @type {CanvasLineCap[]} */ (["butt", "round", "square"])[a];
    else if (word === "d") pen.setLineDash(this.file.array(given[0]).map(number));
    else if (word === "scn" || word === "rg" || word === "g") pen.fillStyle = colour(given);
    else if (word === "SCN" || word === "RG" || word === "G") pen.strokeStyle = colour(given);
    else return false;
    return true;
  }

  /** @param {"fill" | "stroke"} how */
  #paint(how) {
    this.pen.globalAlpha = how === "fill" ? this.#state.fillAlpha : this.#state.strokeAlpha;
    this.pen[how]();
    this.pen.beginPath();
  }

  /** @param {string} word @param {Value[]} given */
  #letters(word, given) {
    if (word === "BT") this.#text = new DOMMatrix();
    else if (word === "Tm") this.#text = new DOMMatrix(this.#six(given));
    else if (word === "Td") this.#text.translateSelf(number(given[0]), number(given[1]));
    else if (word === "TJ") for (const part of this.file.array(given[0])) this.#show(part);
    else if (word === "Tj") this.#show(given[0]);
    else if ((word === "Tc" || word === "Tw" || word === "Tr") && given[0] === 0) return true;
    else return false;
    return true;
  }

  /** Letters, or a number that moves what follows. @param {Value} part */
  #show(part) {
    const { font, weight, size, fillAlpha } = this.#state;
    if (typeof part === "number") return void this.#text.translateSelf((-part * size) / 1000, 0);
    const bytes = stringOf(part);
    if (!bytes || !font) throw new Error("letters without a font");
    const { text, width } = readString(bytes, font);
    const { pen } = this;
    pen.save();
    const { a, b, c, d, e, f } = this.#text;
    pen.transform(a, b, c, d, e, f);
    pen.scale(1, -1);
    pen.globalAlpha = fillAlpha;
    pen.font = `${weight} ${size}px ${FAMILY}`;
    pen.fillText(text, 0, 0);
    pen.restore();
    this.words += text;
    this.#text.translateSelf((width * size) / 1000, 0);
  }

  /** @param {Value[]} given */
  async #useFont([name, size]) {
    const font = this.file.dictionary(this.#resource("Font", name));
    if (!font) throw new Error("a font is missing");
    this.#state.font = this.#fonts.get(font) ?? (await readFont(this.file, font));
    this.#fonts.set(font, this.#state.font);
    this.#state.weight = this.#weightOf(this.#state.font);
    this.#state.size = number(size);
  }

  /** The one whose letters stand as wide as those of the file, which does not name it. @param {import("./pdf-fonts.js").Font} font */
  #weightOf(font) {
    const errors = WEIGHTS.map((weight) => {
      this.pen.font = `${weight} 1000px ${FAMILY}`;
      let error = 0;
      for (const [code, letter] of font.letters) error += Math.abs(this.pen.measureText(letter).width - (font.widths.get(code) ?? 0));
      return error;
    });
    return WEIGHTS[errors.indexOf(Math.min(...errors))];
  }

  /** @param {Dictionary | null} wishes */
  #opacity(wishes) {
    const [fill, stroke] = [wishes?.get("ca"), wishes?.get("CA")];
    if (typeof fill === "number") this.#state.fillAlpha = fill;
    if (typeof stroke === "number") this.#state.strokeAlpha = stroke;
  }

  /** @param {Value} name */
  async #picture(name) {
    const stream = this.file.stream(this.#resource("XObject", name));
    if (!stream) throw new Error("a picture is missing");
    const picture = await pictureOf(this.file, stream);
    this.pen.save();
    this.pen.globalAlpha = this.#state.fillAlpha;
    this.pen.transform(1, 0, 0, -1, 0, 1); // a picture fills the unit square, its top upwards
    this.pen.drawImage(picture, 0, 0, 1, 1);
    this.pen.restore();
  }
}

/**
 * The pages as pictures with their words, in one box.
 * @param {Uint8Array} bytes of a PDF that Bottega has made
 * @param {number} [width] of a page in pixels
 */
export async function drawPages(bytes, width = Math.min(innerWidth, 1000) * Math.max(devicePixelRatio, 1)) {
  const file = await PdfFile.open(bytes);
  const pages = pagesOf(file);
  const box = document.createElement("div");
  box.className = "content pages";
  box.tabIndex = 0;
  for (const [index, page] of pages.entries()) {
    const [, , across, high] = file.array(page.get("MediaBox")).map(number);
    const scale = width / across;
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(width);
    canvas.height = Math.round(high * scale);
    const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.setTransform(scale, 0, 0, -scale, 0, canvas.height);
    pen.fillStyle = pen.strokeStyle = "#000";
    const drawing = new PaperPage(file, page, pen);
    await drawing.draw(await pageContent(file, page));
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", `${pageTexts().pageOf.replace("{0}", String(index + 1)).replace("{1}", String(pages.length))}: ${drawing.words}`);
    box.append(canvas);
  }
  return box;
}
