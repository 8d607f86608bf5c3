/** Any sequence of ways for rows below the minimum, against a real store: no unit is lost, and none is paid twice. */
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { coveredBy, sumOf } from '#core/import/row-tie.ts';
import type { CarriedAmount } from '#core/payout/covered.ts';
import type { OpenIntake } from '#main/adapters/intake/intake.ts';
import type { DraftEdit } from '#main/ports/draft-edit.ts';
import { makePlace, read, SNAPSHOT, text, tronAddress, type Place } from './fixture.ts';

const AMOUNTS = ['0.40', '0.35', '20', '0.5', '0.07'] as const;
const zoe = { beneficiary: 'Zoe', address: tronAddress('zoe') };
const FILE = text(AMOUNTS.map((amount) => ({ ...zoe, amount })));

const OWED: CarriedAmount = {
  batchId: 'october',
  batchName: 'October',
  carriedAt: '2026-10-26T12:00:00.000Z',
  row: 7,
  reference: 'OCT-7',
  beneficiary: 'Zoe',
  destination: { currencyId: 71, code: 'USDT', network: 'TRC20', address: zoe.address, tag: null },
  amount: '0.8',
  unit: 'USD',
};

let place: Place;
let intake: OpenIntake;
beforeEach(async () => {
  place = makePlace();
  intake = await place.open();
});
afterEach(() => place.remove());

const row = fc.integer({ min: 1, max: AMOUNTS.length + 1 });
const { batchId: _, batchName: __, carriedAt: ___, ...owed } = OWED;

const step: fc.Arbitrary<DraftEdit> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.uniqueArray(row, { minLength: 2, maxLength: 3 }).map((rows): DraftEdit => {
      const [keeps = 1, ...leaves] = rows.toSorted((a, b) => a - b);
      return { kind: 'minimum', row: keeps, way: { kind: 'merge', keeps, leaves } };
    }),
  },
  row.map((at): DraftEdit => ({ kind: 'minimum', row: at, way: { kind: 'carry', owed } })),
  {
    weight: 2,
    arbitrary: fc.option(row).map((at): DraftEdit => ({ kind: 'take', carried: OWED, row: at })),
  },
  { weight: 3, arbitrary: row.map((at): DraftEdit => ({ kind: 'apart', row: at })) },
  row.map((at): DraftEdit => ({ kind: 'exclude', rows: [at], reason: 'why' })),
  fc.constant<DraftEdit>({ kind: 'include', rows: { status: 'excluded' } }),
  row.map((at): DraftEdit => ({
    kind: 'cells',
    how: 'typed',
    cells: [{ row: at, field: 'note', value: 'looked at' }],
  })),
  { weight: 2, arbitrary: fc.constant<DraftEdit>({ kind: 'undo' }) },
  fc.constant<DraftEdit>({ kind: 'redo' }),
);

const rowsNow = async () => (await intake.rows('draft-1', {}, { offset: 0, limit: 50 })).items;

it('pays or keeps every amount exactly once, and gives every step back', async () => {
  await read(intake, FILE);
  const came = await rowsNow();
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
      for (const edit of steps)
        await intake.change('draft-1', { edit, by: 'Vera', snapshot: null });
      const rows = await rowsNow();
      // Rows that another one pays are counted there; what an earlier run left owed comes on top, once.
      const counted = rows.filter(({ tie }) => tie?.kind !== 'merged');
      const taken = counted
        .flatMap(({ tie }) => coveredBy(tie))
        .filter(({ from }) => from !== null);
      const live = counted
        .filter(({ excludedBecause }) => excludedBecause === null)
        .flatMap(({ tie }) => coveredBy(tie))
        .filter(({ from }) => from !== null);
      expect(live.length).toBeLessThanOrEqual(1);
      expect(sumOf(counted.map(({ amount }) => amount))).toBe(
        sumOf([...AMOUNTS, ...taken.map(({ amount }) => amount)]),
      );
      const batch = await intake.batch('draft-1');
      expect(batch && batch.toPay + batch.excluded + batch.errors).toBe(rows.length);
      await intake.recheck('draft-1', SNAPSHOT);
      expect(await rowsNow()).toEqual(rows);
      for (let left = batch?.changes.done ?? 0; left > 0; left -= 1)
        await intake.change('draft-1', { edit: { kind: 'undo' }, by: null, snapshot: null });
      expect(await rowsNow()).toEqual(came);
    }),
    { numRuns: 60 },
  );
}, 240_000);
