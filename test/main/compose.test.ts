/** The whole application behind its border, without a window: every step through the calls the window makes. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_CHOICES } from '#core/dispatch/choices.ts';
import type { BatchView } from '#contract/views/batch.ts';
import type { App } from '#main/app.ts';
import { compose } from '#main/compose.ts';
import { noUpdates } from '#test/support/no-updates.ts';
import { noLog } from '../support/no-log.ts';
import { askApp } from '#test/support/ask-app.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'purser-app-'));
const result = join(folder, 'result.csv');
let app: App;

const open = (): Promise<App> =>
  compose({
    dataFolder: folder,
    samplesFolder: join(ROOT, 'samples'),
    intakeWorker: new URL('../../src/main/adapters/intake/worker.ts', import.meta.url),
    treasuryWorker: new URL('../../src/main/adapters/treasury/worker.ts', import.meta.url),
    receiverWorker: new URL('../../src/main/adapters/callbacks/worker.ts', import.meta.url),
    rehearsalWorker: new URL('../../src/main/rehearsal-worker.ts', import.meta.url),
    verifyWorker: new URL('../../src/main/adapters/ledger/verify-worker.ts', import.meta.url),
    backupWorker: new URL('../../src/main/adapters/backup/worker.ts', import.meta.url),
    showInFolder: () => undefined,
    openLink: () => Promise.resolve(false),
    dialogs: { openFile: () => Promise.resolve(null), saveFile: () => Promise.resolve(result) },
    power: {
      holdAwake: () => () => undefined,
      onSleep: () => () => undefined,
      onLock: () => () => undefined,
    },
    notifier: { show: () => undefined },
    links: { open: () => Promise.resolve({ ok: true, value: undefined }) },
    policy: { kind: 'none' },
    account: 'tester',
    log: noLog,
    updates: noUpdates,
    version: '0.1.0',
    host: { electron: '', node: process.versions.node, sqlite: '', platform: 'test' },
  });

const { ask, must } = askApp(() => app);

const until = async (batchId: string, holds: (batch: BatchView) => boolean): Promise<BatchView> => {
  for (;;) {
    const batch = await must('batch.get', { batchId });
    if (holds(batch)) return batch;
    await new Promise((next) => setTimeout(next, 50));
  }
};

const imported = async (name: string): Promise<BatchView> => {
  const { id } = await must('batch.import', { source: { kind: 'sample', name } });
  return until(id, (batch) => batch.import.kind !== 'reading');
};

let pastedSoFar = 0;

/** Rows of amounts that no other row of these tests has, so that none repeats another. */
const pasted = async (...references: readonly string[]): Promise<BatchView> => {
  const header = 'reference,currency,network,address,amount,amount_currency';
  const rows = references.map(
    (reference) =>
      `${reference},USDT,TRC20,TLBQDMM3zSLr2Tm88iujny5hBX5G7mS1Jd,25.${10 + (pastedSoFar += 1)},USD`,
  );
  const text = `${[header, ...rows].join('\n')}\n`;
  const { id } = await must('batch.import', { source: { kind: 'text', text } });
  return until(id, (batch) => batch.import.kind === 'ready');
};

const sumsOf = ({ sums }: BatchView): Record<string, string> =>
  Object.fromEntries(sums.map(({ currencyId, sum }) => [`${currencyId}`, sum]));

const submitted = async ({ id: batchId }: BatchView): Promise<BatchView> => {
  const { fingerprint } = await must('batch.plan', { batchId, refresh: false });
  return must('batch.submit', { batchId, fingerprint: fingerprint ?? '', rehearsal: null });
};

const approved = async (batch: BatchView): Promise<BatchView> =>
  must('batch.approve', {
    batchId: batch.id,
    fingerprint: batch.fingerprint ?? '',
    typedSums: sumsOf(batch),
    choices: DEFAULT_CHOICES,
  });

beforeAll(async () => {
  app = await open();
  await must('practice.configure', { intervalMs: 20 });
});

afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a batch from file to report', { timeout: 60_000 }, () => {
  let batch: BatchView;

  it('is imported with every row accounted for', async () => {
    batch = await imported('payroll-25.csv');
    expect(batch).toMatchObject({
      stage: 'plan',
      rowsInFile: 25,
      toPay: 25,
      errors: 0,
      excluded: 0,
    });
  });

  it('keeps the equation when rows are excluded and taken back', async () => {
    const { id: batchId } = batch;
    const less = await must('batch.exclude', {
      batchId,
      rows: [1, 2, 3],
      reason: 'left the company',
    });
    expect(less).toMatchObject({ rowsInFile: 25, toPay: 22, excluded: 3 });
    batch = await must('batch.include', { batchId, rows: [1, 2, 3] });
    expect(batch).toMatchObject({ rowsInFile: 25, toPay: 25, excluded: 0 });
  });

  it('is not submitted under a fingerprint that no longer fits', async () => {
    const { id: batchId } = batch;
    const plan = await must('batch.plan', { batchId, refresh: false });
    await must('batch.exclude', { batchId, rows: [7], reason: 'later' });
    const late = await ask('batch.submit', {
      batchId,
      fingerprint: plan.fingerprint ?? '',
      rehearsal: null,
    });
    expect(late).toMatchObject({ ok: false, error: { code: 'conflict' } });
    await must('batch.include', { batchId, rows: [7] });
  });

  it('goes back to its draft and is submitted again without a row that was left out', async () => {
    const { id: batchId } = batch;
    await submitted(batch);
    const frozen = await ask('batch.exclude', { batchId, rows: [2], reason: 'too late' });
    expect(frozen).toMatchObject({ ok: false, error: { code: 'conflict' } });
    const back = await must('batch.sendBack', { batchId, reason: 'row 2 is wrong' });
    expect(back).toMatchObject({ stage: 'plan', run: null });
    await must('batch.exclude', { batchId, rows: [2], reason: 'wrong' });
    batch = await submitted(back);
    expect(batch).toMatchObject({ stage: 'review', toPay: 24 });
    await must('batch.sendBack', { batchId, reason: 'row 2 was right after all' });
    batch = await submitted(await must('batch.include', { batchId, rows: [2] }));
    expect(batch.run).toMatchObject({ count: 26, left: 25, cancelled: 1 });
  });

  it('is approved only with the right control sums', async () => {
    const wrong = { ...sumsOf(batch), '71': '1' };
    const fingerprint = batch.fingerprint ?? '';
    const refused = await ask('batch.approve', {
      batchId: batch.id,
      fingerprint,
      typedSums: wrong,
      choices: DEFAULT_CHOICES,
    });
    expect(refused).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
    batch = await approved(batch);
    expect(batch.run?.state).toBe('approved');
  });

  it('is sent, watched until every payout is paid, and survives a restart in between', async () => {
    const batchId = batch.id;
    await must('batch.dispatch', { batchId });
    await until(batchId, ({ run }) => (run?.accepted ?? 0) + (run?.paid ?? 0) >= 5);
    await app.close();
    app = await open();
    const after = await must('batch.get', { batchId });
    expect(after.run?.state).toBe('paused');
    await must('practice.configure', { intervalMs: 20 });
    await must('batch.resume', { batchId });
    batch = await until(batchId, ({ run }) => run?.paid === 25);
    expect(batch).toMatchObject({ stage: 'export', run: { unknown: 0, refused: 0, left: 0 } });
  });

  it('comes back as the payer’s own file with a result on every row', async () => {
    const exported = await must('batch.export', { batchId: batch.id, format: 'csv' });
    expect(exported).toEqual({ savedAs: result, rows: 25 });
    const lines = readFileSync(result, 'utf8').split('\r\n');
    expect(lines[0]).toMatch(/^\uFEFFreference,beneficiary.*purser_status/);
    expect(lines.filter((line) => line.includes(',Paid,'))).toHaveLength(25);
  });

  it('is found again payout by payout, with its whole life', async () => {
    const filter = { batchId: batch.id, states: ['CONFIRMED'] } as const;
    const page = await must('payout.list', {
      filter: { ...filter, states: ['CONFIRMED'] },
      offset: 0,
      limit: 100,
    });
    expect(page.total).toBe(25);
    const detail = await must('payout.get', { payoutId: page.items[0]?.id ?? '' });
    const sentences = detail.life.map(({ sentence }) => sentence).join('\n');
    expect(sentences).toMatch(/Sending began/);
    expect(sentences).toMatch(/Paid/);
  });

  it('is refused when the same file comes again', async () => {
    const again = await imported('payroll-25.csv');
    expect(again.import.kind).toBe('refused');
  });
});

describe('what an operator may do besides', { timeout: 60_000 }, () => {
  it('cancels an approved batch that was never sent, and sends nothing of it', async () => {
    const batch = await approved(await submitted(await pasted('CANCEL-1')));
    const cancelled = await must('batch.cancel', { batchId: batch.id, reason: 'not this month' });
    expect(cancelled.run).toMatchObject({ state: 'cancelled', cancelled: 1, left: 0 });
    const sent = await ask('batch.dispatch', { batchId: batch.id });
    expect(sent).toMatchObject({ ok: false, error: { code: 'conflict' } });
  });

  it('does not dispatch what was not approved, nor approve it twice', async () => {
    const batch = await submitted(await pasted('ONCE-1'));
    expect(await ask('batch.dispatch', { batchId: batch.id })).toMatchObject({ ok: false });
    await approved(batch);
    const twice = await ask('batch.approve', {
      batchId: batch.id,
      fingerprint: batch.fingerprint ?? '',
      typedSums: sumsOf(batch),
      choices: DEFAULT_CHOICES,
    });
    expect(twice).toMatchObject({ ok: false, error: { code: 'conflict' } });
  });

  it('types one payout by hand, which walks the same road', async () => {
    const manual = {
      currencyId: 71,
      address: 'TLBQDMM3zSLr2Tm88iujny5hBX5G7mS1Jd',
      tag: '',
      amount: '100.00',
      amountUnit: 'USD',
      reference: 'HAND-1',
      beneficiary: '=Anna, "the first"',
      note: '',
    };
    const preview = await must('payout.preview', manual);
    expect(preview.issues).toEqual([]);
    expect(preview.pays).toMatch(/^(99|100)(\.\d{1,2})?$/);
    const { id } = await must('payout.create', manual);
    const ready = await until(id, (batch) => batch.import.kind === 'ready');
    const { items } = await must('batch.rows', { batchId: id, filter: {}, offset: 0, limit: 10 });
    expect(items[0]?.cells.beneficiary).toBe('=Anna, "the first"');
    const batch = await approved(await submitted(ready));
    await must('batch.dispatch', { batchId: batch.id });
    const paid = await until(batch.id, ({ run }) => run?.paid === 1);
    expect(paid.stage).toBe('export');
    const used = await must('payout.preview', manual);
    expect(used.issues.map(({ rule }) => rule)).toContain('reference-used');
  });

  it('finds an unclear payout on the Unknown desk with its evidence, and may not release it at once', async () => {
    await must('practice.configure', { scenario: 'late-execution' });
    const { id: batchId } = await approved(
      await submitted(await pasted('LATE-1', 'LATE-2', 'LATE-3')),
    );
    await must('batch.dispatch', { batchId });
    await until(batchId, ({ run }) => run?.unknown === 1);
    await must('practice.configure', { scenario: 'calm' });
    const { payouts, question } = await must('unknown.list', { payoutId: null });
    expect(payouts.map(({ reference }) => reference)).toEqual(['LATE-3']);
    expect(question).toMatchObject({ waysOut: ['was-paid', 'not-paid'], balance: { after: null } });
    expect(question?.balance.before).not.toBeNull();
    const payoutId = question?.payout.id ?? '';
    const checked = await must('unknown.check', { payoutId });
    const steps = (checked.question ?? question)?.steps.map(({ kind }) => kind);
    expect(steps).toEqual(expect.arrayContaining(['balance', 'sent', 'look-up']));
    const typedAmount = question?.payout.amount ?? '';
    const decision = { kind: 'not-paid', next: 'pay', typedAmount, reason: 'in a hurry' } as const;
    const released = await ask('payout.resolve', { payoutId, decision });
    expect(released).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
  });

  it('saves no live key without a keychain, and never gives one back', async () => {
    const profile = await must('profile.save', {
      profileId: null,
      name: 'Acme EU',
      color: '#0f766e',
      platformId: 5,
      gatewayUrl: 'https://gateway.invalid',
    });
    const saved = await ask('credentials.save', {
      profileId: profile.id,
      key: 'aaaaaa-bbbbbb-cccccc',
    });
    if (!saved.ok) expect(saved.error.code).toBe('keychain-unavailable');
    expect(JSON.stringify(await must('app.state', {}))).not.toContain('aaaaaa-bbbbbb');
    await must('profile.remove', { profileId: profile.id });
  });

  it('refuses a gateway address that is neither https nor this computer', async () => {
    const saved = await ask('profile.save', {
      profileId: null,
      name: 'Bad',
      color: '#0f766e',
      platformId: 5,
      gatewayUrl: 'http://gateway.example',
    });
    expect(saved).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
  });

  it('verifies its ledger beside everything else, and saves the verdict as text', async () => {
    expect(await must('ledger.verification', {})).toEqual({ kind: 'none' });
    await must('ledger.verify', {});
    for (;;) {
      const now = await must('ledger.verification', {});
      if (now.kind === 'done') {
        expect(now.verdict).toMatchObject({ good: true, faults: [], faultCount: 0 });
        expect(now.verdict.headLines.join(' ').split(' ')).toHaveLength(16);
        break;
      }
      if (now.kind === 'failed') throw new Error(now.detail);
      await new Promise((next) => setTimeout(next, 20));
    }
    expect(await must('ledger.saveVerdict', {})).toEqual({ savedAs: result });
    expect(readFileSync(result, 'utf8')).toContain('GOOD: every entry follows');
    expect(await must('unlock.get', {})).toBeNull();
  });

  it('answers the overview with thirty days and the money paid today', async () => {
    const overview = await must('overview.get', { refresh: true });
    expect(overview.volume).toHaveLength(30);
    expect(overview.volume.at(-1)?.paid).not.toBe('0');
    expect(overview.balances.balances.length).toBeGreaterThan(10);
  });
});
