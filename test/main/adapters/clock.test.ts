import { describe, expect, test } from 'vitest';
import { makeClock, makeIds } from '#main/adapters/clock.ts';

describe('the clock', () => {
  test('never wakes a sleeper before its time', async () => {
    const clock = makeClock();
    for (const ms of [1, 7, 25]) {
      const before = performance.now();
      await clock.sleep(ms);
      expect(performance.now() - before).toBeGreaterThanOrEqual(ms);
    }
  });

  test('meets a precise moment, never before it', async () => {
    const clock = makeClock();
    for (const ms of [0, 1, 6]) {
      const moment = clock.mono() + ms;
      await clock.precisely(moment);
      expect(performance.now()).toBeGreaterThanOrEqual(moment);
    }
  });

  test('wakes a sleeper at once when the signal aborts', async () => {
    const waking = new AbortController();
    const sleeping = makeClock().sleep(3_600_000, waking.signal);
    waking.abort();
    await expect(sleeping).resolves.toBeUndefined();
  });

  test('does not fall asleep on a signal that has already aborted', async () => {
    await expect(makeClock().sleep(3_600_000, AbortSignal.abort())).resolves.toBeUndefined();
  });

  test('survives a wait longer than a timer can hold', async () => {
    const waking = new AbortController();
    const first = await Promise.race([
      makeClock()
        .sleep(2 ** 40, waking.signal)
        .then(() => 'woke'),
      makeClock()
        .sleep(20)
        .then(() => 'sleeps on'),
    ]);
    expect(first).toBe('sleeps on');
    waking.abort();
  });

  test('gives others their turn even when it waits for nothing', async () => {
    let turns = 0;
    const other = new Promise<void>((resolve) => {
      setImmediate(() => {
        turns += 1;
        resolve();
      });
    });
    await makeClock().sleep(0);
    expect(turns).toBe(1);
    await other;
  });

  test('never goes back, and tells parts of a millisecond apart, because slots are kept to them', () => {
    const clock = makeClock();
    const readings = Array.from({ length: 1_000 }, () => clock.mono());
    expect(readings).toEqual(readings.toSorted((a, b) => a - b));
    expect(readings.every(Number.isInteger)).toBe(false);
  });

  test('names every process life differently', () => {
    expect(makeClock().bootId).not.toBe(makeClock().bootId);
  });
});

test('identifiers are long, plain and never the same', () => {
  const ids = makeIds();
  const made = new Set(Array.from({ length: 1_000 }, () => ids.next()));
  expect(made.size).toBe(1_000);
  for (const id of made) expect(id).toMatch(/^[a-z0-9]{20,}$/);
});
