// Unpacks what `xz --format=lzma` has packed: a fifth smaller than gzip, which matters in a file that people carry about.
// After the LZMA specification (LzmaSpec.cpp by Igor Pavlov, public domain), whose names it keeps.

const TOP = 0x1000000;
const HALF = 1024;
const HEADER_BYTES = 13;
const [LITERAL_NEXT, SHORT_REP_STATE, REP_STATE, MATCH_STATE] = [0, 9, 8, 7];
const MIN_MATCH = 2;
const END_OF_STREAM = 0xffffffff;

/** @param {number} size */
const probabilities = (size) => new Uint16Array(size).fill(HALF);

/** Arithmetic decoding of single bits, each with a probability that learns. */
class RangeDecoder {
  /** @param {Uint8Array} input @param {number} position */
  constructor(input, position) {
    this.input = input;
    this.position = position + 1;
    this.range = 0xffffffff;
    this.code = 0;
    for (let index = 0; index < 4; ++index) this.code = ((this.code << 8) | input[this.position++]) >>> 0;
  }

  /** @param {Uint16Array} model @param {number} at */
  bit(model, at) {
    const probability = model[at];
    const bound = (this.range >>> 11) * probability;
    let bit = 0;
    if (this.code < bound) {
      this.range = bound;
      model[at] = probability + ((2048 - probability) >>> 5);
    } else {
      this.range -= bound;
      this.code -= bound;
      model[at] = probability - (probability >>> 5);
      bit = 1;
    }
    if (this.range < TOP) {
      this.range = (this.range << 8) >>> 0;
      this.code = ((this.code << 8) | this.input[this.position++]) >>> 0;
    }
    return bit;
  }

  /** Bits that are as often one as zero. @param {number} count */
  direct(count) {
    let result = 0;
    for (; count > 0; --count) {
      this.range >>>= 1;
      const bit = this.code >= this.range ? 1 : 0;
      if (bit) this.code -= this.range;
      if (this.range < TOP) {
        this.range = (this.range << 8) >>> 0;
        this.code = ((this.code << 8) | this.input[this.position++]) >>> 0;
      }
      result = ((result << 1) | bit) >>> 0;
    }
    return result;
  }

  /** @param {Uint16Array} model @param {number} start @param {number} bits */
  tree(model, start, bits) {
    let node = 1;
    for (let index = 0; index < bits; ++index) node = (node << 1) | this.bit(model, start + node);
    return node - (1 << bits);
  }

  /** The lowest bit first. @param {Uint16Array} model @param {number} start @param {number} bits */
  reverseTree(model, start, bits) {
    let node = 1;
    let result = 0;
    for (let index = 0; index < bits; ++index) {
      const bit = this.bit(model, start + node);
      node = (node << 1) | bit;
      result |= bit << index;
    }
    return result;
  }
}

class LengthDecoder {
  #choice = probabilities(2);
  #low = probabilities(16 << 3);
  #middle = probabilities(16 << 3);
  #high = probabilities(256);

  /** @param {RangeDecoder} range @param {number} positionState */
  read(range, positionState) {
    if (!range.bit(this.#choice, 0)) return range.tree(this.#low, positionState << 3, 3);
    if (!range.bit(this.#choice, 1)) return 8 + range.tree(this.#middle, positionState << 3, 3);
    return 16 + range.tree(this.#high, 0, 8);
  }
}

class DistanceDecoder {
  #slots = probabilities(4 << 6);
  #special = probabilities(115);
  #align = probabilities(16);

  /** @param {RangeDecoder} range @param {number} length */
  read(range, length) {
    const slot = range.tree(this.#slots, Math.min(length, 3) << 6, 6);
    if (slot < 4) return slot;
    const bits = (slot >> 1) - 1;
    const start = ((2 | (slot & 1)) << bits) >>> 0;
    if (slot < 14) return start + range.reverseTree(this.#special, start - slot, bits);
    return (start + range.direct(bits - 4) * 16 + range.reverseTree(this.#align, 0, 4)) >>> 0;
  }
}

/** Single bytes, in the light of the byte before them and, after a match, of the one that would have come. */
class LiteralDecoder {
  /** @param {number} contextBits */
  constructor(contextBits) {
    this.shift = 8 - contextBits;
    this.model = probabilities(0x300 << contextBits);
  }

  /** @param {RangeDecoder} range @param {number} previous @param {number} expected -1: nothing is */
  read(range, previous, expected) {
    const start = 0x300 * (previous >> this.shift);
    let symbol = 1;
    while (symbol < 0x100 && expected >= 0) {
      const expectedBit = (expected >> 7) & 1;
      expected = (expected << 1) & 0xff;
      const bit = range.bit(this.model, start + ((1 + expectedBit) << 8) + symbol);
      symbol = (symbol << 1) | bit;
      if (bit !== expectedBit) break;
    }
    while (symbol < 0x100) symbol = (symbol << 1) | range.bit(this.model, start + symbol);
    return symbol & 0xff;
  }
}

/** The whole stream: literals, matches at new distances, and repeated matches at the last four. */
class Decoder {
  #state = 0;
  #reps = [0, 0, 0, 0];
  #isMatch = probabilities(12 << 4);
  #isRep = probabilities(12);
  #isRepG0 = probabilities(12);
  #isRepG1 = probabilities(12);
  #isRepG2 = probabilities(12);
  #isRep0Long = probabilities(12 << 4);
  #lengths = new LengthDecoder();
  #repLengths = new LengthDecoder();
  #distances = new DistanceDecoder();

  /** @param {Uint8Array} packed @param {Uint8Array} output */
  constructor(packed, output) {
    const properties = packed[0];
    const contextBits = properties % 9;
    const positionBits = Math.floor(properties / 45);
    if (Math.floor(properties / 9) % 5) throw new Error("lzma: literal position bits are not used here");
    this.positionMask = (1 << positionBits) - 1;
    this.range = new RangeDecoder(packed, HEADER_BYTES);
    this.literals = new LiteralDecoder(contextBits);
    this.output = output;
    this.written = 0;
  }

  run() {
    while (this.written < this.output.length) {
      const positionState = this.written & this.positionMask;
      if (!this.range.bit(this.#isMatch, (this.#state << 4) + positionState)) this.#literal();
      else if (!this.#match(positionState)) break;
    }
    if (this.written !== this.output.length) throw new Error("lzma: the file is not whole");
  }

  #literal() {
    const { output, written } = this;
    const expected = this.#state >= MATCH_STATE ? output[written - this.#reps[0] - 1] : -1;
    output[this.written++] = this.literals.read(this.range, written ? output[written - 1] : 0, expected);
    if (this.#state < 4) this.#state = LITERAL_NEXT;
    else this.#state -= this.#state < 10 ? 3 : 6;
  }

  /** @param {number} positionState @returns {boolean} false: the stream ends */
  #match(positionState) {
    const repeats = this.range.bit(this.#isRep, this.#state);
    const length = repeats ? this.#repeated(positionState) : this.#fresh(positionState);
    if (this.#reps[0] === END_OF_STREAM) return false;
    this.#copy(length);
    return true;
  }

  /** @param {number} positionState @returns {number} */
  #fresh(positionState) {
    const length = this.#lengths.read(this.range, positionState);
    this.#state = this.#state < 7 ? MATCH_STATE : 10;
    const [first, second, third] = this.#reps;
    this.#reps = [this.#distances.read(this.range, length), first, second, third];
    return length + MIN_MATCH;
  }

  /** @param {number} positionState @returns {number} */
  #repeated(positionState) {
    const state = this.#state;
    if (!this.range.bit(this.#isRepG0, state)) {
      if (!this.range.bit(this.#isRep0Long, (state << 4) + positionState)) {
        this.#state = state < 7 ? SHORT_REP_STATE : 11;
        return 1;
      }
    } else {
      const which = !this.range.bit(this.#isRepG1, state) ? 1 : 2 + this.range.bit(this.#isRepG2, state);
      const [distance] = this.#reps.splice(which, 1);
      this.#reps.unshift(distance);
    }
    this.#state = state < 7 ? REP_STATE : 11;
    return MIN_MATCH + this.#repLengths.read(this.range, positionState);
  }

  /** @param {number} length */
  #copy(length) {
    const { output } = this;
    let from = this.written - this.#reps[0] - 1;
    if (from < 0) throw new Error("lzma: the file is damaged");
    for (const end = Math.min(this.written + length, output.length); this.written < end; ) output[this.written++] = output[from++];
  }
}

/**
 * @param {Uint8Array} packed in the .lzma format
 * @param {number} size what it unpacks to
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function unpack(packed, size) {
  const output = new Uint8Array(size);
  new Decoder(packed, output).run();
  return output;
}
