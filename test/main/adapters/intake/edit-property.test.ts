/** Any sequence of steps, undone and done again, against a real store: nothing is lost, nothing drifts. */
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { EXCUSABLE_RULES } from '#core/import/repeat.ts';
import { ROW_FIELDS } from '#core/import/row.ts';
import type { OpenIntake } from '#main/adapters/intake/intake.ts';
import type { DraftEdit } from '#main/ports/draft-edit.ts';
import type { IntakeBatch } from '#main/ports/intake.ts';
import {
  makePlace,
  octoberPayout,
  pastOf,
  read,
  SNAPSHOT,
  text,
  tronAddress,
  type Place,
} from './fixture.ts';

const FILE_ROWS = 9;
const shared = tronAddress('shared');

let place: Place;
let intake: OpenIntake;

beforeEach(async () => {
  place = makePlace();
  intake = await place.open(pastOf([PAID]));
});
afterEach(() => place.remove());

/** What row 1 pays was paid before. */
const PAID = octoberPayout({
  destination: { ...octoberPayout().destination, address: tronAddress(1) },
});

/** Rows that speak of each other: shared accounts, equal payments, references that differ in case. */
const FILE = text(
  Array.from({ length: FILE_ROWS }, (_, at) => ({
    ...(at % 4 === 1 ? { amount: 'ten' } : {}),
    ...(at % 3 === 2 ? { address: shared } : {}),
    ...(at === 6 ? { reference: 'pay-1' } : {}),
  })),
);

const number = fc.integer({ min: 1, max: FILE_ROWS + 3 });
const value = fc.constantFrom(
  '',
  'PAY-1',
  'pay-1',
  'PAY-2',
  'NEW-1',
  'USDT',
  'usdt',
  'TRC20',
  'USD',
  '100.50',
  '60',
  '0.5',
  'ten',
  shared,
  tronAddress(1),
  `${shared}:77`,
  '\u200B100.50 ',
  'Somebody else',
);
const cell = fc.record({ row: number, field: fc.constantFrom(...ROW_FIELDS), value });
const choice = fc.oneof(
  fc.uniqueArray(number, { maxLength: 4 }),
  fc.constantFrom(
    { status: 'error' as const },
    { status: 'excluded' as const },
    { rule: 'payment-twice-in-file' },
    { text: 'PAY-1' },
  ),
);
const step: fc.Arbitrary<DraftEdit> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('cells' as const),
      how: fc.constantFrom('typed' as const, 'pasted' as const),
      cells: fc.array(cell, { minLength: 1, maxLength: 4 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('exclude' as const),
      rows: choice,
      reason: fc.constant('why'),
    }),
  },
  fc.record({ kind: fc.constant('include' as const), rows: choice }),
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('excuse' as const),
      rows: choice,
      rule: fc.constantFrom(...EXCUSABLE_RULES),
      reason: fc.constantFrom('each is owed', null),
    }),
  },
  fc.record({
    kind: fc.constant('add' as const),
    cells: fc.dictionary(fc.constantFrom(...ROW_FIELDS), value, { maxKeys: 7 }),
  }),
  fc.record({
    kind: fc.constant('split' as const),
    row: number,
    parts: fc.constant([
      { reference: 'SPLIT-1', amount: '40.25' },
      { reference: 'SPLIT-2', amount: '60.25' },
    ] as const),
  }),
  fc.record({
    kind: fc.constant('fix' as const),
    fix: fc.constantFrom(
      { kind: 'trim' } as const,
      { kind: 'letters' } as const,
      { kind: 'tag' } as const,
      { kind: 'fill-down', field: 'currency' } as const,
      { kind: 'unit', unit: 'USD' } as const,
      { kind: 'references', prefix: 'ROW-' } as const,
      { kind: 'exclude', rule: 'amount-not-decimal', reason: 'no amount' } as const,
    ),
  }),
  { weight: 3, arbitrary: fc.constant({ kind: 'undo' } as const) },
  { weight: 2, arbitrary: fc.constant({ kind: 'redo' } as const) },
);

const look = async () => {
  const { items, total } = await intake.rows('draft-1', {}, { offset: 0, limit: 100 });
  const { rows, added, toPay, warnings, errors, excluded, totals } = await batchNow();
  const issues = await intake.issueCounts('draft-1');
  return {
    items,
    total,
    counts: { rows, added, toPay, warnings, errors, excluded },
    totals,
    issues,
  };
};

const batchNow = async (): Promise<IntakeBatch> => {
  const batch = await intake.batch('draft-1');
  if (batch === null) throw new Error('the batch is gone');
  return batch;
};

const make = (edit: DraftEdit) => intake.change('draft-1', { edit, by: 'Vera', snapshot: null });

/** Takes back every step in force, or does as many again; each must succeed. */
const repeat = async (edit: DraftEdit, times: number): Promise<void> => {
  for (let at = 0; at < times; at += 1) expect(await make(edit)).toMatchObject({ ok: true });
};

it('keeps rows, counts and totals exact through any steps, and gives every one of them back', async () => {
  await read(intake, FILE);
  const came = await look();
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
      for (const edit of steps) await make(edit);
      const now = await look();
      const { done } = (await batchNow()).changes;
      const { counts } = now;
      expect(now.total).toBe(FILE_ROWS + counts.added);
      expect(counts.rows).toBe(counts.toPay + counts.excluded + counts.errors);
      // What was checked step by step is what checking everything anew gives.
      await intake.recheck('draft-1', SNAPSHOT);
      expect(await look()).toEqual(now);
      await intake.recheckRepeats('draft-1');
      expect(await look()).toEqual(now);
      await repeat({ kind: 'undo' }, done);
      expect((await batchNow()).changes.done).toBe(0);
      expect(await look()).toEqual(came);
      await repeat({ kind: 'redo' }, done);
      expect(await look()).toEqual(now);
      await repeat({ kind: 'undo' }, done);
    }),
    { numRuns: 150 },
  );
}, 120_000);
