import { createSecretKey } from 'node:crypto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { err, ok } from '#core/result.ts';
import { KeyHolder } from '#main/adapters/callbacks/key-holder.ts';

const key = createSecretKey(Buffer.from('test-secret-key'));
const MINUTE = 60_000;
const fetch = vi.fn(() => Promise.resolve(ok(key)));
let holder: KeyHolder;

beforeEach(() => {
  vi.useFakeTimers();
  fetch.mockClear();
  holder = new KeyHolder(fetch);
});
afterEach(() => vi.useRealTimers());

test('K5 U: the key of the receiver is forgotten after ten quiet minutes, and kept while callbacks come', async () => {
  await holder.key();
  for (let callback = 0; callback < 5; callback += 1) {
    await vi.advanceTimersByTimeAsync(9 * MINUTE);
    await holder.key();
  }
  expect(fetch).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(10 * MINUTE);
  await holder.key();
  expect(fetch).toHaveBeenCalledTimes(2);
});

test('what was dropped while the keychain worked is not held when it comes', async () => {
  const late = Promise.withResolvers<ReturnType<typeof ok<typeof key>>>();
  fetch.mockImplementationOnce(() => late.promise);
  const asked = holder.key();
  holder.drop();
  late.resolve(ok(key));
  expect(await asked).toEqual(ok(key));
  await holder.key();
  expect(fetch).toHaveBeenCalledTimes(2);
});

test('a keychain that failed is left alone for two seconds, then asked again', async () => {
  const locked = vi.fn(() => Promise.resolve(err('locked')));
  const failing = new KeyHolder(locked);
  for (const [ms, asked] of [
    [0, 1],
    [1_999, 1],
    [1, 2],
  ] as const) {
    await vi.advanceTimersByTimeAsync(ms);
    expect(await failing.key()).toEqual(err('locked'));
    expect(locked).toHaveBeenCalledTimes(asked);
  }
});
