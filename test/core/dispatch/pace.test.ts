import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { earliestSend, pacedDuration, perMinute, START_GUARD_MS } from '#core/dispatch/pace.ts';

const now = { now: 100_000, mono: 50_000, bootId: 'b', startedMono: 0 };

describe('the earliest moment for the next withdraw', () => {
  it('is two seconds after the start when nothing was ever sent', () => {
    expect(earliestSend(1_000, null, { ...now, startedMono: 49_000 })).toBe(
      49_000 + START_GUARD_MS,
    );
  });

  it('is the interval and 50 ms after the last attempt ended, by the monotonic clock of the same boot', () => {
    const last = { at: 0, mono: 49_900, bootId: 'b' };
    expect(earliestSend(1_000, last, now)).toBe(49_900 + 1_050);
  });

  it('does not heed a wall clock that was set while the boot lasted', () => {
    const last = { at: 999_999_999, mono: 49_900, bootId: 'b' };
    expect(earliestSend(1_000, last, now)).toBe(50_950);
  });

  it('counts wall time across boots, and takes a time in the future for just now', () => {
    expect(earliestSend(1_000, { at: 99_500, mono: 7, bootId: 'a' }, now)).toBe(50_550);
    expect(earliestSend(1_000, { at: 100_001, mono: 7, bootId: 'a' }, now)).toBe(51_050);
    expect(earliestSend(1_000, { at: 1, mono: 7, bootId: 'a' }, now)).toBe(50_000);
  });

  it('is never less than the interval after the last attempt of the same boot, nor before the guard', () => {
    fc.assert(
      fc.property(
        fc.record({
          interval: fc.nat(10_000),
          ended: fc.nat(1_000_000),
          mono: fc.nat(1_000_000),
          startedMono: fc.nat(1_000_000),
        }),
        ({ interval, ended, mono, startedMono }) => {
          const last = { at: 0, mono: ended, bootId: 'b' };
          const at = earliestSend(interval, last, { now: 0, mono, bootId: 'b', startedMono });
          return at >= ended + interval + 50 && at >= startedMono + START_GUARD_MS;
        },
      ),
    );
  });
});

describe('what the pace means to a person', () => {
  it('is 5,000 payouts in about an hour and a half at the live interval', () => {
    expect(pacedDuration(5_000, 1_000, 0)).toBe(5_250_000);
    expect(perMinute(1_000, 0)).toBeCloseTo(57.14, 2);
  });
});
