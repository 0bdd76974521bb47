// The part of pdfmake that the page uses.
declare module "pdfmake" {
  interface PdfMake {
    addVirtualFileSystem(files: Record<string, { data: Uint8Array | string; encoding: string }>): void;
    addFonts(fonts: Record<string, Record<string, string>>): void;
    setUrlAccessPolicy(allowed: (url: string) => boolean): void;
    createPdf(definition: object): { getBuffer(): Promise<Uint8Array> };
  }
  const pdfMake: PdfMake;
  export default pdfMake;
}
