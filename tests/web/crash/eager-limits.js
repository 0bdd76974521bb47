// In place of storage-limits.js: every archive has an opening copy, soon, and most groups go into bundles that are
// spread soon or for want of room, so that the kills meet all of them.
export const COPY_FROM = 1;
export const REST_MS = 20;
export const BUNDLES_FROM = 6;
export const MOST_BUNDLED_PAGES = 300;
export const MOST_BUNDLES = 20;
export const SPREAD_AFTER_MS = 60;
export const SPREAD_AGAIN_MS = 2000;
