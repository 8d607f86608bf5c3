/**
 * The day number of a spreadsheet as an ISO date. Source: ECMA-376 part 1, 18.17.4: day 1 is 1900-01-01 with a
 * 29 February 1900 that never was, or day 0 is 1904-01-01.
 */

/** Days from 1970-01-01 to day 0 of each system, the missing day counted in. */
const EPOCH = { 1900: -25_569n, 1904: -24_107n } as const;
const SECONDS = 86_400n;

/** A plain decimal day number as date, with the time of day where it has one; null before day 1 and after 9999. */
export const dateText = (days: string, system: 1900 | 1904): string | null => {
  const [whole = '0', fraction = ''] = days.split('.');
  if (!/^\d{1,7}$/.test(whole)) return null;
  const scale = 10n ** BigInt(fraction.length);
  const seconds = (BigInt(fraction === '' ? '0' : fraction) * SECONDS * 2n + scale) / (2n * scale);
  const serial = BigInt(whole) + seconds / SECONDS;
  const clock = clockText(seconds % SECONDS);
  if (serial === 0n && system === 1900) return clock;
  if (serial > 2_958_465n) return null;
  // Up to the day that never was, the program's count is one ahead of the calendar.
  const shift = system === 1900 && serial < 60n ? 1n : 0n;
  const date = civil(serial + EPOCH[system] + shift);
  return seconds % SECONDS === 0n ? date : `${date} ${clock}`;
};

const two = (value: bigint): string => value.toString().padStart(2, '0');

const clockText = (seconds: bigint): string =>
  `${two(seconds / 3600n)}:${two((seconds / 60n) % 60n)}:${two(seconds % 60n)}`;

/** Days since 1970-01-01 as year, month and day, in eras of 400 years that begin on 1 March. */
const civil = (days: bigint): string => {
  const z = days + 719_468n;
  const era = z / 146_097n;
  const dayOfEra = z - era * 146_097n;
  const yearOfEra =
    (dayOfEra - dayOfEra / 1_460n + dayOfEra / 36_524n - dayOfEra / 146_096n) / 365n;
  const dayOfYear = dayOfEra - (365n * yearOfEra + yearOfEra / 4n - yearOfEra / 100n);
  const shifted = (5n * dayOfYear + 2n) / 153n;
  const day = dayOfYear - (153n * shifted + 2n) / 5n + 1n;
  const month = shifted < 10n ? shifted + 3n : shifted - 9n;
  const year = yearOfEra + era * 400n + (month <= 2n ? 1n : 0n);
  return `${year.toString().padStart(4, '0')}-${two(month)}-${two(day)}`;
};
