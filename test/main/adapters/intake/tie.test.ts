/** Rows below the minimum made payable, paid as one, carried forward, and taken apart, against a real store. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CarriedAmount } from '#core/payout/covered.ts';
import type { OpenIntake } from '#main/adapters/intake/intake.ts';
import type { DraftEdit } from '#main/ports/draft-edit.ts';
import type { IntakeBatch, IntakeRow } from '#main/ports/intake.ts';
import {
  change,
  csv,
  makePlace,
  read,
  SNAPSHOT,
  text,
  tronAddress,
  type Place,
} from './fixture.ts';

const zoe = { beneficiary: 'Zoe', address: tronAddress('zoe') };

let place: Place;
let intake: OpenIntake;
beforeEach(async () => {
  place = makePlace();
  intake = await place.open();
});
afterEach(() => place.remove());

/** Three rows of Zoe below the minimum of 1, and one of somebody else. */
const FILE = text([
  { ...zoe, amount: '0.40' },
  { amount: '20' },
  { ...zoe, amount: '0.35' },
  { ...zoe, amount: '0.50' },
]);

const rowOf = async (row: number): Promise<IntakeRow> => {
  const page = await intake.rows('draft-1', {}, { offset: row - 1, limit: 1 });
  const [found] = page.items;
  if (found === undefined) throw new Error(`no row ${row}`);
  return found;
};

const refused = async (edit: DraftEdit): Promise<string> => {
  const changed = await intake.change('draft-1', { edit, by: 'Vera', snapshot: null });
  if (changed.ok) throw new Error('it was done');
  return changed.error;
};

const merge = (keeps: number, ...leaves: readonly number[]): DraftEdit => ({
  kind: 'minimum',
  row: keeps,
  way: { kind: 'merge', keeps, leaves },
});

const OWED: CarriedAmount = {
  batchId: 'october',
  batchName: '2026-10 payroll',
  carriedAt: '2026-10-26T12:00:00.000Z',
  row: 7,
  reference: 'OCT-7',
  beneficiary: 'Zoe',
  destination: {
    currencyId: 71,
    code: 'USDT',
    network: 'TRC20',
    address: zoe.address,
    tag: null,
  },
  amount: '0.8',
  unit: 'USD',
};

const take = (row: number | null): DraftEdit => ({ kind: 'take', carried: OWED, row });

const adds = ({ toPay, excluded, errors, rows }: IntakeBatch): boolean =>
  toPay + excluded + errors === rows;

describe('rows that are paid as one', () => {
  it('pay the exact sum in one row, and the others are excluded and name it', async () => {
    await read(intake, FILE);
    const batch = await change(intake, merge(1, 3, 4));
    expect(batch).toMatchObject({ toPay: 2, excluded: 2, errors: 0 });
    expect(adds(batch)).toBe(true);
    const kept = await rowOf(1);
    expect(kept).toMatchObject({
      status: 'ready',
      amount: '1.25',
      cells: { note: 'November; with PAY-3, PAY-4' },
    });
    expect(await rowOf(3)).toMatchObject({
      excludedBecause: 'paid together with row 1',
      tie: { kind: 'merged', into: 1 },
      cells: { amount: '0.35' },
    });
    const [first] = await intake.toPay('draft-1', 10);
    expect(first?.covers).toEqual([
      { from: null, row: 3, reference: 'PAY-3', amount: '0.35', unit: 'USD' },
      { from: null, row: 4, reference: 'PAY-4', amount: '0.5', unit: 'USD' },
    ]);
  });

  it('cannot be included again, changed or split while another row pays them', async () => {
    await read(intake, FILE);
    await change(intake, merge(1, 3, 4));
    expect(await refused({ kind: 'include', rows: [3] })).toContain('Take row 1 apart first');
    expect(await refused({ kind: 'include', rows: { status: 'excluded' } })).toContain('row 1');
    const typed = (row: number, field: 'amount' | 'address' | 'reference', value: string) =>
      refused({ kind: 'cells', how: 'typed', cells: [{ row, field, value }] });
    expect(await typed(1, 'amount', '9')).toContain('pays other rows too');
    expect(await typed(3, 'amount', '9')).toContain('is paid together with row 1');
    expect(await typed(3, 'reference', 'X-1')).toContain('is paid together with row 1');
    expect(await typed(1, 'address', tronAddress(9))).toContain('pays other rows too');
    const parts = [
      { reference: 'A-1', amount: '1' },
      { reference: 'A-2', amount: '0.25' },
    ] as const;
    expect(await refused({ kind: 'split', row: 1, parts })).toContain('pays other rows too');
    const total = (await intake.batch('draft-1'))?.totals;
    expect(total).toMatchObject([{ units: 2125n, decimals: 2 }]);
  });

  it('become what they were by undo, and by taking apart after any other step', async () => {
    await read(intake, FILE);
    const before = await Promise.all([1, 2, 3, 4].map(rowOf));
    await change(intake, merge(1, 3, 4));
    await change(intake, { kind: 'undo' });
    expect(await Promise.all([1, 2, 3, 4].map(rowOf))).toEqual(before);
    await change(intake, { kind: 'redo' });
    await change(intake, { kind: 'exclude', rows: [2], reason: 'later' });
    const batch = await change(intake, { kind: 'apart', row: 1 });
    expect(batch).toMatchObject({ toPay: 0, excluded: 1, errors: 3 });
    expect(await Promise.all([1, 3, 4].map(rowOf))).toEqual(before.filter(({ row }) => row !== 2));
    expect(await refused({ kind: 'apart', row: 1 })).toContain('not paid together');
  });

  it('may be paid with a further row, and come apart in the order they were tied', async () => {
    await read(intake, FILE);
    await change(intake, merge(3, 4));
    await change(intake, merge(1, 3));
    const [first] = await intake.toPay('draft-1', 10);
    expect(first).toMatchObject({ row: 1, content: { asked: { amount: '1.25' } } });
    expect(first?.covers?.map(({ row, amount }) => [row, amount])).toEqual([
      [3, '0.35'],
      [4, '0.5'],
    ]);
    await change(intake, { kind: 'apart', row: 1 });
    expect(await rowOf(3)).toMatchObject({ excludedBecause: null, amount: '0.85' });
    expect(await rowOf(4)).toMatchObject({ tie: { kind: 'merged', into: 3 } });
  });

  it('must pay one payee in one currency and unit', async () => {
    await read(intake, FILE);
    expect(await refused(merge(1, 2))).toContain('do not pay one payee');
    await change(intake, { kind: 'exclude', rows: [3], reason: 'later' });
    expect(await refused(merge(1, 3))).toContain('Row 3 is excluded');
    expect(await refused(merge(1, 9))).toContain('no row 9');
  });

  it('are written under the decimal mark of their file', async () => {
    await intake.start({
      batchId: 'draft-1',
      name: 'comma',
      source: {
        kind: 'text',
        name: 'pasted',
        text: csv([
          { ...zoe, amount: '"0,40"' },
          { ...zoe, amount: '"0,75"' },
        ]),
      },
      choices: { columns: { 'Cost centre': null }, decimalMark: ',' },
      snapshot: SNAPSHOT,
    });
    await change(intake, merge(1, 2));
    expect(await rowOf(1)).toMatchObject({
      status: 'ready',
      amount: '1.15',
      cells: { amount: '1,15' },
    });
  });
});

describe('a row below the minimum', () => {
  it('is raised, and ready, in one recorded step', async () => {
    await read(intake, FILE);
    const edits = { amount: '1', amount_currency: 'USDT' };
    await change(intake, { kind: 'minimum', row: 1, way: { kind: 'raise', edits } });
    expect(await rowOf(1)).toMatchObject({ status: 'ready', amount: '1', unit: 'USDT' });
    const [step] = (await intake.changes('draft-1', { offset: 0, limit: 1 })).items;
    expect(step).toMatchObject({
      by: 'Vera',
      what: { kind: 'minimum', way: 'raise', row: 1 },
      cells: [
        { field: 'amount', before: '0.40', after: '1' },
        { field: 'amount_currency', before: 'USD', after: 'USDT' },
      ],
    });
  });

  it('is carried forward: excluded, owed, and not owed once it is included again', async () => {
    await read(intake, FILE);
    const { batchId: _, batchName: __, carriedAt: ___, ...owed } = OWED;
    const carry: DraftEdit = { kind: 'minimum', row: 1, way: { kind: 'carry', owed } };
    const batch = await change(intake, carry);
    expect(batch).toMatchObject({ toPay: 1, excluded: 1, errors: 2 });
    expect(await intake.tied('draft-1')).toMatchObject([
      { row: 1, tie: { kind: 'carried', owed: { amount: '0.8' } } },
    ]);
    expect(await refused(carry)).toContain('Row 1 is excluded');
    const cells = [{ row: 1, field: 'amount', value: '9' }] as const;
    expect(await refused({ kind: 'cells', how: 'typed', cells })).toContain('carried forward');
    await change(intake, { kind: 'include', rows: [1] });
    expect(await intake.tied('draft-1')).toEqual([]);
    expect(await rowOf(1)).toMatchObject({ excludedBecause: null, status: 'error', tie: null });
  });
});

describe('an amount carried forward by an earlier run', () => {
  it('is added to a row of its payee to the last unit, once in a batch', async () => {
    await read(intake, FILE);
    await change(intake, take(4));
    expect(await rowOf(4)).toMatchObject({
      status: 'ready',
      amount: '1.3',
      cells: {
        note: 'November; 0.8 USD carried forward from row 7 of “2026-10 payroll”',
      },
    });
    expect((await intake.toPay('draft-1', 10)).at(-1)?.covers).toEqual([
      {
        from: { batchId: 'october', batchName: '2026-10 payroll' },
        row: 7,
        reference: 'OCT-7',
        amount: '0.8',
        unit: 'USD',
      },
    ]);
    expect(await refused(take(1))).toContain('Row 4 has this amount already');
    // Not even while that row is excluded: it would pay the amount again once it is included.
    await change(intake, { kind: 'exclude', rows: [4], reason: 'later' });
    expect(await refused(take(1))).toContain('Row 4 has this amount already');
    await change(intake, { kind: 'include', rows: [4] });
    await change(intake, { kind: 'apart', row: 4 });
    expect(await rowOf(4)).toMatchObject({ amount: '0.5', tie: null });
    await change(intake, take(1));
    expect(await rowOf(1)).toMatchObject({ status: 'ready', amount: '1.2' });
  });

  it('becomes a row of its own under its own reference, which can be paid with others', async () => {
    await read(intake, FILE);
    const batch = await change(intake, take(null));
    expect(batch).toMatchObject({ rows: 5, added: 1, errors: 4 });
    expect(await rowOf(5)).toMatchObject({
      cells: { reference: 'OCT-7', beneficiary: 'Zoe', amount: '0.8', amount_currency: 'USD' },
      added: true,
    });
    await change(intake, merge(1, 5));
    const [first] = await intake.toPay('draft-1', 10);
    expect(first).toMatchObject({ row: 1, content: { asked: { amount: '1.2', unit: 'USD' } } });
    expect(first?.covers?.map(({ reference, from }) => [reference, from?.batchId])).toEqual([
      ['OCT-7', 'october'],
    ]);
  });

  it('goes to no row of another unit', async () => {
    await read(intake, text([{ ...zoe, amount: '5', unit: 'USDT' }]));
    expect(await refused(take(1))).toContain('does not ask for an amount in USD');
  });
});
