/** What is held of a key while the application runs: nothing between two uses, and nothing of a key that was replaced. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Secret } from '#core/secret/secret.ts';
import { depositBody, signatureOf, tell } from './adapters/callbacks/rig.ts';
import { freePort } from '../support/free-port.ts';
import { KEY, openLiveApp, type LiveApp } from '../hardening/live-app.ts';

const OTHER_KEY = 'another-key-of-the-same-platform';
const PLATFORM_ID = 4711;
const PATIENT = { timeout: 30_000, interval: 50 };

let live: LiveApp;
const lent: Secret[] = [];

beforeEach(async () => {
  live = await openLiveApp();
  lent.length = 0;
  const { keychain } = live;
  const use = keychain.use.bind(keychain);
  keychain.use = (account, fn) =>
    use(account, (secret) => {
      lent.push(secret);
      return fn(secret);
    });
}, 60_000);
afterEach(() => live.close());

const ended = (batchId: string) =>
  live.until(batchId, ({ run }) => run !== null && run.state !== 'running');
const accepted = (batchId: string, count: number) =>
  live.until(batchId, ({ run }) => (run?.accepted ?? 0) + (run?.paid ?? 0) >= count);
/** Every request had a key of its own, and what was lent came back empty. */
const nothingHeld = (requestsBefore: number): void => {
  const requests = live.wire.signatures().length - requestsBefore;
  expect(requests).toBeGreaterThan(0);
  expect(lent.length).toBeGreaterThanOrEqual(requests);
  expect(lent.every(({ isWiped }) => isWiped)).toBe(true);
};

test(
  'K5 U: a run goes on while the screen is locked, borrows the key anew for every request and holds none between',
  { timeout: 120_000 },
  async () => {
    const batchId = await live.approved(3);
    const before = live.wire.signatures().length;
    lent.length = 0;
    await live.must('batch.dispatch', { batchId });
    await accepted(batchId, 1);
    live.power.lock();
    const { run } = await ended(batchId);
    expect(run).toMatchObject({ reason: null, unknown: 0, left: 0 });
    expect(live.gateway.books.withdrawals()).toHaveLength(3);
    nothingHeld(before);
  },
);

test(
  'K5 U: sleep stops the run, no key is borrowed while it waits, and a resumed run pays each once',
  { timeout: 120_000 },
  async () => {
    const batchId = await live.approved(3);
    const before = live.wire.signatures().length;
    lent.length = 0;
    await live.must('batch.dispatch', { batchId });
    await accepted(batchId, 1);
    live.power.sleep();
    expect((await ended(batchId)).run).toMatchObject({
      state: 'paused',
      reason: { code: 'sleep' },
    });
    nothingHeld(before);
    await live.must('batch.resume', { batchId });
    expect((await ended(batchId)).run).toMatchObject({ reason: null, unknown: 0, left: 0 });
    expect(live.gateway.books.withdrawals()).toHaveLength(3);
    nothingHeld(before);
  },
);

test(
  'K5 U: a keychain that is locked with the screen stops the run before anything is sent, and unlocked it goes on',
  { timeout: 120_000 },
  async () => {
    const batchId = await live.approved(3);
    await live.must('batch.dispatch', { batchId });
    await accepted(batchId, 1);
    live.power.lock();
    live.keychain.failure = { kind: 'locked', detail: 'the keyring is locked' };
    const { run } = await ended(batchId);
    expect(run).toMatchObject({ state: 'paused', reason: { code: 'keychain-locked' }, unknown: 0 });
    live.keychain.failure = null;
    await live.must('batch.resume', { batchId });
    expect((await ended(batchId)).run).toMatchObject({ reason: null, unknown: 0, left: 0 });
    expect(live.gateway.books.withdrawals()).toHaveLength(3);
  },
);

test(
  'K5 U: the receiver forgets its key on lock and sleep, and at once when another key is saved or it is removed',
  { timeout: 120_000 },
  async () => {
    const { must, power, profileId } = live;
    await must('callback.configure', {
      on: true,
      port: await freePort(),
      ipv6: false,
      secretPath: 'none',
      tunnel: '',
    });
    const { localUrls } = await must('callback.receiver', {});
    const { origin: address, pathname: path } = new URL(localUrls[0] ?? '');
    let callbacks = 0;
    const answer = async (key: string): Promise<number> => {
      const body = depositBody((callbacks += 1), { platformId: PLATFORM_ID });
      const signature = signatureOf(body, key, PLATFORM_ID);
      return (await tell(address, body, { path, signature })).status;
    };
    expect(await answer(KEY)).toBe(200);
    for (const drop of [power.lock, power.sleep]) {
      const before = lent.length;
      expect(await answer(KEY)).toBe(200);
      expect(lent).toHaveLength(before);
      drop();
      await vi.waitFor(async () => {
        expect(await answer(KEY)).toBe(200);
        expect(lent).toHaveLength(before + 1);
      }, PATIENT);
    }
    await must('credentials.save', { profileId, key: OTHER_KEY });
    expect(await answer(KEY)).not.toBe(200);
    expect(await answer(OTHER_KEY)).toBe(200);
    await must('credentials.remove', { profileId });
    expect(await answer(OTHER_KEY)).toBe(503);
    expect(lent.every(({ isWiped }) => isWiped)).toBe(true);
  },
);
