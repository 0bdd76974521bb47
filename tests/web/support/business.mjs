// The smallest business a person can set up, and what a test does to what the browser stored of it.
export async function setUpBusiness(me, name) {
  await me.press("button", "Imposta la mia attività");
  await me.type("Denominazione", name);
  await me.press("button", "Avanti");
  await me.press("button", "Avanti");
  await me.press("button", "Comincia");
}

export async function addCustomer(me, name) {
  await me.goTo("#/accounts/new");
  await me.typeAndLeave("Nome o ragione sociale", name);
  await me.keys("Control+s");
}

/** Names of the customers, from the archive itself. */
export const customersOf = (page) =>
  page.evaluate(async () => {
    const archive = JSON.parse(await (await window.bottega.exportArchive()).text());
    return (archive.entities.account ?? []).map(({ name }) => name).sort();
  });

/** Whether some archive's pages still lie in bundles. */
const isBundled = async () => {
  const names = (await indexedDB.databases()).map(({ name }) => name).filter((name) => name.startsWith("bottega:"));
  const counts = names.map((name) => new Promise((resolve, reject) => {
    const request = indexedDB.open(name);
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const bundles = request.result.transaction("header").objectStore("header").count(IDBKeyRange.bound(0, Infinity));
      bundles.onsuccess = () => (request.result.close(), resolve(bundles.result));
    };
  }));
  return (await Promise.all(counts)).some((count) => count > 0);
};

/** Until the program, at rest, has stored each page in a record of its own. */
export async function spread(page) {
  while (await page.evaluate(isBundled)) await page.waitForTimeout(200);
}

/** A page of the site without the program, so that nothing holds the archive. */
export async function besideProgram(page, site) {
  await spread(page);
  await page.goto(`${site.origin}/nothing-here`);
}

/** Loses stored pages, counted from 0, of an archive nobody has open. Answers how many there were. */
export const losePages = (page, archive, numbers) =>
  page.evaluate(([name, numbers]) => new Promise((resolve, reject) => {
    const request = indexedDB.open(name);
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const transaction = request.result.transaction("pages", "readwrite");
      const pages = transaction.objectStore("pages");
      const count = pages.count();
      for (const number of numbers) pages.delete(number);
      transaction.oncomplete = () => (request.result.close(), resolve(count.result));
    };
  }), [`bottega:${archive}`, numbers]);

/** One bit of one stored page turns over. */
export const harmPage = (page, archive, number) =>
  page.evaluate(([name, number]) => new Promise((resolve, reject) => {
    const request = indexedDB.open(name);
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const transaction = request.result.transaction("pages", "readwrite");
      const pages = transaction.objectStore("pages");
      pages.get(number).onsuccess = ({ target }) => {
        target.result[100] ^= 4;
        pages.put(target.result, number);
      };
      transaction.oncomplete = () => (request.result.close(), resolve());
    };
  }), [`bottega:${archive}`, number]);
