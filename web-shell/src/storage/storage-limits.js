/** Smaller archives have no opening copy: little would be gained. Bytes. */
export const COPY_FROM = 8 << 20;
/** So long after the last commit the opening copy is made. */
export const REST_MS = 10_000;
/** Groups of fewer pages are stored as records of their own: as fast, and they need not be stored twice. */
export const BUNDLES_FROM = 48;
/** So that opening need not hold much besides the archive. */
export const MOST_BUNDLED_PAGES = 2048;
export const MOST_BUNDLES = 256;
/** So long after the last commit their pages get records of their own. */
export const SPREAD_AFTER_MS = 3000;
/** At the latest so long after there was no room for them. */
export const SPREAD_AGAIN_MS = 300_000;
