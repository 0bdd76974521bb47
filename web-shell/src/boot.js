// From an empty page to the running program: lock, stored archive into memory, start. Whatever fails ends on a page
// that says so and lets the person take the data along.
import { Api } from "./api.js";
import { Backups } from "./backup/backups.js";
import { FileDesk } from "./file-desk.js";
import { FileDrop } from "./file-drop.js";
import { answerAboutForm, isFormFilledInElsewhere } from "./filled-form.js";
import { kioskArchive } from "./kiosk.js";
import { showKioskTrouble } from "./kiosk-owner.js";
import { loadData, loadFonts, loadProgram, totalBytes } from "./load-program.js";
import { showLostArchive, takeUseHere } from "./lost-archive.js";
import { changeToFetchedVersion, changeToNewVersion, watchForNewVersion } from "./new-version.js";
import { showNotice } from "./notice.js";
import { PageServices } from "./page-services.js";
import { Program } from "./program.js";
import { Progress } from "./progress.js";
import { reloadChoice, showRecovery } from "./recovery.js";
import { FRESH_DEMO, Shell } from "./shell.js";
import {
  KeptForms, canPersist, deleteArchive, forgetForms, guardLeaving, isBusiness, keepSnapshot, keptNumbers, lastBusiness, openArchive,
  replaceNumbers, useBusiness, wasmImage,
} from "./storage/index.js";
import { askedLanguage, chooseLanguage, textsIn } from "./texts.js";

const FONT_FILES = ["Inter-Regular.ttf", "Inter-Medium.ttf", "Inter-SemiBold.ttf", "Lucide.ttf"]; // as app_font() counts
const SLICE_MS = 80; // of work on the archive between two looks of the loader
const STARTED = 0;
const NO_WEBGL = 1;
const REFUSALS = ["", "", "newer-format", "damaged"]; // by what app_open() answers
const SAVE_STATES = ["saved", "saving", "not-saved"]; // in the order of ui::SaveState

/** @typedef {import("./storage/types.js").ArchiveDatabase} ArchiveDatabase */
/** @typedef {import("./data-files.js").DataFiles} DataFiles */
/** @typedef {import("./later-code.js").LaterCode} LaterCode */

/** @type {Program | null} */
let loaded = null;

class NoWebGl extends Error {}

const language = chooseLanguage();
const texts = textsIn(language);
document.documentElement.lang = language;

const api = new Api();
window.bottega = api;

const DEMO = "demo-"; // begins the names of their archives

/**
 * The business or the demo that the address names, else the business used last; a kiosk is left by no address. Where
 * nothing can be kept there is only a demo.
 */
function archiveName() {
  const kiosk = canPersist() ? kioskArchive() : null;
  if (kiosk) return kiosk;
  const address = new URLSearchParams(location.search);
  const demo = address.get("demo");
  const business = address.get("business");
  if (demo === null && canPersist()) return isBusiness(business) ? String(business) : lastBusiness();
  return `${DEMO}${demo === "ro" || (demo !== "it" && language === "ro") ? "ro" : "it"}`;
}
const archive = archiveName();

/** @param {unknown} failure */
function stop(failure) {
  api.fail(failure);
  const recover = () => showRecovery({ texts, language, archive, failure, program: loaded });
  if (kioskArchive()) {
    console.error(failure);
    showKioskTrouble(texts, recover);
  } else if (failure instanceof NoWebGl) {
    showNotice({ title: texts.noWebGlTitle, text: texts.noWebGl, choices: [reloadChoice(texts)] });
  } else {
    recover();
  }
}

/** @param {string} title @param {string} text @param {string} label @returns {Promise<void>} when the person agrees */
function agreement(title, text, label) {
  return new Promise((agreed) => {
    const notice = showNotice({ title, text, choices: [{ label, act: () => (notice.remove(), agreed()) }] });
  });
}

/** The person wants the demonstration as it was at the beginning. */
function takeFreshDemo() {
  const asked = archive.startsWith(DEMO) && sessionStorage.getItem(FRESH_DEMO) === archive;
  sessionStorage.removeItem(FRESH_DEMO);
  return asked && canPersist();
}

/**
 * The archive, for this tab alone. Another tab that has it is asked only when the person wants it here.
 * @param {import("./storage/types.js").DatabaseImage} image
 * @param {Progress} progress
 * @returns {Promise<ArchiveDatabase>}
 */
async function openForThisTab(image, progress) {
  const events = {
    onProgress: progress.showData.bind(progress),
    onBlocked: () => progress.say(texts.openingBlocked),
  };
  const asked = canPersist() && takeUseHere();
  const free = await openArchive(archive, image, { mode: asked ? "wait" : "try", ...events });
  if (free) return free;
  const losesForm = await isFormFilledInElsewhere(archive);
  if (!asked || losesForm) await agreement(texts.otherTabTitle, losesForm ? texts.otherTabForm : texts.otherTab, texts.useHere);
  progress.say(texts.waitingForTab);
  const handedOver = await openArchive(archive, image, { mode: "wait", ...events });
  if (handedOver) return handedOver;
  await agreement(texts.otherTabTitle, texts.otherTabHangs, texts.takeOver);
  const taken = await openArchive(archive, image, { mode: "steal", ...events });
  if (!taken) throw new Error("The lock cannot be taken");
  return taken;
}

/**
 * Tells the program how far saving is.
 * @param {Program} program @param {ArchiveDatabase} database @param {Shell} shell @param {PageServices} services
 */
function reportSaving(program, database, shell, services) {
  let left = false;
  let told = "";
  const endAnswering = answerAboutForm(archive, () => shell.hasUnsavedInput());
  const report = () => {
    const { state, reason, final, pending } = database.status;
    const news = /** @type {const} */ ([SAVE_STATES.indexOf(state), reason ?? "", final ? 1 : 0, pending, database.durableSequence]);
    if (news.join() === told) return; // pages were put elsewhere in the store: nothing for a frame to show
    told = news.join();
    program.call("platform_storage_status", ...news);
    if (final && !left) {
      left = true;
      endAnswering();
      const isNews = reason !== "memory-only" && !services.isLeaving;
      if (isNews) showLostArchive({ reason, archive, shell, database }, textsIn(chooseLanguage()));
    }
  };
  database.addEventListener("change", report);
  report();
}

/**
 * What is filled in and not saved outlives the page, however that ends.
 * @param {Program} program @param {Shell} shell @param {ArchiveDatabase} database
 */
async function followForms(program, shell, database) {
  const forms = new KeptForms(archive);
  program.call("platform_kept_forms", await forms.read());
  shell.keepForms = (text) => forms.keep(text);
  const keep = () => program.hasCrashed || program.call("app_keep_forms");
  addEventListener("pagehide", keep);
  document.addEventListener("visibilitychange", () => document.hidden && keep());
  database.addEventListener("change", () => {
    if (!database.status.final) return;
    if (database.status.reason === "handed-over") keep(); // another tab that took it may be keeping its own by now
    shell.keepForms = () => {};
  });
}

/**
 * Opening the archive will change it: whatever goes wrong then, there is a way back.
 * @param {ArchiveDatabase} database @param {Progress} progress
 */
async function keepCopy(database, progress) {
  progress.say(texts.keepingCopy);
  try {
    await keepSnapshot(database, "migration");
  } catch (failure) {
    console.warn(failure);
    await agreement(texts.noCopyTitle, texts.noCopy, texts.goOnWithout);
  }
}

async function boot() {
  if (await changeToFetchedVersion()) return;
  if (typeof WebGL2RenderingContext === "undefined") throw new NoWebGl();
  if (!canPersist()) await agreement(texts.plainHttpTitle, texts.plainHttp, texts.tryAnyway);
  const progress = new Progress(totalBytes(language), texts);
  const count = progress.add.bind(progress);
  const [{ module, laterCode }, dataFiles, fonts] = await Promise.all([
    loadProgram(count), loadData(language, count), loadFonts(count),
  ]);

  const program = new Program(module, stop);
  Object.assign(module, { dataFiles }); // the program asks it, see data_files.cpp
  dataFiles.give(program);
  loaded = program;
  const shell = new Shell(program, {
    fatal: stop,
    changeToNewVersion: () => void database.whenSaved().catch(() => {}).then(changeToNewVersion),
    onGraphicsGone: () => {
      showNotice({ title: texts.graphicsGoneTitle, text: texts.graphicsGone, choices: [reloadChoice(texts)] });
    },
  });
  if (takeFreshDemo()) await Promise.all([deleteArchive(archive), forgetForms(archive)]);
  const image = wasmImage(/** @type {any} */ (module));
  const database = await openForThisTab(image, progress);
  if (canPersist() && program.call("app_would_migrate")) await keepCopy(database, progress);
  useBusiness(archive);
  const files = new FileDesk(program, archive, (work) => shell.track(work));
  shell.files = files;
  const backups = new Backups({
    archive, program, database, image,
    exportArchive: () => shell.exportArchive(), givenNumbers: () => shell.givenNumbers(), neededFiles: () => files.needed(),
  });
  const services = new PageServices({
    archive, database, texts, givenNumbers: () => shell.givenNumbers(), endWork: () => Promise.all([backups.end(), files.end()]),
  });
  Object.assign(services.services, backups.services, { "keep-photos": (/** @type {{ hashes: string[] }} */ { hashes }) => files.keepPhotos(hashes) });
  shell.services = services;
  new FileDrop(program, shell.stage, {
    attach: (request, list) => files.keepAll(request, list),
    read: (request, list) => shell.readDropped(request, list),
  }).start();
  Object.assign(module, { shell, storage: database }); // the program calls both, see shell_calls.cpp
  progress.say(texts.starting);
  shareFont(fonts);
  FONT_FILES.forEach((name, index) => program.callWithBytes("app_font", fonts.get(name) ?? new Uint8Array(), index));
  shell.tellPreferences();
  reportSaving(program, database, shell, services);
  guardLeaving(database, () => shell.hasUnsavedInput() || files.isBusy);
  if (archive.startsWith(DEMO) && database.durableSequence === 0) await loadForDemo(laterCode, dataFiles);
  await prepare(program, progress);
  if (canPersist()) await followForms(program, shell, database);
  start(program, shell);
  laterCode.load().then(() => dataFiles.loadRest()).catch(console.error);
  raiseNumbers(shell, database);
  api.open(shell, database, backups);
  if (canPersist()) backups.start();
  watchForNewVersion(() => program.call("platform_new_version")).catch(console.error);
  files.tidyLater(database);
}

/** What writes the demonstration, and what it writes. @param {LaterCode} laterCode @param {DataFiles} dataFiles */
const loadForDemo = (laterCode, dataFiles) => Promise.all([laterCode.load(), dataFiles.load(archive)]);

/** An older copy was restored: numbers given since stay given. @param {Shell} shell @param {ArchiveDatabase} database */
function raiseNumbers(shell, database) {
  const lines = keptNumbers(archive);
  if (!lines) return;
  const others = shell.raiseNumbers(lines);
  if (others !== null) database.waitDurable().then(() => replaceNumbers(archive, others), console.warn);
}

/** The text area over a long text and the drawn papers show the letters that the canvas shows. @param {Map<string, Uint8Array>} fonts */
function shareFont(fonts) {
  for (const [name, weight] of Object.entries({ "Inter-Regular.ttf": "400", "Inter-SemiBold.ttf": "600" })) {
    const bytes = fonts.get(name);
    if (bytes) document.fonts.add(new FontFace("Inter", /** @type {Uint8Array<ArrayBuffer>} */ (bytes), { weight }));
  }
}

/** @param {Program} program @param {number} answer of the program */
function expectStarted(program, answer) {
  if (answer === NO_WEBGL) throw new NoWebGl();
  if (answer !== STARTED) throw Object.assign(new Error("The archive cannot be opened"), { reason: REFUSALS[answer] });
  if (program.hasCrashed) throw new Error("The program did not start");
}

/** Opens the archive; the demo's first visit writes its two years. @param {Program} program @param {Progress} progress */
async function prepare(program, progress) {
  const minutesEast = -new Date().getTimezoneOffset();
  expectStarted(program, program.call("app_open", archive, askedLanguage() ?? "", canPersist() ? 1 : 0, minutesEast));
  for (;;) {
    const percent = program.call("app_prepare", SLICE_MS);
    if (percent >= 100 || program.hasCrashed) return;
    progress.showPreparing(percent);
    await new Promise((resolve) => setTimeout(resolve));
  }
}

/** @param {Program} program @param {Shell} shell */
function start(program, shell) {
  document.getElementById("loader")?.remove();
  shell.stage.element.hidden = false; // the graphics context takes its size from it
  program.call("platform_location", location.hash, 0);
  expectStarted(program, program.call("app_start"));
  shell.start();
}

boot().catch(stop);
