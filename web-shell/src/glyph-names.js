// The letters that fonts call by name ("eacute", "scommaaccent"): base letter and accent, put together by Unicode.

/** @type {Record<string, string>} */
const ACCENTS = {
  grave: "\u0300", acute: "\u0301", circumflex: "\u0302", tilde: "\u0303", macron: "\u0304", breve: "\u0306",
  dotaccent: "\u0307", dieresis: "\u0308", ring: "\u030a", hungarumlaut: "\u030b", caron: "\u030c",
  commaaccent: "\u0326", cedilla: "\u0327", ogonek: "\u0328",
};

/** @type {Record<string, string>} */
const SIGNS = {
  space: " ", exclam: "!", quotedbl: '"', numbersign: "#", dollar: "$", percent: "%", ampersand: "&", quotesingle: "'",
  parenleft: "(", parenright: ")", asterisk: "*", plus: "+", comma: ",", hyphen: "-", period: ".", slash: "/", colon: ":",
  semicolon: ";", less: "<", equal: "=", greater: ">", question: "?", at: "@", underscore: "_", bullet: "•", Euro: "€",
  endash: "–", emdash: "—", quoteleft: "‘", quoteright: "’", quotedblleft: "“", quotedblright: "”", guillemotleft: "«",
  guillemotright: "»", degree: "°", ellipsis: "…", germandbls: "ß", ae: "æ", AE: "Æ", oe: "œ", OE: "Œ", oslash: "ø",
  Oslash: "Ø", dotlessi: "ı", lslash: "ł", Lslash: "Ł", fi: "fi", fl: "fl", ff: "ff", ffi: "ffi", ffl: "ffl",
  zero: "0", one: "1", two: "2", three: "3", four: "4", five: "5", six: "6", seven: "7", eight: "8", nine: "9",
};

/** @param {string} name @returns {string} empty for what is no letter */
export function letterOfGlyph(name) {
  if (/^[A-Za-z]$/.test(name)) return name;
  const code = /^(?:uni|u)([0-9A-F]{4,6})/.exec(name);
  if (code) return String.fromCodePoint(Math.min(parseInt(code[1], 16), 0x10ffff));
  const accent = ACCENTS[name.slice(1)];
  return accent ? (name[0] + accent).normalize("NFC") : (SIGNS[name] ?? "");
}
