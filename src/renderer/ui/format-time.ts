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

const parts = (iso: string, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat('en-GB', options).format(new Date(iso));

/** "14:02" today, "3 Nov 14:02" this year, "3 Nov 2025 14:02" before. */
export const formatShort = (iso: string, now: number): string => {
  const time = parts(iso, { hour: '2-digit', minute: '2-digit' });
  const day: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short' };
  if (
    parts(iso, { dateStyle: 'short' }) ===
    parts(new Date(now).toISOString(), { dateStyle: 'short' })
  ) {
    return time;
  }
  const sameYear = new Date(iso).getFullYear() === new Date(now).getFullYear();
  return `${parts(iso, sameYear ? day : { ...day, year: 'numeric' })} ${time}`;
};

/** "3 Nov 2026, 14:02:11 GMT+2": the whole moment with its offset. */
export const formatAbsolute = (iso: string): string =>
  parts(iso, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'shortOffset',
  });

/** "3 Nov" for a calendar day written as "2026-11-03". */
export const formatDay = (day: string): string =>
  parts(`${day}T12:00:00Z`, { day: 'numeric', month: 'short', timeZone: 'UTC' });

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
