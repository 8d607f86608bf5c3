import { beforeAll, describe, expect, it } from 'vitest';
import { startWords } from '#renderer/i18n/i18n.ts';
import {
  formatAbsolute,
  formatDay,
  formatDuration,
  formatRelative,
  formatShort,
} from '#renderer/ui/format-time.ts';

const now = Date.parse('2026-11-23T14:02:11Z');
const before = (ms: number): string => new Date(now - ms).toISOString();

beforeAll(startWords);

describe('a moment', () => {
  it('is told by its age while younger than an hour', () => {
    expect(formatRelative(before(2_000), now)).toBe('just now');
    expect(formatRelative(before(14_000), now)).toBe('14 s ago');
    expect(formatRelative(before(59 * 60_000 + 59_000), now)).toBe('59 min ago');
    expect(formatRelative(before(60 * 60_000), now)).toBeNull();
  });

  it('names the day only when it was another, the year only when it was another', () => {
    expect(formatShort(before(2 * 3_600_000), now)).toMatch(/^\d\d:\d\d$/);
    expect(formatShort('2026-10-03T09:00:00Z', now)).toMatch(/^3 Oct \d\d:\d\d$/);
    expect(formatShort('2025-10-03T09:00:00Z', now)).toMatch(/^3 Oct 2025 \d\d:\d\d$/);
  });

  it('has its offset when told in full', () => {
    expect(formatAbsolute('2026-11-03T09:00:05Z')).toMatch(/^3 Nov 2026, \d\d:00:05 (GMT|UTC)/);
  });
});

describe('a calendar day', () => {
  it('stays the same day in every zone', () => {
    expect(formatDay('2026-11-03')).toBe('3 Nov');
  });
});

describe('a duration', () => {
  it('has at most two units', () => {
    expect(formatDuration(300)).toBe('less than 1 s');
    expect(formatDuration(44_000)).toBe('44 s');
    expect(formatDuration(283_000)).toBe('4 min 43 s');
    expect(formatDuration(120_000)).toBe('2 min');
    expect(formatDuration(3_600_000 + 12 * 60_000)).toBe('1 h 12 min');
  });
});
