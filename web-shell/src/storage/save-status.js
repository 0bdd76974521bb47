/**
 * What the person is told about saving.
 * @param {{ ended: import("./types.js").NotSavedReason | null, trouble: import("./types.js").NotSavedReason | null,
 *   pending: number, isWhole: boolean }} archive `isWhole`: nothing but the pending commits is missing in the store
 * @returns {import("./types.js").SaveStatus}
 */
export function saveStatus({ ended, trouble, pending, isWhole }) {
  if (ended) return { state: "not-saved", reason: ended, final: true, pending };
  if (pending === 0 && isWhole) return { state: "saved", reason: null, final: false, pending };
  if (trouble) return { state: "not-saved", reason: trouble, final: false, pending };
  return { state: "saving", reason: null, final: false, pending };
}
