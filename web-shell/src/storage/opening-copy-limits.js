/** Smaller archives have no opening copy: little would be gained. Bytes. */
export const COPY_FROM = 8 << 20;
/** So long after the last commit it is made. */
export const REST_MS = 10_000;
