// What the loader has to fetch, written by build.mjs: the names carry the hash of their content.
declare module "bottega-assets" {
  interface Asset {
    /** Relative to index.html. */
    url: string;
    /** Uncompressed size, for a progress bar that is true under any Content-Encoding. */
    bytes: number;
  }
  export const version: string;
  /** The service worker, beside index.html. */
  export const worker: string;
  export const wasm: Asset;
  /** Its second part; null where the program is in one. */
  export const later: Asset | null;
  /** By file name: "Inter-Regular.ttf", "Inter-Medium.ttf", "Inter-SemiBold.ttf", "Lucide.ttf". */
  export const fonts: Record<string, Asset>;
  /** Texts by their language, "it", and demonstrations by the name of their archive, "demo-it". */
  export const data: Record<string, Asset>;
}
