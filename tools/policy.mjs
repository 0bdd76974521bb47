// What the page may load and do, written once: the local server sends it as a header, the build writes it into the page
// for hosts that send none, and the README recommends it.
const POLICY = {
  "default-src": "'none'",
  "script-src": "'self' 'wasm-unsafe-eval'",
  "style-src": "'self'",
  "img-src": "'self' blob: data:",
  "font-src": "'self'",
  "connect-src": "'self'",
  "manifest-src": "'self'",
  "frame-src": "blob:",
  "base-uri": "'none'",
  "form-action": "'none'",
  "frame-ancestors": "'none'",
  "require-trusted-types-for": "'script'",
  "trusted-types": "bottega",
};
const ONLY_IN_HEADERS = ["frame-ancestors"];

const written = (directives) => directives.map(([name, value]) => `${name} ${value}`).join("; ");

/** As an HTTP header. */
export const headerPolicy = () => written(Object.entries(POLICY));

/** As a meta element of the page, some of it changed. @param {Partial<typeof POLICY>} changes */
export const metaPolicy = (changes = {}) =>
  written(Object.entries({ ...POLICY, ...changes }).filter(([name]) => !ONLY_IN_HEADERS.includes(name)));
