// What is done with every list and every search, so that all do the same.
import { random } from "./rows.js";

export const VIEW = { width: 1280, height: 800 };
export const STEP = 600; // CSS pixels: about a screen
export const PLACES = 10;
export const STEPS_AT_A_PLACE = 20;
export const FRAGMENT = "rari Vini"; // inside a word and over a space
export const MOST_HITS = 50;
export const CARDS = 10_000;

/** Typed letter by letter: two words, inside a word, over a sign, accents, a number that one record has, words in another order. */
export const TYPED = ["Popescu Vin", "opesc", "rari-vini", "Stóică Léme", "99995", "vini popescu", "ste", "a", "zo 7"];
/** With one letter wrong, missing or too many, asked for once they are written to the end. */
export const MISTYPED = ["Popesku Vini", "Lombrdi Tessile", "Gheorrghe", "Assicurazoini"];

/** Where in the list the steps are done, from 0 to 1. */
export function places() {
  const next = random(12345);
  return Array.from({ length: PLACES }, () => next() * 0.99);
}
