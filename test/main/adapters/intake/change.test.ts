import fc from 'fast-check';
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OpenIntake } from '#main/adapters/intake/intake.ts';
import type { IntakeBatch } from '#main/ports/intake.ts';
import {
  makePlace,
  read,
  settled,
  SNAPSHOT,
  snapshotOf,
  start,
  text,
  tronAddress,
  writeLargeFile,
  type Place,
} from './fixture.ts';

let place: Place;
let intake: OpenIntake;

beforeEach(async () => {
  place = makePlace();
  intake = await place.open();
});
afterEach(() => place.remove());

const ALL = { offset: 0, limit: 100 };

/** What the rows of the store themselves say, asked past the program. */
const countedBySql = (file: string, draft = 1) => {
  const db = new DatabaseSync(file, { readOnly: true });
  const range = `id > ${draft} * 1048576 AND id < ${draft + 1} * 1048576`;
  const count = (where: string) =>
    db.prepare(`SELECT count(*) AS n FROM row WHERE ${range} AND ${where}`).get()?.['n'];
  const sum = db
    .prepare(`SELECT total(units) AS n FROM row WHERE ${range} AND shown IN (0, 1)`)
    .get()?.['n'];
  const counted = {
    rows: count('TRUE'),
    toPay: count('excluded IS NULL AND status IN (0, 1)'),
    warnings: count('excluded IS NULL AND status = 1'),
    errors: count('excluded IS NULL AND status = 2'),
    excluded: count('excluded IS NOT NULL'),
    consistent: count('shown <> CASE WHEN excluded IS NULL THEN status ELSE 3 END') === 0,
    sum,
  };
  db.close();
  return counted;
};

const countsOf = ({ rows, toPay, warnings, errors, excluded, totals }: IntakeBatch) => ({
  rows,
  toPay,
  warnings,
  errors,
  excluded,
  consistent: true,
  sum: totals.reduce((sum, total) => sum + Number(total.units), 0),
});

describe('excluding', () => {
  it('leaves rows out with the reason, errors too, and takes them in again', async () => {
    await read(intake, text([{}, { amount: 'ten' }, {}]));
    const out = await intake.exclude('draft-1', [1, 2], 'left the firm');
    expect(out).toMatchObject({ rows: 3, toPay: 1, errors: 0, excluded: 2 });
    expect(out.totals).toEqual([{ currencyId: 71, count: 1, units: 10_050n, decimals: 2 }]);
    const { items } = await intake.rows('draft-1', { status: 'excluded' }, ALL);
    expect(items.map((row) => [row.row, row.excludedBecause])).toEqual([
      [1, 'left the firm'],
      [2, 'left the firm'],
    ]);
    expect((await intake.toPay('draft-1', 10)).map(({ row }) => row)).toEqual([3]);
    const back = await intake.include('draft-1', { text: 'PAY-' });
    expect(back).toMatchObject({ toPay: 2, errors: 1, excluded: 0 });
  });

  it('does nothing to a batch that was submitted', async () => {
    await read(intake, text([{}, {}]));
    await intake.markSubmitted('draft-1', true);
    expect(await intake.exclude('draft-1', [1], 'late')).toMatchObject({
      submitted: true,
      excluded: 0,
    });
    await intake.markSubmitted('draft-1', false);
    expect(await intake.exclude('draft-1', [1], 'now')).toMatchObject({ excluded: 1 });
  });

  it('keeps rows = to pay + excluded + errors, as the rows themselves say, whatever is done', async () => {
    const shared = tronAddress('shared');
    const rows = Array.from({ length: 12 }, (_, i) => ({
      ...(i % 4 === 1 ? { amount: 'ten' } : {}),
      ...(i % 4 === 2 ? { address: shared } : {}),
    }));
    await read(intake, text(rows));
    const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { maxLength: 6 });
    const filters = fc.constantFrom(
      { status: 'error' as const },
      { status: 'warning' as const },
      { status: 'excluded' as const },
      { text: 'PAY-1' },
      { rule: 'payment-twice-in-file' },
    );
    const action = fc.record({
      kind: fc.constantFrom('exclude', 'include', 'excuse', 'take back', 'look', 'recheck'),
      rows: fc.oneof(numbers, filters),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(action, { minLength: 1, maxLength: 6 }), async (actions) => {
        for (const { kind, rows: chosen } of actions) {
          if (kind === 'exclude') await intake.exclude('draft-1', chosen, 'why');
          if (kind === 'include') await intake.include('draft-1', chosen);
          const by = { rule: 'payment-twice-in-file', by: 'Ann' } as const;
          if (kind === 'excuse') await intake.excuse('draft-1', chosen, { ...by, reason: 'both' });
          if (kind === 'take back') await intake.excuse('draft-1', chosen, { ...by, reason: null });
          if (kind === 'look') await intake.recheckRepeats('draft-1');
          if (kind === 'recheck') await intake.recheck('draft-1', SNAPSHOT);
          const batch = await intake.batch('draft-1');
          if (batch === null) throw new Error('the batch is gone');
          expect(batch.rows).toBe(batch.toPay + batch.excluded + batch.errors);
          expect(countedBySql(place.file)).toEqual(countsOf(batch));
        }
      }),
      { numRuns: 25 },
    );
  });
});

describe('checking again', () => {
  it('converts at the new snapshot and keeps exclusions and what only the file showed', async () => {
    await read(intake, text([{}, { reference: 'pay-1' }, {}]));
    await intake.exclude('draft-1', [3], 'later');
    const before = await intake.batch('draft-1');
    expect(before).toMatchObject({ toPay: 0, errors: 2, excluded: 1 });
    const after = await intake.recheck('draft-1', snapshotOf('snapshot-2', '2'));
    expect(after).toMatchObject({ snapshotId: 'snapshot-2', toPay: 0, errors: 2, excluded: 1 });
    const included = await intake.include('draft-1', [3]);
    expect(included.totals).toEqual([{ currencyId: 71, count: 1, units: 5_025n, decimals: 2 }]);
    const [paid] = await intake.toPay('draft-1', 5);
    expect(paid).toMatchObject({ row: 3, content: { rate: '2', amount: { units: 5_025n } } });
  });

  it('finds a currency gone and one that came back', async () => {
    await read(intake, text([{}]));
    const none = { ...SNAPSHOT, id: 'empty', currencies: [] };
    expect(await intake.recheck('draft-1', none)).toMatchObject({
      toPay: 0,
      errors: 1,
      totals: [],
    });
    expect(await intake.recheck('draft-1', SNAPSHOT)).toMatchObject({ toPay: 1, errors: 0 });
    expect(await intake.issueCounts('draft-1')).toEqual([]);
  });
});

describe('drafts', () => {
  it('are renamed also while they are read, and forgotten on request', async () => {
    const path = join(place.folder, 'large.csv');
    writeLargeFile(path, 5_000);
    await start(intake, { kind: 'file', path });
    await intake.rename('draft-1', 'bonus');
    expect(await settled(intake, 'draft-1')).toMatchObject({ name: 'bonus', rows: 5_000 });
    await intake.discard('draft-1');
    expect(await intake.batches()).toEqual([]);
    expect(await intake.batch('draft-1')).toBeNull();
    expect((await intake.rows('draft-1', {}, ALL)).total).toBe(0);
    expect(countedBySql(place.file).rows).toBe(0);
  });

  it('survive a restart as they were', async () => {
    await read(intake, text([{}, { amount: 'x' }]));
    await intake.exclude('draft-1', [1], 'why');
    await intake.markSubmitted('draft-1', true);
    const before = await intake.batch('draft-1');
    await intake.close();
    const again = await place.open();
    expect(await again.batches()).toEqual([before]);
    expect((await again.rows('draft-1', {}, ALL)).items[0]?.excludedBecause).toBe('why');
  });
});

describe('a large file', () => {
  const path = () => join(place.folder, 'large.csv');

  it('is read with progress, readable while it is read, and with the window kept answering', async () => {
    writeLargeFile(path(), 100_000);
    const shown: IntakeBatch[] = [];
    intake.onChange((batch) => shown.push(batch));
    await start(intake, { kind: 'file', path: path() });
    let early = 0;
    while ((await intake.batch('draft-1'))?.state.kind === 'reading') {
      const page = await intake.rows('draft-1', {}, { offset: 0, limit: 20 });
      if (page.items.length === 20) early += 1;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    const batch = await intake.batch('draft-1');
    expect(batch).toMatchObject({ state: { kind: 'ready' }, rows: 100_000, errors: 10_000 });
    expect(batch && countsOf(batch)).toEqual(countedBySql(place.file));
    expect(early).toBeGreaterThan(0);
    const bytes = shown.flatMap(({ state }) => (state.kind === 'reading' ? [state.bytesRead] : []));
    expect(bytes.length).toBeGreaterThan(4);
    expect(bytes).toEqual([...bytes].sort((a, b) => a - b));
    const deep = await intake.rows('draft-1', {}, { offset: 99_999, limit: 5 });
    expect(deep.items.map((row) => row.cells.reference)).toEqual(['PAY-100000']);
  }, 60_000);

  it('stops soon after it was cancelled, and leaves nothing half ready', async () => {
    writeLargeFile(path(), 60_000);
    for (const [round, wait] of [0, 60, 700].entries()) {
      const id = `cancel-${round}`;
      await start(intake, { kind: 'file', path: path() }, id);
      await new Promise((resolve) => setTimeout(resolve, wait));
      await intake.cancel(id);
      expect(await intake.batch(id)).toMatchObject({
        state: { kind: 'cancelled' },
        rows: 0,
        toPay: 0,
      });
      expect(await intake.toPay(id, 1_000_000)).toEqual([]);
    }
    await intake.cancel('nobody');
  }, 60_000);

  it('that was being read when Purser ended shows as cancelled at the next start', async () => {
    writeLargeFile(path(), 60_000);
    await start(intake, { kind: 'file', path: path() });
    while ((await intake.rows('draft-1', {}, ALL)).total === 0) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    await intake.close();
    const again = await place.open();
    expect(await again.batch('draft-1')).toMatchObject({ state: { kind: 'cancelled' }, rows: 0 });
    await again.discard('draft-1');
    expect(countedBySql(place.file).rows).toBe(0);
  }, 60_000);
});
