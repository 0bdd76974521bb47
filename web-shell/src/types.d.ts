// What the page shows to scripts.
export interface BottegaStats {
  /** Built since the start, and how many of them changed the picture. */
  frames: number;
  presented: number;
  /** Build, mirror and GL submit together, over the last 240 frames. */
  frameCpuMs: { p50: number; p95: number };
  /** The interface build alone. */
  frameParts: Record<"buildMs" | "mirrorMs" | "submitMs", { p50: number; p95: number }>;
  mirrorNodes: number;
  pendingCommits: number;
  databaseBytes: number;
  /** Page bytes written to IndexedDB since the start. */
  storedBytes: number;
  heapBytes: number;
  version: string;
}

export interface BottegaApi {
  readonly ready: Promise<void>;
  idle(): Promise<void>;
  stats(): BottegaStats;
  exportArchive(): Promise<Blob>;
  importArchive(blob: Blob, options?: { passphrase?: string }): Promise<void>;
}

declare global {
  interface Window {
    bottega: BottegaApi;
  }
}
