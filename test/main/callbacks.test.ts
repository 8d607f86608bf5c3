/** Callbacks through the whole application: practice customers pay, the practice gateway calls, the receiver hears. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { CallInput } from '#contract/contract.ts';
import type { App } from '#main/app.ts';
import { compose } from '#main/compose.ts';
import { freePort } from '#test/support/free-port.ts';
import { noUpdates } from '#test/support/no-updates.ts';
import { noLog } from '../support/no-log.ts';
import { askApp } from '#test/support/ask-app.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const source = (path: string): URL => new URL(`../../src/main/${path}`, import.meta.url);
const folder = mkdtempSync(join(tmpdir(), 'purser-callbacks-app-'));
const PATIENT = { timeout: 60_000, interval: 50 };
let app: App;
let lock: () => void = () => undefined;

const open = (): Promise<App> =>
  compose({
    dataFolder: folder,
    samplesFolder: join(ROOT, 'samples'),
    intakeWorker: source('adapters/intake/worker.ts'),
    treasuryWorker: source('adapters/treasury/worker.ts'),
    receiverWorker: source('adapters/callbacks/worker.ts'),
    rehearsalWorker: source('rehearsal-worker.ts'),
    verifyWorker: source('adapters/ledger/verify-worker.ts'),
    backupWorker: source('adapters/backup/worker.ts'),
    showInFolder: () => undefined,
    openLink: () => Promise.resolve(false),
    links: { open: () => Promise.resolve({ ok: true, value: undefined }) },
    policy: { kind: 'none' },
    account: 'tester',
    dialogs: { openFile: () => Promise.resolve(null), saveFile: () => Promise.resolve(null) },
    power: {
      holdAwake: () => () => undefined,
      onSleep: () => () => undefined,
      onLock: (listener) => {
        lock = listener;
        return () => undefined;
      },
    },
    notifier: { show: () => undefined },
    log: noLog,
    updates: noUpdates,
    version: '0.1.0',
    host: { electron: '', node: process.versions.node, sqlite: '', platform: 'test' },
  });

const { must } = askApp(() => app);

const everyDeposit = { filter: {}, offset: 0, limit: 50 };

/** A customer asks for an address in a currency and pays to it. */
const paid = async (reference: string, currencyId: number, amount: string): Promise<void> => {
  const given = { currencyId, reference, purpose: 'customer', payer: 'Blue Harbour Ltd', note: '' };
  await must('address.ask', given as CallInput<'address.ask'>);
  await must('practice.pay', {
    reference,
    currencyId,
    amount: { in: 'coin', text: amount },
    withoutTag: false,
  });
};

let url = '';
beforeAll(async () => {
  app = await open();
  const settings = { on: true, port: await freePort(), ipv6: false, tunnel: '' };
  const receiver = await must('callback.configure', { ...settings, secretPath: 'fresh' });
  expect(receiver.state.kind).toBe('on');
  url = receiver.localUrls[0] ?? '';
  await must('practice.callbacks', { url });
}, 60_000);
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

describe('a customer who pays in practice', () => {
  it('makes one deposit of two callbacks in bitcoin, beside the address that was given out', async () => {
    await paid('dep-btc', 10, '0.005');
    await vi.waitFor(async () => {
      const { items, total } = await must('deposit.list', everyDeposit);
      expect(total).toBe(1);
      expect(items[0]?.marks.map(({ confirmations }) => confirmations)).toEqual([1, 2]);
      expect(items[0]?.givenOut).toEqual({ kind: 'address', payer: 'Blue Harbour Ltd' });
    }, PATIENT);
    const { totals } = await must('deposit.list', everyDeposit);
    expect(totals).toEqual([{ currencyId: 10, count: 1, counted: '0.005' }]);
  }, 90_000);

  it('is heard once, whichever form, spelling, order and however often the gateway calls', async () => {
    for (const [at, change] of [
      { form: 'v1' },
      { form: 'both' },
      { signs: 'php', repeats: 3 },
      { signs: 'sorted', reversed: true },
    ].entries()) {
      await must('practice.callbacks', {
        form: 'v2',
        signs: 'raw',
        repeats: 0,
        reversed: false,
        ...change,
      } as CallInput<'practice.callbacks'>);
      await paid(`dep-${at}`, 10, '0.01');
      await vi.waitFor(async () => {
        const { items } = await must('deposit.list', {
          ...everyDeposit,
          filter: { text: `dep-${at}` },
        });
        expect(items).toHaveLength(1);
        expect(items[0]?.marks).toHaveLength(2);
        expect(items[0]?.differs).toEqual([]);
      }, PATIENT);
    }
    const { total } = await must('deposit.list', everyDeposit);
    expect(total).toBe(5);
  }, 180_000);

  it('is not heard from a forger, an unsigned call or another platform', async () => {
    for (const fault of ['forged', 'unsigned', 'other-platform'] as const) {
      await must('practice.callbacks', { form: 'v2', signs: 'raw', reversed: false, fault });
      await paid(`bad-${fault}`, 71, '25');
    }
    await vi.waitFor(async () => {
      const { counts } = await must('callback.disbelieved', {});
      expect(counts.map(({ why }) => why).toSorted()).toEqual(
        ['unsigned', 'wrong-platform', 'wrong-signature'].toSorted(),
      );
    }, PATIENT);
    expect((await must('deposit.list', everyDeposit)).total).toBe(5);
    await must('practice.callbacks', { fault: 'none' });
  }, 120_000);
});

describe('the receiver', () => {
  it('answers again after the screen was locked and its key forgotten', async () => {
    lock();
    const { answers } = await must('callback.test', {});
    expect(answers.map(({ status }) => status)).toEqual([200]);
  });

  it('listens again by itself when the profile is opened the next time, and keeps what it had', async () => {
    await app.close();
    app = await open();
    await vi.waitFor(async () => {
      expect((await must('callback.receiver', {})).state.kind).toBe('on');
    }, PATIENT);
    expect((await must('callback.receiver', {})).localUrls[0]).toBe(url);
    expect((await must('deposit.list', everyDeposit)).total).toBe(5);
  }, 90_000);
});
