/** Times: relative when younger than an hour, absolute otherwise; durations in at most two units. */
import { i18n } from '../i18n/i18n.ts';

const HOUR = 3_600_000;

/** "14 s ago", "12 min ago"; null when an hour or more away. */
export const formatRelative = (iso: string, now: number): string | null => {
  const age = now - Date.parse(iso);
  if (age >= HOUR || age < -HOUR) return null;
  if (age < 5_000) return i18n.t('common.time.now');
  if (age < 60_000) return i18n.t('common.time.seconds', { count: Math.floor(age / 1_000) });
  return i18n.t('common.time.minutes', { count: Math.floor(age / 60_000) });
};

const makeFormat = (options: Intl.DateTimeFormatOptions): ((at: Date) => string) => {
  // Making a format costs a hundred times what using it does, and tables use thousands.
  const format = new Intl.DateTimeFormat('en-GB', options);
  return (at) => format.format(at);
};

const time = makeFormat({ hour: '2-digit', minute: '2-digit' });
const dayAndMonth = makeFormat({ day: 'numeric', month: 'short' });
const dayOfYear = makeFormat({ day: 'numeric', month: 'short', year: 'numeric' });
const calendarDay = makeFormat({ day: 'numeric', month: 'short', timeZone: 'UTC' });
const whole = makeFormat({
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  timeZoneName: 'shortOffset',
});

/** "14:02" today, "3 Nov 14:02" this year, "3 Nov 2025 14:02" before. */
export const formatShort = (iso: string, now: number): string => {
  const at = new Date(iso);
  const today = new Date(now);
  const sameYear = at.getFullYear() === today.getFullYear();
  if (!sameYear) return `${dayOfYear(at)} ${time(at)}`;
  const sameDay = at.getMonth() === today.getMonth() && at.getDate() === today.getDate();
  return sameDay ? time(at) : `${dayAndMonth(at)} ${time(at)}`;
};

/** "3 Nov 2026, 14:02:11 GMT+2": the whole moment with its offset. */
export const formatAbsolute = (iso: string): string => whole(new Date(iso));

/** "3 Nov" for a calendar day written as "2026-11-03". */
export const formatDay = (day: string): string => calendarDay(new Date(`${day}T12:00:00Z`));

/** "4 min 43 s", "1 h 12 min". */
export const formatDuration = (ms: number): string => {
  const seconds = Math.round(ms / 1_000);
  if (seconds < 1) return i18n.t('common.duration.ms');
  if (seconds < 60) return i18n.t('common.duration.s', { s: seconds });
  const minutes = Math.floor(seconds / 60);
  const s = seconds % 60;
  if (minutes < 60 && s === 0) return i18n.t('common.duration.minOnly', { min: minutes });
  if (minutes < 60) return i18n.t('common.duration.min', { min: minutes, s });
  return i18n.t('common.duration.h', { h: Math.floor(minutes / 60), min: minutes % 60 });
};
