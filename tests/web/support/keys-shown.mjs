/** Texts on the page that are keys: a sentence somebody forgot. */
export const keysShown = (page) => page.evaluate(() => [...document.querySelectorAll("main *")]
  .flatMap((element) => [element.getAttribute("aria-label"), element.childElementCount ? "" : element.textContent])
  .filter((text) => text && /^[a-z_]+(\.[a-z_0-9]+)+$/.test(text) && !/\.(it|ro|com|example)$/.test(text)));
