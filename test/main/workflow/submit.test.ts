import { DEFAULT_TERMS } from '#core/money/terms.ts';
import { sentenceOf } from '#core/audit/trail.ts';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Intake, IntakeBatch } from '#main/ports/intake.ts';
import { fingerprintOfDraft } from '#main/workflow/read-to-pay.ts';
import { submit } from '#main/workflow/submit.ts';
import { ANNA, BATCH, boot, contentOf, discard, type Rig } from './rig.ts';

const DRAFT: IntakeBatch = {
  id: BATCH,
  name: 'payroll',
  fileName: 'payroll.csv',
  fileHash: null,
  createdAt: 1,
  state: { kind: 'ready' },
  notes: [],
  rows: 2,
  warnings: 0,
  errors: 0,
  excluded: 0,
  toPay: 2,
  totals: [],
  snapshotId: 's1',
  snapshotAt: 1,
  submitted: false,
  added: 0,
  changes: { done: 0, undone: 0 },
  work: null,
};

const notAsked = (): never => {
  throw new Error('not asked');
};

/** Drafts of which nobody has anything to say but what is to pay. */
const intakeOf = (toPay: Intake['toPay']): Intake => ({
  start: notAsked,
  answer: notAsked,
  cancel: notAsked,
  batches: notAsked,
  batch: async () => DRAFT,
  rows: notAsked,
  issueCounts: notAsked,
  seek: notAsked,
  change: notAsked,
  stopChange: notAsked,
  changes: notAsked,
  changesDigest: notAsked,
  fixes: notAsked,
  repeats: async () => [],
  recheckRepeats: async () => DRAFT,
  recheck: notAsked,
  toPay,
  source: notAsked,
  tied: async () => [],
  header: notAsked,
  rename: notAsked,
  markSubmitted: async () => undefined,
  discard: notAsked,
  onChange: notAsked,
});

let rig: Rig;
beforeEach(() => {
  rig = boot(mkdtempSync(join(tmpdir(), 'purser-submit-')));
});
afterEach(() => discard(rig));

const needsOf = (toPay: Intake['toPay']) => ({
  ledger: rig.ledger,
  intake: intakeOf(toPay),
  clock: rig.clock,
  platformId: 50,
  usdRateOf: () => null,
  book: { terms: async () => DEFAULT_TERMS },
  changed: () => undefined,
});

const rowsOf = (...rows: readonly number[]) =>
  rows.map((row) => ({ row, content: contentOf(row), overrides: [] }));

describe('submitting a draft', () => {
  it('submits the very rows whose fingerprint was compared, whatever happens to the draft meanwhile', async () => {
    const fingerprint = await fingerprintOfDraft(
      needsOf(async () => rowsOf(1, 2)),
      DRAFT,
    );
    let reads = 0;
    const changing = needsOf(async () => {
      reads += 1;
      return reads === 1 ? rowsOf(1, 2) : rowsOf(1, 2, 3);
    });
    expect(await submit(changing, { batchId: BATCH, fingerprint, by: ANNA })).toMatchObject({
      ok: true,
    });
    const submitted = await rig.ledger.payoutsOf(BATCH);
    expect(submitted.map(({ row }) => row)).toEqual([1, 2]);
  });

  it('keeps with each payout what a person let pass, and says so in its life', async () => {
    const override = {
      rule: 'payment-again',
      payoutId: 'october-1',
      by: 'Ann',
      at: '2026-11-23T12:00:00.000Z',
      reason: 'a new month',
    };
    const rows = rowsOf(1, 2).map((row) =>
      row.row === 1 ? { ...row, overrides: [override] } : row,
    );
    const needs = needsOf(async () => rows);
    const fingerprint = await fingerprintOfDraft(needs, DRAFT);
    expect(await submit(needs, { batchId: BATCH, fingerprint, by: ANNA })).toMatchObject({
      ok: true,
    });
    const [first, second] = await rig.ledger.payoutsOf(BATCH);
    const lifeOf = async (payoutId = '') =>
      (await rig.ledger.entriesOf({ payoutId })).filter(
        ({ body }) => body.kind === 'payout.submitted',
      );
    const [entry] = await lifeOf(first?.id);
    expect(entry?.body).toMatchObject({ overrides: [override] });
    expect(entry && sentenceOf(entry)).toContain(
      'although it may be a repeat, by Ann: “a new month”',
    );
    expect((await lifeOf(second?.id))[0]?.body).not.toHaveProperty('overrides');
  });

  it('submits nothing that another batch has taken since, or that repeats a run of the same name', async () => {
    const fingerprint = await fingerprintOfDraft(
      needsOf(async () => rowsOf(1, 2)),
      DRAFT,
    );
    let rows = rowsOf(1, 2);
    const needs = needsOf(async () => rows);
    const since: Intake = {
      ...needs.intake,
      recheckRepeats: async () => {
        rows = rowsOf(2);
        return DRAFT;
      },
    };
    const request = { batchId: BATCH, fingerprint, by: ANNA };
    expect(await submit({ ...needs, intake: since }, request)).toMatchObject({
      error: { kind: 'conflict' },
    });
    const excuses = [{ by: 'Ann', at: '', reason: 'why', rows: 2 }];
    const earlier = { batchId: 'other', batchName: DRAFT.name.toUpperCase(), submittedAt: '' };
    const same: Intake = {
      ...needs.intake,
      repeats: async () => [{ rule: 'payment-again', earlier, open: 0, excuses }],
    };
    rows = rowsOf(1, 2);
    expect(await submit({ ...needs, intake: same }, request)).toMatchObject({
      error: { kind: 'conflict', message: expect.stringContaining('an earlier run named') },
    });
    expect(await rig.ledger.batches()).toEqual([]);
  });

  it('freezes the draft before it looks at repeats again, and lets go of it when nothing was submitted', async () => {
    const needs = needsOf(async () => rowsOf(1));
    const fingerprint = await fingerprintOfDraft(needs, DRAFT);
    const done: string[] = [];
    const intake: Intake = {
      ...needs.intake,
      markSubmitted: async (_, submitted) => void done.push(submitted ? 'freeze' : 'let go'),
      recheckRepeats: async () => {
        done.push('look again');
        return DRAFT;
      },
    };
    const request = { batchId: BATCH, fingerprint: 'another', by: ANNA };
    expect(await submit({ ...needs, intake }, request)).toMatchObject({ ok: false });
    expect(done.splice(0)).toEqual(['freeze', 'look again', 'let go']);
    expect(await submit({ ...needs, intake }, { ...request, fingerprint })).toMatchObject({
      ok: true,
    });
    expect(done.splice(0)).toEqual(['freeze', 'look again']);
    // Asked once more by a window that has not heard of it: what the ledger holds stays frozen.
    expect(await submit({ ...needs, intake }, { ...request, fingerprint })).toMatchObject({
      ok: false,
    });
    expect(done).not.toContain('let go');
  });

  it('submits nothing when the draft is not the one that was looked at', async () => {
    const seen = await fingerprintOfDraft(
      needsOf(async () => rowsOf(1)),
      DRAFT,
    );
    const now = needsOf(async () => rowsOf(1, 2));
    expect(await submit(now, { batchId: BATCH, fingerprint: seen, by: ANNA })).toMatchObject({
      ok: false,
      error: { kind: 'conflict' },
    });
    expect(await rig.ledger.batches()).toEqual([]);
  });
});
