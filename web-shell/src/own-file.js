// A published file: from the server, or from the page itself where it holds everything (single/start.js).

/** @type {{ response: (url: string) => Promise<Response> } | undefined} */
const oneFile = /** @type {any} */ (globalThis).bottegaOneFile;

export const isOneFile = oneFile !== undefined;

/** @param {string} url relative to the page @returns {Promise<Response>} */
export const fetchOwn = (url) => (oneFile ? oneFile.response(url) : fetch(url));
