/**
 * The browser asks before the tab is closed while something is not saved yet. It listens only then, since the listener
 * keeps the browser from freezing the tab for a fast return.
 * @param {EventTarget & { readonly status: import("./types.js").SaveStatus }} database
 * @returns {() => void} stops guarding
 */
export function guardLeaving(database) {
  /** @param {BeforeUnloadEvent} event */
  const ask = (event) => event.preventDefault();
  const look = () => {
    const { pending, final } = database.status;
    if (pending > 0 && !final) addEventListener("beforeunload", ask);
    else removeEventListener("beforeunload", ask);
  };
  database.addEventListener("change", look);
  look();
  return () => {
    database.removeEventListener("change", look);
    removeEventListener("beforeunload", ask);
  };
}
