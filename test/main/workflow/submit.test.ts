import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Intake, IntakeBatch } from '#main/ports/intake.ts';
import { fingerprintOfDraft } from '#main/workflow/read-to-pay.ts';
import { submit } from '#main/workflow/review.ts';
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
  exclude: notAsked,
  include: notAsked,
  recheck: notAsked,
  toPay,
  source: notAsked,
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
  changed: () => undefined,
});

const rowsOf = (...rows: readonly number[]) =>
  rows.map((row) => ({ row, content: contentOf(row) }));

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
