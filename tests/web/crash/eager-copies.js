// In place of opening-copy-limits.js: every archive has an opening copy, soon, so that the kills meet it.
export const COPY_FROM = 1;
export const REST_MS = 20;
