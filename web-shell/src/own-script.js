// Scripts that are started by their address (workers): only files of our own folder can be.

const NAME = /^[\w.-]+\.m?js$/;

/** @param {string} name */
function addressOf(name) {
  if (!NAME.test(name)) throw new TypeError(`${name} is no script of ours`);
  return new URL(name, document.baseURI).href;
}

/** @type {{ createScriptURL: (name: string) => string } | undefined} the type is TrustedScriptURL where the browser has it */
let policy;

/** @param {string} name a published file, beside index.html @returns {string} */
export function ownScript(name) {
  const { trustedTypes } = /** @type {any} */ (globalThis);
  policy ??= trustedTypes?.createPolicy("bottega", { createScriptURL: addressOf }) ?? { createScriptURL: addressOf };
  return /** @type {NonNullable<typeof policy>} */ (policy).createScriptURL(name);
}
