// What the shell itself says, before and instead of the program: loading, trouble, another tab. Three small tables.

/** @typedef {"it" | "ro" | "en"} Language */

/** @type {Language[]} */
export const LANGUAGES = ["it", "ro", "en"];

const EN = {
  loadingProgram: "Loading the program",
  loadingData: "Opening your data",
  starting: "Starting",
  preparingDemo: "Preparing the demonstration: two years of work",
  kioskTrouble: "Please call the staff.",
  noWebGlTitle: "This browser cannot show Bottega",
  noWebGl: "Bottega draws with WebGL 2, which this browser does not have or has switched off. Update the browser, or allow hardware acceleration in its settings. Your data is not touched.",
  graphicsGoneTitle: "The picture is gone",
  graphicsGone: "The graphics stopped working and did not come back. Your data is safe: reload the page to go on.",
  otherTabTitle: "Bottega is open in another tab",
  otherTab: "Only one tab at a time can work with your data.",
  useHere: "Use here",
  takeOver: "Take over without waiting",
  otherTabHangs: "The other tab does not answer. Taking over without waiting loses what it has not saved yet.",
  handedOverTitle: "Bottega is now used in another tab",
  handedOver: "Everything was saved before. To go on working in this tab, use it here again.",
  fencedTitle: "Another tab has taken over",
  fenced: "This tab was not answering, so another one took your data over. What is listed here was not saved and is not in the other tab: download it, so that you can enter it again.",
  fencedAllSaved: "This tab was not answering, so another one took your data over. Everything you had entered was saved before.",
  takenAwayTitle: "Your data was changed elsewhere",
  takenAway: "Another tab has deleted, replaced or upgraded the data that was open here. Everything you had entered was saved before.",
  takenAwayUnsaved: "Another tab has deleted, replaced or upgraded the data that was open here. What is listed was not saved: download it first.",
  unsavedList: "Not saved: {0}",
  unsavedForm: "A form that was filled in but not saved",
  keepThisTab: "Download what this tab has",
  openingBlocked: "Another tab that no longer answers still holds your data. Close it; I go on waiting.",
  plainHttpTitle: "Demonstration only: nothing is kept",
  plainHttp: "This address is not secure (plain http), so the browser lets no program keep data safely. You can try everything; it is gone when the page is closed.",
  tryAnyway: "Try it",
  troubleTitle: "Bottega had to stop",
  trouble: "Something went wrong that it cannot go on from. What was saved is still there. You can download it and reload.",
  newerTitle: "Your data needs a newer Bottega",
  newer: "This data was last used with a newer version. Reload the page to get that version; nothing was changed.",
  damagedTitle: "Your data cannot be read",
  unavailableTitle: "The browser does not give access to your data",
  unavailable: "The storage of this browser cannot be opened. A full disk or the browser's privacy settings can be the reason.",
  memoryTitle: "Too little memory",
  memory: "This device does not have enough memory free for your data. Close other tabs and reload.",
  downloadData: "Download my data",
  nothingStored: "There is nothing stored to download.",
  downloadFailed: "The data could not be read.",
  reload: "Reload",
  details: "Details",
  keepingCopy: "Keeping a copy before the update",
  noCopyTitle: "There is no room for a safety copy",
  noCopy: "This version has to adapt your data. A copy is kept before that, but the browser has no room for it. Free some space and reload, or go on without a copy.",
  goOnWithout: "Go on without a copy",
  erasedTitle: "Everything is erased",
  erased: "This browser no longer holds anything of Bottega: no business, no file, no copy.",
  beginAnew: "Begin anew",
  damagedPages: "Pages of your archive that cannot be read: {0} of {1} (no. {2}).",
  damagedHeader: "The record that says what your archive holds is lost.",
  damagedMixture: "The pages of your archive are not all from the same moment.",
  damagedInside: "What is stored of your archive does not fit together.",
  lookingForCopies: "Looking for good copies…",
  noGoodCopy: "There is no good copy in this browser. You can salvage what is readable, or set the damaged archive aside and open a backup.",
  goodCopy: "There is a good copy of {0}.",
  goodCopyLacks: "There is a good copy of {0}; it lacks the changes saved since ({1}).",
  goodCopyIsWhole: "There is a good copy of {0}, and nothing was saved since.",
  restoreCopy: "Go back to the copy of {0}",
  salvage: "Salvage what is readable",
  salvaging: "Reading table by table…",
  nothingSalvaged: "Nothing could be salvaged: download the raw data and keep it.",
  salvagedTitle: "What could be salvaged",
  salvaged: "The damaged original stays in this browser until you delete it on the page “Health of the data”. What was lost without a trace cannot be counted: compare with your papers.",
  salvagedAll: "{0}: {1}",
  salvagedSome: "{0}: {1}, lost {2}",
  useSalvaged: "Work with what was salvaged",
  back: "Back",
  setAside: "Set it aside and begin empty",
  openOther: "Open {0}",
  noRoomForOriginal: "There is no room to keep the damaged original as well. Download it first; pressing again goes on without keeping it.",
  replaceFailed: "It did not work; everything is as it was.",
  dropHere: "Drop here to attach to this record",
  dropToImport: "Drop here to import this file",
  dropNowhere: "Open a record first: files are attached to it",
  close: "Close",
  downloadFile: "Download",
  shareFile: "Share",
  mailFile: "E-mail",
  printFile: "Print",
  previewNone: "There is no preview of this kind of file. You can download it.",
  previewText: "This PDF is shown as plain text: it holds active content, which never runs here, or the browser cannot show it.",
  previewCut: "Only the beginning is shown.",
};

/** @type {typeof EN} */
const IT = {
  loadingProgram: "Carico il programma",
  loadingData: "Apro i tuoi dati",
  starting: "Avvio",
  preparingDemo: "Preparo la dimostrazione: due anni di lavoro",
  kioskTrouble: "Chiama il personale.",
  noWebGlTitle: "Questo browser non può mostrare Bottega",
  noWebGl: "Bottega disegna con WebGL 2, che questo browser non ha o ha disattivato. Aggiorna il browser oppure consenti l'accelerazione hardware nelle sue impostazioni. I tuoi dati non vengono toccati.",
  graphicsGoneTitle: "L'immagine è scomparsa",
  graphicsGone: "La grafica ha smesso di funzionare e non è tornata. I tuoi dati sono al sicuro: ricarica la pagina per continuare.",
  otherTabTitle: "Bottega è aperta in un'altra scheda",
  otherTab: "Solo una scheda alla volta può lavorare con i tuoi dati.",
  useHere: "Usa qui",
  takeOver: "Prendi il controllo senza aspettare",
  otherTabHangs: "L'altra scheda non risponde. Prendendo il controllo senza aspettare si perde ciò che non ha ancora salvato.",
  handedOverTitle: "Bottega ora è usata in un'altra scheda",
  handedOver: "Prima è stato salvato tutto. Per continuare in questa scheda, usala di nuovo qui.",
  fencedTitle: "Un'altra scheda ha preso il controllo",
  fenced: "Questa scheda non rispondeva e un'altra ha preso i tuoi dati. Ciò che vedi elencato non è stato salvato e nell'altra scheda non c'è: scaricalo, così potrai reinserirlo.",
  fencedAllSaved: "Questa scheda non rispondeva e un'altra ha preso i tuoi dati. Tutto ciò che avevi inserito era già salvato.",
  takenAwayTitle: "I tuoi dati sono stati cambiati altrove",
  takenAway: "Un'altra scheda ha cancellato, sostituito o aggiornato i dati aperti qui. Tutto ciò che avevi inserito era già salvato.",
  takenAwayUnsaved: "Un'altra scheda ha cancellato, sostituito o aggiornato i dati aperti qui. Ciò che vedi elencato non è stato salvato: prima di tutto scaricalo.",
  unsavedList: "Non salvato: {0}",
  unsavedForm: "Un modulo compilato ma non salvato",
  keepThisTab: "Scarica ciò che ha questa scheda",
  openingBlocked: "Un'altra scheda che non risponde più tiene ancora i tuoi dati. Chiudila; io continuo ad aspettare.",
  plainHttpTitle: "Solo dimostrazione: nulla viene conservato",
  plainHttp: "Questo indirizzo non è sicuro (http semplice), perciò il browser non permette di conservare i dati. Puoi provare tutto; sparisce chiudendo la pagina.",
  tryAnyway: "Prova",
  troubleTitle: "Bottega si è dovuta fermare",
  trouble: "È successo qualcosa da cui non può proseguire. Ciò che era salvato c'è ancora. Puoi scaricarlo e ricaricare.",
  newerTitle: "I tuoi dati richiedono una Bottega più recente",
  newer: "Questi dati sono stati usati con una versione più recente. Ricarica la pagina per averla; nulla è stato cambiato.",
  damagedTitle: "I tuoi dati non si leggono",
  unavailableTitle: "Il browser non dà accesso ai tuoi dati",
  unavailable: "L'archivio di questo browser non si apre. Può dipendere dal disco pieno o dalle impostazioni di privacy.",
  memoryTitle: "Memoria insufficiente",
  memory: "Questo dispositivo non ha abbastanza memoria libera per i tuoi dati. Chiudi altre schede e ricarica.",
  downloadData: "Scarica i miei dati",
  nothingStored: "Non c'è nulla da scaricare.",
  downloadFailed: "I dati non si possono leggere.",
  reload: "Ricarica",
  details: "Dettagli",
  keepingCopy: "Conservo una copia prima dell'aggiornamento",
  noCopyTitle: "Non c'è posto per una copia di sicurezza",
  noCopy: "Questa versione deve adattare i tuoi dati. Prima se ne conserva una copia, ma il browser non ha posto. Libera dello spazio e ricarica, oppure continua senza copia.",
  goOnWithout: "Continua senza copia",
  erasedTitle: "È stato cancellato tutto",
  erased: "In questo browser non c'è più nulla di Bottega: nessuna attività, nessun file, nessuna copia.",
  beginAnew: "Ricomincia",
  damagedPages: "Pagine del tuo archivio che non si leggono: {0} su {1} (n. {2}).",
  damagedHeader: "La registrazione che dice cosa contiene il tuo archivio è andata persa.",
  damagedMixture: "Le pagine del tuo archivio non sono tutte dello stesso momento.",
  damagedInside: "Quello che è conservato del tuo archivio non va insieme.",
  lookingForCopies: "Cerco copie buone…",
  noGoodCopy: "In questo browser non c'è una copia buona. Puoi recuperare quello che si legge, oppure mettere da parte l'archivio danneggiato e aprire una tua copia.",
  goodCopy: "C'è una copia buona del {0}.",
  goodCopyLacks: "C'è una copia buona del {0}; mancano le modifiche salvate dopo ({1}).",
  goodCopyIsWhole: "C'è una copia buona del {0} e dopo non è stato salvato altro.",
  restoreCopy: "Torna alla copia del {0}",
  salvage: "Recupera quello che si legge",
  salvaging: "Leggo tabella per tabella…",
  nothingSalvaged: "Non si è potuto recuperare nulla: scarica i dati grezzi e conservali.",
  salvagedTitle: "Quello che si è recuperato",
  salvaged: "L'originale danneggiato resta in questo browser finché non lo cancelli nella pagina «Stato dei dati». Quello che è andato perso senza traccia non si può contare: confronta con le tue carte.",
  salvagedAll: "{0}: {1}",
  salvagedSome: "{0}: {1}, persi {2}",
  useSalvaged: "Lavora con quello che si è recuperato",
  back: "Indietro",
  setAside: "Mettilo da parte e comincia da vuoto",
  openOther: "Apri {0}",
  noRoomForOriginal: "Non c'è posto per conservare anche l'originale danneggiato. Prima scaricalo; premendo di nuovo si continua senza conservarlo.",
  replaceFailed: "Non è riuscito; tutto è rimasto com'era.",
  dropHere: "Rilascia qui per allegare a questa scheda",
  dropToImport: "Rilascia qui per importare questo file",
  dropNowhere: "Apri prima una scheda: i file si allegano lì",
  close: "Chiudi",
  downloadFile: "Scarica",
  shareFile: "Condividi",
  mailFile: "E-mail",
  printFile: "Stampa",
  previewNone: "Per questo tipo di file non c'è anteprima. Puoi scaricarlo.",
  previewText: "Questo PDF è mostrato come solo testo: contiene elementi attivi, che qui non vengono mai eseguiti, oppure il browser non sa mostrarlo.",
  previewCut: "È mostrato solo l'inizio.",
};

/** @type {typeof EN} */
const RO = {
  loadingProgram: "Se încarcă programul",
  loadingData: "Se deschid datele tale",
  starting: "Pornește",
  preparingDemo: "Se pregătește demonstrația: doi ani de activitate",
  kioskTrouble: "Cheamă personalul.",
  noWebGlTitle: "Acest browser nu poate afișa Bottega",
  noWebGl: "Bottega desenează cu WebGL 2, pe care acest browser nu îl are sau l-a dezactivat. Actualizează browserul sau permite accelerarea hardware în setările lui. Datele tale nu sunt atinse.",
  graphicsGoneTitle: "Imaginea a dispărut",
  graphicsGone: "Grafica s-a oprit și nu a revenit. Datele tale sunt în siguranță: reîncarcă pagina pentru a continua.",
  otherTabTitle: "Bottega este deschisă în altă filă",
  otherTab: "Doar o singură filă poate lucra cu datele tale.",
  useHere: "Folosește aici",
  takeOver: "Preia fără să aștepți",
  otherTabHangs: "Cealaltă filă nu răspunde. Dacă preiei fără să aștepți, se pierde ce nu a salvat încă.",
  handedOverTitle: "Bottega este folosită acum în altă filă",
  handedOver: "Totul a fost salvat înainte. Ca să continui în această filă, folosește-o din nou aici.",
  fencedTitle: "O altă filă a preluat controlul",
  fenced: "Această filă nu răspundea, așa că alta a preluat datele. Ce vezi în listă nu a fost salvat și nu se află în cealaltă filă: descarcă datele, ca să le poți introduce din nou.",
  fencedAllSaved: "Această filă nu răspundea, așa că alta a preluat datele. Tot ce introduseseși era deja salvat.",
  takenAwayTitle: "Datele tale au fost schimbate în altă parte",
  takenAway: "O altă filă a șters, a înlocuit sau a actualizat datele deschise aici. Tot ce introduseseși era deja salvat.",
  takenAwayUnsaved: "O altă filă a șters, a înlocuit sau a actualizat datele deschise aici. Ce vezi în listă nu a fost salvat: descarcă mai întâi datele de aici.",
  unsavedList: "Nesalvat: {0}",
  unsavedForm: "Un formular completat, dar nesalvat",
  keepThisTab: "Descarcă ce are această filă",
  openingBlocked: "O altă filă, care nu mai răspunde, încă ține datele tale. Închide-o; eu aștept în continuare.",
  plainHttpTitle: "Doar demonstrație: nimic nu se păstrează",
  plainHttp: "Această adresă nu este sigură (http simplu), deci browserul nu lasă niciun program să păstreze date. Poți încerca tot; dispare când închizi pagina.",
  tryAnyway: "Încearcă",
  troubleTitle: "Bottega a trebuit să se oprească",
  trouble: "S-a întâmplat ceva din care nu poate continua. Ce era salvat există în continuare. Îl poți descărca și apoi reîncărca pagina.",
  newerTitle: "Datele tale cer o versiune mai nouă de Bottega",
  newer: "Aceste date au fost folosite cu o versiune mai nouă. Reîncarcă pagina ca să o primești; nimic nu a fost schimbat.",
  damagedTitle: "Datele tale nu pot fi citite",
  unavailableTitle: "Browserul nu dă acces la datele tale",
  unavailable: "Stocarea acestui browser nu se deschide. De vină poate fi discul plin sau setările de confidențialitate.",
  memoryTitle: "Prea puțină memorie",
  memory: "Acest dispozitiv nu are destulă memorie liberă pentru datele tale. Închide alte file și reîncarcă.",
  downloadData: "Descarcă datele mele",
  nothingStored: "Nu există nimic de descărcat.",
  downloadFailed: "Datele nu pot fi citite.",
  reload: "Reîncarcă",
  details: "Detalii",
  keepingCopy: "Se păstrează o copie înainte de actualizare",
  noCopyTitle: "Nu este loc pentru o copie de siguranță",
  noCopy: "Această versiune trebuie să adapteze datele tale. Înainte se păstrează o copie, dar browserul nu are loc. Eliberează spațiu și reîncarcă pagina, sau continuă fără copie.",
  goOnWithout: "Continuă fără copie",
  erasedTitle: "Totul a fost șters",
  erased: "În acest browser nu mai este nimic din Bottega: nicio afacere, niciun fișier, nicio copie.",
  beginAnew: "Începe din nou",
  damagedPages: "Pagini ale arhivei tale care nu pot fi citite: {0} din {1} (nr. {2}).",
  damagedHeader: "Înregistrarea care spune ce conține arhiva ta s-a pierdut.",
  damagedMixture: "Paginile arhivei tale nu sunt toate din același moment.",
  damagedInside: "Ce s-a păstrat din arhiva ta nu se potrivește.",
  lookingForCopies: "Se caută copii bune…",
  noGoodCopy: "În acest browser nu există o copie bună. Poți recupera ce se poate citi sau poți pune deoparte arhiva deteriorată și deschide o copie a ta.",
  goodCopy: "Există o copie bună din {0}.",
  goodCopyLacks: "Există o copie bună din {0}; îi lipsesc modificările salvate după aceea ({1}).",
  goodCopyIsWhole: "Există o copie bună din {0}, iar după aceea nu s-a mai salvat nimic.",
  restoreCopy: "Revino la copia din {0}",
  salvage: "Recuperează ce se poate citi",
  salvaging: "Se citește tabel cu tabel…",
  nothingSalvaged: "Nu s-a putut recupera nimic: descarcă datele brute și păstrează-le.",
  salvagedTitle: "Ce s-a putut recupera",
  salvaged: "Originalul deteriorat rămâne în acest browser până îl ștergi din pagina „Starea datelor”. Ce s-a pierdut fără urmă nu poate fi numărat: compară cu hârtiile tale.",
  salvagedAll: "{0}: {1}",
  salvagedSome: "{0}: {1}, pierdute {2}",
  useSalvaged: "Lucrează cu ce s-a recuperat",
  back: "Înapoi",
  setAside: "Pune-o deoparte și începe de la gol",
  openOther: "Deschide {0}",
  noRoomForOriginal: "Nu este loc pentru a păstra și originalul deteriorat. Descarcă-l întâi; dacă apeși din nou se continuă fără el.",
  replaceFailed: "Nu a reușit; totul a rămas cum era.",
  dropHere: "Eliberează aici pentru a anexa la această fișă",
  dropToImport: "Eliberează aici pentru a importa acest fișier",
  dropNowhere: "Deschide mai întâi o fișă: fișierele se anexează la ea",
  close: "Închide",
  downloadFile: "Descarcă",
  shareFile: "Distribuie",
  mailFile: "E-mail",
  printFile: "Tipărește",
  previewNone: "Pentru acest tip de fișier nu există previzualizare. Îl poți descărca.",
  previewText: "Acest PDF este afișat doar ca text: are conținut activ, care aici nu rulează niciodată, sau browserul nu îl poate afișa.",
  previewCut: "Este afișat doar începutul.",
};

const TABLES = { it: IT, ro: RO, en: EN };
const STORED = "bottega:language";

/** @param {string | null | undefined} tag "it-IT" @returns {Language | undefined} */
function known(tag) {
  const language = tag?.slice(0, 2).toLowerCase();
  return LANGUAGES.find((candidate) => candidate === language);
}

function storedLanguage() {
  try {
    return localStorage.getItem(STORED);
  } catch {
    return null;
  }
}

/** ?lang=it @returns {Language | undefined} */
export const askedLanguage = () => known(new URLSearchParams(location.search).get("lang"));

/** The first language the browser asks for that we have, else its first. */
export const browserLanguage = () => navigator.languages.map(known).find(Boolean) ?? navigator.language;

/** The address says it, or the last visit, or the browser. @returns {Language} */
export const chooseLanguage = () => askedLanguage() ?? known(storedLanguage()) ?? known(browserLanguage()) ?? "en";

/** @param {string} language */
export function rememberLanguage(language) {
  document.documentElement.lang = language;
  try {
    localStorage.setItem(STORED, language);
  } catch {
    // It is proposed anew at the next visit.
  }
}

/** @param {Language} language */
export const textsIn = (language) => TABLES[language];

/** {0}, {1} ... in a text become the values. @param {string} text @param {...(string | number)} values */
export const fill = (text, ...values) => text.replace(/\{(\d)\}/g, (_, index) => String(values[Number(index)] ?? ""));

/** In the language that the program has now. */
export const pageTexts = () => textsIn(known(document.documentElement.lang) ?? "en");
