// The pictures on our papers: the logo, a JPEG as it is or the rows of a PNG, with its transparency.
import { nameOf } from "./pdf-objects.js";

/**
 * @typedef {import("./pdf-objects.js").PdfFile} PdfFile
 * @typedef {import("./pdf-objects.js").Stream} Stream
 */

/** @param {number} left @param {number} up @param {number} corner */
function paeth(left, up, corner) {
  const guess = left + up - corner;
  const [toLeft, toUp, toCorner] = [left, up, corner].map((value) => Math.abs(guess - value));
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

/** Takes back what PNG does to each row before it is packed. @param {Uint8Array} packed @param {number} row bytes of one @param {number} step bytes of one point */
function withoutFilters(packed, row, step) {
  const rows = Math.floor(packed.length / (row + 1));
  const plain = new Uint8Array(rows * row);
  for (let y = 0; y < rows; y++) {
    const filter = packed[y * (row + 1)];
    for (let x = 0; x < row; x++) {
      const at = y * row + x;
      const left = x >= step ? plain[at - step] : 0;
      const up = y > 0 ? plain[at - row] : 0;
      const corner = x >= step && y > 0 ? plain[at - row - step] : 0;
      const added = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter];
      plain[at] = packed[y * (row + 1) + 1 + x] + added;
    }
  }
  return plain;
}

/** The bytes of its points, and how many bytes a point has. @param {PdfFile} file @param {Stream} stream */
async function points(file, stream) {
  const number = (/** @type {string} */ name) => Number(file.resolve(stream.dictionary.get(name)));
  const [width, height] = [number("Width"), number("Height")];
  const content = await file.content(stream);
  const isFiltered = Number(file.dictionary(stream.dictionary.get("DecodeParms"))?.get("Predictor") ?? 1) >= 10;
  const colours = nameOf(file.resolve(stream.dictionary.get("ColorSpace"))) === "DeviceGray" ? 1 : 3;
  const isKnown = number("BitsPerComponent") === 8 && nameOf(file.resolve(stream.dictionary.get("ColorSpace"))).startsWith("Device");
  const bytes = isFiltered ? withoutFilters(content, width * colours, colours) : content;
  if (!isKnown || bytes.length < width * height * colours) throw new Error("a picture that no paper of ours has");
  return { width, height, colours, bytes };
}

/** @param {PdfFile} file @param {Stream} stream @returns {Promise<CanvasImageSource>} */
export async function pictureOf(file, stream) {
  if (file.array(stream.dictionary.get("Filter")).some((filter) => nameOf(filter) === "DCTDecode"))
    return createImageBitmap(new Blob([/** @type {Uint8Array<ArrayBuffer>} */ (stream.bytes)], { type: "image/jpeg" }));
  const { width, height, colours, bytes } = await points(file, stream);
  const mask = file.stream(stream.dictionary.get("SMask"));
  const alpha = mask ? (await points(file, mask)).bytes : null;
  const image = new ImageData(width, height);
  for (let at = 0; at < width * height; at++) {
    for (let part = 0; part < 3; part++) image.data[at * 4 + part] = bytes[at * colours + (colours === 3 ? part : 0)];
    image.data[at * 4 + 3] = alpha ? alpha[at] : 255;
  }
  return createImageBitmap(image);
}
