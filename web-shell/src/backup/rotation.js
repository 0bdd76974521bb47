// Which of the backups in the folder stay: the newest of each of the last 7 days that have one, of the last 4 weeks and
// of the last 12 months. Counted over what is there, so that a long holiday deletes nothing.

const KEPT = { days: 7, weeks: 4, months: 12 };
const NAME = /^(bottega-.+)-(\d{4})-(\d{2})-(\d{2})-(\d{4})\.bottega$/;

/** "bottega-ferramenta-bianchi-2026-03-16-1530.bottega" @param {string} slug @param {Date} at in the person's zone */
export function backupName(slug, at) {
  const two = (/** @type {number} */ value) => String(value).padStart(2, "0");
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${slug}-${day}-${two(at.getHours())}${two(at.getMinutes())}.bottega`;
}

/** @param {string} name @returns {{ name: string, day: string, week: number, month: string } | null} */
function partsOf(name) {
  const found = NAME.exec(name);
  if (!found) return null;
  const [, , year, month, day] = found;
  const days = Date.UTC(Number(year), Number(month) - 1, Number(day)) / 86_400_000;
  return { name, day: `${year}-${month}-${day}`, week: Math.floor((days + 3) / 7), month: `${year}-${month}` };
}

/** The names that may be deleted; what is not named as a backup is never among them. @param {string[]} names */
export function expendable(names) {
  const backups = names.map(partsOf).filter((parts) => parts !== null);
  backups.sort((one, other) => (one.name.slice(-23) < other.name.slice(-23) ? 1 : -1)); // newest first
  const kept = new Set();
  /** @param {"day" | "week" | "month"} what @param {number} most */
  const keep = (what, most) => {
    const seen = new Set();
    for (const backup of backups) {
      if (seen.size === most) return;
      if (!seen.has(backup[what])) kept.add(backup.name);
      seen.add(backup[what]);
    }
  };
  keep("day", KEPT.days);
  keep("week", KEPT.weeks);
  keep("month", KEPT.months);
  return backups.map(({ name }) => name).filter((name) => !kept.has(name));
}
