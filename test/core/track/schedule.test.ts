import { describe, expect, it } from 'vitest';
import { askPause, dueAt, isStalled } from '#core/track/schedule.ts';

describe('when the gateway is asked again', () => {
  it('asks about an unknown payout after 5 s, 15 s, 60 s and then every 60 s', () => {
    expect([0, 1, 2, 3, 400].map((asks) => askPause('UNKNOWN', asks))).toEqual([
      5_000, 15_000, 60_000, 60_000, 60_000,
    ]);
  });

  it('asks about an open payout often at first and never more slowly than once a minute', () => {
    const pauses = Array.from({ length: 50 }, (_, asks) => askPause('PENDING', asks));
    expect(pauses).toEqual(pauses.toSorted((a, b) => a - b));
    expect(Math.max(...pauses)).toBe(60_000);
  });

  it('asks five times about a paid one in the quarter of an hour it is watched', () => {
    const pauses = [0, 1, 2, 3, 4].map((asks) => askPause('CONFIRMED', asks));
    const lastAt = pauses.reduce((at, pause) => at + pause, 0);
    expect(lastAt).toBeLessThan(15 * 60_000);
    expect(lastAt + askPause('CONFIRMED', 5)).toBeGreaterThan(15 * 60_000);
  });

  it('asks at once about one that was never asked', () => {
    expect(dueAt({ state: 'ACCEPTED', asks: 0, lastAskedMono: null })).toBe(0);
  });

  it('calls a payout stalled by what is usual for its coin', () => {
    expect(isStalled('USDT', 'PENDING', 21 * 60_000)).toBe(true);
    expect(isStalled('BTC', 'PENDING', 21 * 60_000)).toBe(false);
    expect(isStalled('BTC', 'CONFIRMED', 900 * 60_000)).toBe(false);
  });
});
