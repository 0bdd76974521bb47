// What the service worker keeps, written by build.mjs.
declare module "bottega-files" {
  interface PublishedFile {
    /** Relative to index.html. */
    url: string;
    /** "sha256-...", as fetch() checks it. */
    integrity: string;
  }
  /** Names this build: another one for any other content. */
  export const build: string;
  export const files: PublishedFile[];
}
