// The loader's bar: how much of what the program needs is here, in bytes.

const DATA_SHARE = 20; // percent of the bar for opening the archive; the rest is for program and fonts
const MEGABYTE = 1_000_000;
const LARGE = 100 * MEGABYTE; // takes so long that the person wants figures

export class Progress {
  #loaded = 0;

  /** @param {number} totalBytes of program and fonts @param {{ loadingProgram: string, loadingData: string, preparingDemo: string }} texts */
  constructor(totalBytes, texts) {
    this.totalBytes = totalBytes;
    this.texts = texts;
    this.element = document.getElementById("loader");
    this.bar = /** @type {HTMLProgressElement | null} */ (document.getElementById("loader-progress"));
    this.say(texts.loadingProgram);
  }

  /** @param {number} bytes that have just arrived */
  add(bytes) {
    this.#loaded += bytes;
    this.#show((this.#loaded / this.totalBytes) * (100 - DATA_SHARE));
  }

  /** @param {number} loaded @param {number} total of the archive's bytes */
  showData(loaded, total) {
    const figures = `${Math.floor(loaded / MEGABYTE)} / ${Math.ceil(total / MEGABYTE)} MB`;
    this.say(total > LARGE ? `${this.texts.loadingData}: ${figures}` : this.texts.loadingData);
    this.#show(100 - DATA_SHARE + (total ? (loaded / total) * DATA_SHARE : DATA_SHARE));
  }

  /** @param {number} percent of what is written into an empty demo */
  showPreparing(percent) {
    this.say(this.texts.preparingDemo);
    if (this.bar) this.bar.value = percent;
  }

  /** @param {string} text */
  say(text) {
    const step = document.getElementById("loader-step");
    if (step && step.textContent !== text) step.textContent = text;
  }

  remove() {
    this.element?.remove();
  }

  /** @param {number} percent */
  #show(percent) {
    if (this.bar) this.bar.value = Math.min(100, Math.max(this.bar.value, percent));
  }
}
