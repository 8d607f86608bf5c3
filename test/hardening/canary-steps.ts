/** The steps of the canary run: each forces an error, and asks whatever would tell of it. */
import { EventEmitter } from 'node:events';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, vi } from 'vitest';
import type { BatchView } from '#contract/views/batch.ts';
import { speakLastWords } from '#main/last-words.ts';
import type { Fault, PracticeEndpoint } from '#practice/faults.ts';
import { depositBody, tell } from '../main/adapters/callbacks/rig.ts';
import { freePort } from '../support/free-port.ts';
import { KEY, PLATFORM_ID, type LiveApp } from './live-app.ts';

const PATIENT = { timeout: 60_000 };

type Step = (live: LiveApp) => Promise<unknown>;

const FAULTS: readonly Fault[] = [
  { kind: 'refuse', message: 'wrong signature' },
  ...[302, 401, 403, 429, 500, 502].map((status): Fault => ({
    kind: 'status',
    status,
    executed: false,
    body: 'html',
  })),
  { kind: 'lost-reply', executed: false },
  ...(['empty', 'truncated', 'cut', 'html'] as const).map((body): Fault => ({
    kind: 'garbled',
    body,
  })),
];
const READS: readonly PracticeEndpoint[] = ['currencies', 'balance', 'fees', 'estimated'];

const asked = async ({ ask, profileId }: LiveApp): Promise<void> => {
  await Promise.all([
    ask('credentials.test', { profileId }),
    ask('setup.prove', { step: 'key', profileId }),
    ask('setup.prove', { step: 'keychain', profileId }),
    ask('currency.list', { refresh: true }),
    ask('balance.list', { refresh: true }),
    ask('overview.get', { refresh: true }),
  ]);
};

/** Each read meets another fault, so that in as many turns as there are reads every fault has struck somewhere. */
const READ_FAULTS = Object.fromEntries(
  [0, 1, 2].map((turn): [string, Step] => [
    `reads that fail, each in another way, turn ${turn + 1}`,
    async (live) => {
      const faultOf = (at: number): Fault | undefined => FAULTS[turn * READS.length + at];
      live.gateway.setFaults(
        READS.flatMap((on, at) => {
          const fault = faultOf(at);
          return fault === undefined ? [] : [{ on, when: { always: true } as const, fault }];
        }),
      );
      await asked(live);
      live.gateway.setFaults('calm');
    },
  ]),
);

const ended = ({ until }: LiveApp, batchId: string): Promise<BatchView> =>
  until(batchId, ({ run }) => run !== null && run.state !== 'running');

/** Sends a batch of two into a fault, resumes it, asks for all that is known of it, and takes its result file. */
const sentInto = async (live: LiveApp, arm: () => void): Promise<void> => {
  const { ask, must, gateway } = live;
  const batchId = await live.approved(2);
  arm();
  await must('batch.dispatch', { batchId });
  await ended(live, batchId);
  gateway.setFaults('calm');
  await ask('batch.resume', { batchId });
  await ended(live, batchId);
  const { items } = await must('payout.list', { filter: { batchId }, offset: 0, limit: 50 });
  for (const { id: payoutId } of items) {
    await ask('payout.get', { payoutId });
    await ask('payout.lookup', { payoutId });
    await ask('unknown.check', { payoutId });
  }
  await ask('batch.life', { batchId });
  await ask('unknown.list', { payoutId: null });
  await ask('batch.export', { batchId, format: 'csv' });
};

const withdrawn =
  (fault: Fault): Step =>
  (live) =>
    sentInto(live, () => live.gateway.setFaults([{ on: 'withdraw', when: { nth: 1 }, fault }]));

const KEYS: Readonly<Record<string, Step>> = {
  'a key with a space before it': ({ ask, profileId }) =>
    ask('credentials.save', { profileId, key: ` ${KEY}` }),
  'a key that is too long': ({ ask, profileId }) =>
    ask('credentials.save', { profileId, key: KEY.repeat(20) }),
  'a key for nobody': ({ ask }) => ask('credentials.save', { profileId: 'nobody', key: KEY }),
  'a key in the wrong field': ({ ask, profileId, wire }) => {
    const place = { platformId: PLATFORM_ID, gatewayUrl: wire.url };
    return ask('profile.save', { profileId, name: 'Acme EU', color: KEY, ...place });
  },
  'a keychain that is locked': async (live) => {
    const { ask, must, keychain, profileId } = live;
    keychain.failure = { kind: 'locked', detail: 'the keyring is locked' };
    await ask('credentials.save', { profileId, key: KEY });
    await asked(live);
    keychain.failure = null;
    await must('credentials.save', { profileId, key: KEY });
  },
};

const RUNS: Readonly<Record<string, Step>> = {
  'a run refused for its key': withdrawn({ kind: 'status', status: 401, executed: false }),
  'a run into a failure': withdrawn({ kind: 'status', status: 500, executed: true, body: 'html' }),
  'a run into half an answer': withdrawn({ kind: 'garbled', body: 'truncated' }),
  'a run into a gateway that repeats what it was sent': (live) =>
    sentInto(live, () => {
      live.wire.spoils.set(live.wire.posts.length + 1, {
        delivered: true,
        ends: (caller, text) => caller.end(`HTTP/1.1 500 No\r\nConnection: close\r\n\r\n${text}`),
      });
    }),
  'a run that is overtaken by a locked keychain': async (live) => {
    const batchId = await live.approved(2);
    await live.must('batch.dispatch', { batchId });
    await live.until(batchId, ({ run }) => (run?.accepted ?? 0) + (run?.paid ?? 0) > 0);
    live.keychain.failure = { kind: 'denied', detail: 'the keychain refused' };
    await ended(live, batchId);
    live.keychain.failure = null;
  },
};

const BREAKS: Readonly<Record<string, Step>> = {
  'an error in the log that quotes the key': async ({ ask, log }) => {
    const error = new Error(`cannot sign with ${KEY}\n    at ${KEY}`, { cause: { key: KEY } });
    log.write('call-failed', { id: KEY, call: 'balance.list', error });
    log.write('call-failed', { id: 'a-call', call: KEY, error });
    await ask('balance.list', { refresh: true });
  },
  'an exception that nobody catches, and a page that is gone': async ({ ask, log }) => {
    const streams = { stdout: new EventEmitter(), stderr: new EventEmitter() };
    const breaking = Object.assign(new EventEmitter(), streams);
    const exit = vi.fn();
    const known = speakLastWords(breaking, { log, exit, patienceMs: 10 });
    known({ stopSending: () => Promise.reject(new Error(KEY)) });
    breaking.emit('uncaughtException', new TypeError(`no signature with ${KEY}`));
    breaking.emit('unhandledRejection', KEY);
    log.write('page-gone', { how: 'crashed' });
    await vi.waitFor(() => expect(exit).toHaveBeenCalled(), PATIENT);
    await ask('app.state', {});
  },
  'a disk that is full': async ({ approved, ask }) => {
    const batchId = await approved(2);
    // oxlint-disable-next-line typescript/unbound-method -- called with the database it belongs to
    const real = DatabaseSync.prototype.exec;
    const full = function (this: DatabaseSync, sql: string): void {
      if (sql !== 'COMMIT') return real.call(this, sql);
      throw Object.assign(new Error('database or disk is full'), { errcode: 13 });
    };
    const disk = vi.spyOn(DatabaseSync.prototype, 'exec').mockImplementation(full);
    await ask('batch.dispatch', { batchId });
    await vi.waitFor(
      () => expect(disk.mock.results.some(({ type }) => type === 'throw')).toBe(true),
      {
        timeout: 30_000,
      },
    );
    await ask('app.state', {});
    await ask('batch.get', { batchId });
    disk.mockRestore();
  },
};

/** What is forced, in the order of a working day; the last one ends the sending of this life. */
export const STEPS: Readonly<Record<string, Step>> = {
  ...KEYS,
  ...READ_FAULTS,
  'an account that is not listed': async (live) => {
    live.gateway.setSwitches({ ipListed: false });
    await asked(live);
    live.gateway.setSwitches({ ipListed: true });
  },
  'a file that is not there, and one that is nonsense': async ({ app, ask, folder }) => {
    await app.registerDroppedFile(join(folder, 'no-such-file.csv'));
    await ask('batch.import', { source: { kind: 'text', text: '\u0000,"' } });
    await ask('batch.import', { source: { kind: 'sample', name: 'no-such-sample.csv' } });
  },
  ...RUNS,
  'callbacks that are forged, unsigned and nonsense': async ({ ask, must }) => {
    const settings = { on: true, port: await freePort(), ipv6: false, tunnel: '' };
    await must('callback.configure', { ...settings, secretPath: 'none' });
    const { localUrls } = await must('callback.receiver', {});
    const { origin, pathname: path } = new URL(localUrls[0] ?? '');
    const body = depositBody(1, { platformId: PLATFORM_ID });
    for (const signature of [null, '0'.repeat(64), 'nonsense'])
      await tell(origin, body, { path, signature });
    await ask('callback.test', {});
    await ask('callback.prove', { body, signature: '0'.repeat(64) });
    await ask('callback.list', { filter: {}, offset: 0, limit: 50 });
    await ask('callback.disbelieved', {});
  },
  'a rehearsal, and a check of the whole ledger with its report': async (live) => {
    const { ask } = live;
    const batchId = await live.approved(1);
    await ask('batch.rehearse', { batchId, choices: { order: 'file', funding: 'strict' } });
    await ask('ledger.verify', {});
    await vi.waitFor(async () => {
      expect(JSON.stringify(await ask('ledger.verification', {}))).toContain('verdict');
    }, PATIENT);
    await ask('ledger.saveVerdict', {});
  },
  ...BREAKS,
};
