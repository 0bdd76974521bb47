// The program compiled to wasm. build.mjs resolves the name "bottega-wasm" to what Emscripten wrote.
declare module "bottega-wasm" {
  /** What the loader hands in, see Emscripten's Module. */
  export interface ModuleOptions {
    canvas?: HTMLCanvasElement;
    wasmBinary?: ArrayBuffer;
    locateFile?: (path: string) => string;
    instantiateWasm?: (
      imports: WebAssembly.Imports,
      done: (instance: WebAssembly.Instance, module?: WebAssembly.Module) => void,
    ) => object;
    print?: (text: string) => void;
    printErr?: (text: string) => void;
    onAbort?: (reason: unknown) => void;
    noInitialRun?: boolean;
    [handedIn: string]: unknown;
  }

  /** The running program: its memory and every exported function, with the leading underscore. */
  export interface BottegaModule {
    HEAPU8: Uint8Array;
    HEAP32: Int32Array;
    HEAPU32: Uint32Array;
    HEAPF32: Float32Array;
    HEAPF64: Float64Array;
    UTF8ToString(pointer: number, maximumBytes?: number): string;
    stringToUTF8(text: string, pointer: number, maximumBytes: number): void;
    lengthBytesUTF8(text: string): number;
    _malloc(bytes: number): number;
    _free(pointer: number): void;
    // Functions exported by EMSCRIPTEN_KEEPALIVE.
    // eslint-disable-next-line @typescript-eslint/no-explicit-any
    [exported: `_${string}`]: any;
  }

  export default function createBottega(options?: ModuleOptions): Promise<BottegaModule>;
}
