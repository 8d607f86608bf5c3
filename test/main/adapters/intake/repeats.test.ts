/** Rows that may pay something twice: found, stopped, excused, and found again when something changed. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OpenIntake } from '#main/adapters/intake/intake.ts';
import type { EarlierPayout } from '#core/payout/earlier.ts';
import {
  daysBefore,
  makePlace,
  NO_PAST,
  octoberPayout,
  pastOf,
  read,
  SNAPSHOT,
  snapshotOf,
  text,
  tronAddress,
  type Place,
  type TestRow,
} from './fixture.ts';

let place: Place;
beforeEach(() => {
  place = makePlace();
});
afterEach(() => place.remove());

const ALL = { offset: 0, limit: 100 };
const ANN = { rule: 'payment-again', by: 'Ann', reason: 'a new month' } as const;

/** A payout of October to the payee that row `n` of these tests pays. */
const paid = (n: number, said: Partial<EarlierPayout> = {}): EarlierPayout =>
  octoberPayout({
    payoutId: `october-${n}`,
    row: n,
    reference: `OCT-${n}`,
    destination: { ...octoberPayout().destination, address: tronAddress(n) },
    ...said,
  });

const statuses = async (intake: OpenIntake): Promise<readonly string[]> =>
  (await intake.rows('draft-1', {}, ALL)).items.map(({ status }) => status);
const issuesOf = async (intake: OpenIntake, row: number) =>
  (await intake.rows('draft-1', {}, ALL)).items[row - 1]?.issues ?? [];

describe('a payment made before', () => {
  it('is stopped with a link to the payout and its state, within the days looked back and no longer', async () => {
    const payouts = [paid(1), paid(2, { submittedAt: daysBefore(36) })];
    const intake = await place.open(pastOf(payouts));
    const batch = await read(intake, text([{}, {}, {}]));
    expect(batch).toMatchObject({ rows: 3, toPay: 2, errors: 1, warnings: 0 });
    expect(await statuses(intake)).toEqual(['error', 'ready', 'ready']);
    expect((await issuesOf(intake, 1))[0]).toMatchObject({
      level: 'error',
      rule: 'payment-again',
      repeats: {
        earlier: {
          payoutId: 'october-1',
          batchName: '2026-10 payroll',
          row: 1,
          state: 'CONFIRMED',
        },
        excuse: null,
      },
    });
  });

  it('is known by the amount asked when the rate has moved, and not by another amount', async () => {
    const at = { amount: { units: 9_876n, decimals: 2 } };
    const other = { amount: { units: 1n, decimals: 2 }, asked: { amount: '7', unit: 'USD' } };
    const intake = await place.open(pastOf([paid(1, at), paid(2, other)]));
    await read(intake, text([{}, {}]));
    expect(await statuses(intake)).toEqual(['error', 'ready']);
  });

  it('is known under another account of the same payee', async () => {
    const payouts = [paid(9)];
    const payees = payouts.map(({ destination }) => ({
      place: 1,
      destination,
      beneficiary: 'Ann Lee',
      payout: 'row 9 of “2026-10 payroll”',
      approved: 'yes' as const,
    }));
    const past = pastOf(payouts);
    const intake = await place.open({ ...past, payeesAfter: async (n) => payees.slice(n) });
    await read(intake, text([{ beneficiary: 'ann  lee' }, {}]));
    const rules = (await issuesOf(intake, 1)).map(({ rule }) => rule);
    expect(rules).toEqual(['address-new-for-beneficiary', 'payment-again']);
    expect(await issuesOf(intake, 2)).toEqual([]);
  });
});

describe('an excuse', () => {
  it('lets exactly the chosen rows pass, with who, when and why, and can be taken back', async () => {
    const intake = await place.open(pastOf([paid(1), paid(2)]));
    await read(intake, text([{}, {}, {}]));
    const one = await intake.excuse('draft-1', [1, 3], ANN);
    expect(one).toMatchObject({ changed: 1, ofSameRun: 0 });
    expect(one.batch).toMatchObject({ rows: 3, toPay: 2, warnings: 1, errors: 1 });
    expect(await intake.toPay('draft-1', 10)).toMatchObject([
      {
        row: 1,
        overrides: [
          {
            rule: 'payment-again',
            payoutId: 'october-1',
            by: 'Ann',
            at: '2026-11-23T12:00:00.000Z',
            reason: 'a new month',
          },
        ],
      },
      { row: 3, overrides: [] },
    ]);
    expect(await intake.issueCounts('draft-1')).toEqual([
      { rule: 'payment-again', level: 'error', rows: 2 },
    ]);
    const back = await intake.excuse('draft-1', [1], { ...ANN, reason: null });
    expect(back.batch).toMatchObject({ toPay: 1, errors: 2 });
  });

  it('can be given to all rows that repeat one earlier run at once', async () => {
    const other = { batchId: 'bonus', batchName: 'bonus' };
    const intake = await place.open(pastOf([paid(1), paid(2), paid(3, other)]));
    await read(intake, text([{}, {}, {}]));
    expect(await intake.repeats('draft-1')).toMatchObject([
      { rule: 'payment-again', earlier: { batchId: 'october' }, open: 2, excuses: [] },
      { rule: 'payment-again', earlier: { batchId: 'bonus' }, open: 1, excuses: [] },
    ]);
    const filter = { status: 'error', rule: 'payment-again', repeats: 'october' } as const;
    expect(await intake.excuse('draft-1', filter, ANN)).toMatchObject({ changed: 2 });
    expect(await statuses(intake)).toEqual(['warning', 'warning', 'error']);
    const [bonus, october] = await intake.repeats('draft-1');
    expect(bonus).toMatchObject({ earlier: { batchId: 'bonus' }, open: 1 });
    expect(october).toMatchObject({ open: 0, excuses: [{ by: 'Ann', rows: 2 }] });
  });

  it('is not taken for a run of the same name, which is that run again, until it has a name of its own', async () => {
    const intake = await place.open(pastOf([paid(1, { batchName: ' 2026-11  Payroll ' })]));
    await read(intake, text([{}, {}]));
    expect(await intake.excuse('draft-1', [1], ANN)).toMatchObject({ changed: 0, ofSameRun: 1 });
    expect(await statuses(intake)).toEqual(['error', 'ready']);
    await intake.rename('draft-1', '2026-12 payroll');
    expect(await intake.excuse('draft-1', [1], ANN)).toMatchObject({ changed: 1, ofSameRun: 0 });
  });

  it('is never taken for a reference that was used before', async () => {
    const intake = await place.open(pastOf([paid(8, { reference: 'PAY-1' })]));
    await read(intake, text([{}, {}]));
    expect((await issuesOf(intake, 1))[0]).toMatchObject({ rule: 'reference-used' });
    for (const rule of ['payment-again', 'payment-twice-in-file'] as const)
      expect(await intake.excuse('draft-1', [1], { ...ANN, rule })).toMatchObject({ changed: 0 });
    expect(await statuses(intake)).toEqual(['error', 'ready']);
  });

  it('holds when the rows are checked again at other rates, and lapses when what they repeat is another payout', async () => {
    let payouts = [paid(1), paid(2)];
    const intake = await place.open({
      ...NO_PAST,
      similarSince: (since, keys) => pastOf(payouts).similarSince(since, keys),
    });
    const rows: TestRow[] = [{}, {}, { address: tronAddress('t') }, { address: tronAddress('t') }];
    await read(intake, text(rows));
    await intake.excuse('draft-1', { rule: 'payment-again' }, ANN);
    await intake.excuse('draft-1', [3], { ...ANN, rule: 'payment-twice-in-file' });
    const now = ['warning', 'warning', 'warning', 'error'];
    expect(await statuses(intake)).toEqual(now);
    await intake.recheck('draft-1', snapshotOf('later', '1.25'));
    expect(await statuses(intake)).toEqual(now);
    await intake.recheckRepeats('draft-1');
    expect(await statuses(intake)).toEqual(now);
    payouts = [paid(1), paid(2), paid(2, { payoutId: 'newer', submittedAt: daysBefore(1) })];
    await intake.recheck('draft-1', SNAPSHOT);
    expect(await statuses(intake)).toEqual(['warning', 'error', 'warning', 'error']);
  });
});

describe('looking for repeats again', () => {
  it('stops what was submitted elsewhere since, and changes no amount', async () => {
    let payouts: readonly EarlierPayout[] = [];
    const intake = await place.open({
      ...NO_PAST,
      usedReferences: (references) => pastOf(payouts).usedReferences(references),
      similarSince: (since, keys) => pastOf(payouts).similarSince(since, keys),
    });
    const before = await read(intake, text([{}, {}, {}]));
    expect(await intake.recheckRepeats('draft-1')).toEqual(before);
    payouts = [paid(1), paid(7, { reference: 'PAY-2' })];
    const after = await intake.recheckRepeats('draft-1');
    expect(after).toMatchObject({ rows: 3, toPay: 1, errors: 2, snapshotId: SNAPSHOT.id });
    expect(after.totals).toMatchObject([{ count: 1, units: 10_050n }]);
    expect((await intake.toPay('draft-1', 10)).map(({ row }) => row)).toEqual([3]);
  });

  it('lets the other of two equal rows go once one is excluded, and stops both when it comes back', async () => {
    const address = tronAddress('shared');
    const intake = await place.open(NO_PAST);
    await read(intake, text([{ address }, { address }, {}]));
    expect(await statuses(intake)).toEqual(['error', 'error', 'ready']);
    const one = await intake.exclude('draft-1', [2], 'entered twice');
    expect(one).toMatchObject({ toPay: 2, excluded: 1, errors: 0 });
    const both = await intake.include('draft-1', [2]);
    expect(both).toMatchObject({ toPay: 1, excluded: 0, errors: 2 });
  });
});

describe('a file as a whole', () => {
  const november = {
    batchId: 'nov',
    name: '2026-11',
    submittedAt: daysBefore(0),
    counts: { CONFIRMED: 2 },
  };

  it('is refused when its rows in any form were submitted, by the identity that its batch had', async () => {
    const first = await place.open(NO_PAST);
    const { contentIdentity } = await read(first, text([{}, {}]));
    expect(contentIdentity).toMatch(/^[0-9a-f]{64}$/);
    await first.close();
    const again = await place.open({
      ...NO_PAST,
      batchOfContent: async (identity) => (identity === contentIdentity ? november : null),
    });
    const rows = [
      { reference: 'PAY-2', address: tronAddress(2) },
      { reference: 'PAY-1', address: tronAddress(1) },
    ];
    const batch = await read(again, text(rows), 'draft-2');
    expect(batch).toMatchObject({
      toPay: 0,
      state: { kind: 'refused', reasons: [{ rule: 'file-rows-imported', batchId: 'nov' }] },
    });
    const changed = await read(again, text([{}, { amount: '7' }]), 'draft-3');
    expect(changed.state.kind).toBe('ready');
  });

  it('is refused when every row that could be paid was submitted, and otherwise keeps the new rows', async () => {
    const known = [paid(1, { reference: 'PAY-1' }), paid(2, { reference: 'PAY-2' })];
    const intake = await place.open(pastOf(known));
    const same = await read(intake, text([{}, {}, { amount: 'ten' }]), 'draft-2');
    expect(same.state).toMatchObject({
      reasons: [{ rule: 'file-rows-imported', batchId: 'october' }],
    });
    const more = await read(intake, text([{}, {}, {}]));
    expect(more).toMatchObject({ toPay: 1, errors: 2 });
  });

  it('is said to be open twice when another draft would pay the same', async () => {
    const intake = await place.open(NO_PAST);
    await read(intake, text([{}, { address: tronAddress(5) }]));
    const rows = [
      { reference: 'PAY-2', address: tronAddress(5) },
      { reference: 'PAY-1', address: tronAddress(1) },
    ];
    const twin = await read(intake, text(rows), 'draft-2');
    expect(twin.notes).toMatchObject([{ rule: 'file-open-twice', batchId: 'draft-1' }]);
  });
});
