/** How old the Electron of a release may be: its Chromium gets its repairs by new versions only. */

/** The version package.json names, and when it was published (npm view electron time). */
export const release = { version: '45.4.1', published: '2026-11-19T02:04:13Z' } as const;

/** Eight weeks, in days. */
export const LONGEST_DAYS = 56;

const DAY_MS = 86_400_000;

/** Why a release must not be built with this Electron now, or null. */
export const electronProblem = (
  { version, published }: { readonly version: string; readonly published: string },
  now: number,
): string | null => {
  const at = Date.parse(published);
  if (Number.isNaN(at)) return `"${published}", the day of Electron ${version}, is not a date.`;
  const days = Math.floor((now - at) / DAY_MS);
  if (days <= LONGEST_DAYS) return null;
  return `Electron ${version} is ${days} days old, and ${LONGEST_DAYS} are allowed. Take a newer one, and write its day into scripts/controls/electron-release.ts.`;
};
