import { existsSync, mkdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OpenIntake } from '#main/adapters/intake/intake.ts';
import {
  csv,
  daysBefore,
  makePlace,
  NO_PAST,
  octoberPayout,
  pastOf,
  NOON,
  read,
  settled,
  SNAPSHOT,
  start,
  text,
  tronAddress,
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

const rulesOf = async (row: number, of = intake, batchId = 'draft-1') =>
  (await of.rows(batchId, {}, { offset: row - 1, limit: 1 })).items[0]?.issues.map((i) => i.rule);

describe('an import', () => {
  it('answers at once that it reads, and then has every row checked', async () => {
    const begun = await start(intake, text([{}, { amount: 'ten' }, { amount: '7', unit: 'USDT' }]));
    expect(begun).toMatchObject({ name: '2026-11 payroll', state: { kind: 'reading' } });
    expect(await settled(intake, 'draft-1')).toMatchObject({
      id: 'draft-1',
      fileName: 'pasted rows',
      createdAt: NOON,
      state: { kind: 'ready' },
      rows: 3,
      toPay: 2,
      warnings: 0,
      errors: 1,
      excluded: 0,
      totals: [{ currencyId: 71, count: 2, units: 10_750n, decimals: 2 }],
      snapshotId: 'snapshot-1',
      snapshotAt: NOON,
      submitted: false,
    });
    const { total, items } = await intake.rows('draft-1', {}, ALL);
    expect(total).toBe(3);
    expect(items[0]).toEqual({
      row: 1,
      line: 2,
      was: {},
      tie: null,
      added: false,
      cells: {
        reference: 'PAY-1',
        beneficiary: 'Nowak, Łucja 1',
        currency: 'USDT',
        network: 'TRC20',
        address: tronAddress(1),
        tag: '',
        amount: '100.50',
        amount_currency: 'USD',
        note: 'November',
        priority: '',
      },
      status: 'ready',
      issues: [],
      amount: '100.5',
      unit: 'USD',
      excludedBecause: null,
      content: {
        reference: 'PAY-1',
        beneficiary: 'Nowak, Łucja 1',
        destination: {
          currencyId: 71,
          code: 'USDT',
          network: 'TRC20',
          address: tronAddress(1),
          tag: null,
        },
        amount: { units: 10_050n, decimals: 2 },
        asked: { amount: '100.5', unit: 'USD' },
        rate: '1',
        note: 'November',
      },
    });
    expect(items[1]).toMatchObject({ status: 'error', content: null });
    expect(items[2]?.content?.rate).toBeNull();
  });

  it('gives what is to be paid in file order, and nothing beyond the limit', async () => {
    await read(intake, text([{ amount: 'x' }, {}, {}]));
    const rows = await intake.toPay('draft-1', 2);
    expect(rows.map(({ row, content }) => [row, content.reference])).toEqual([
      [2, 'PAY-2'],
      [3, 'PAY-3'],
    ]);
    expect(await intake.toPay('draft-1', 1)).toEqual([]);
    expect(await intake.toPay('nobody', 10)).toEqual([]);
  });

  it('keeps the header and every cell as in the file, for the result file', async () => {
    await read(intake, text([{}, { amount: 'ten' }]));
    expect((await intake.header('draft-1')).at(-1)).toBe('Cost centre');
    const rows = [];
    for await (const row of intake.source('draft-1')) rows.push(row);
    expect(rows.map(({ row, status, cells }) => [row, status, cells.at(-1)])).toEqual([
      [1, 'ready', 'CC-1'],
      [2, 'error', 'CC-2'],
    ]);
    expect(rows[1]?.issues[0]?.column).toBe('amount');
  });

  it('filters rows by status, rule and text', async () => {
    await read(intake, text([{}, { amount: 'ten' }, { beneficiary: '"Ann ""50%"" O_Brien"' }]));
    const found = async (filter: Parameters<OpenIntake['rows']>[1]) => {
      const page = await intake.rows('draft-1', filter, ALL);
      expect(page.total).toBe(page.items.length);
      return page.items.map((row) => row.row);
    };
    expect(await found({ status: 'error' })).toEqual([2]);
    expect(await found({ status: 'ready' })).toEqual([1, 3]);
    expect(await found({ status: 'to-pay' })).toEqual([1, 3]);
    const [count] = await intake.issueCounts('draft-1');
    expect(count).toMatchObject({ level: 'error', rows: 1 });
    expect(await found({ rule: count?.rule ?? '' })).toEqual([2]);
    expect(await found({ rule: 'no-such-rule' })).toEqual([]);
    expect(await found({ text: 'pay-2' })).toEqual([2]);
    expect(await found({ text: '%' })).toEqual([3]);
    expect(await found({ text: 'o_b' })).toEqual([3]);
    expect(await found({ text: '"50' })).toEqual([3]);
  });

  it('hashes the bytes of a file, and shows the same file in another draft', async () => {
    const path = join(place.folder, 'payroll.csv');
    writeFileSync(path, csv([{}]));
    const first = await read(intake, { kind: 'file', path });
    expect(first).toMatchObject({ fileName: 'payroll.csv', state: { kind: 'ready' } });
    expect(first.fileHash).toMatch(/^[0-9a-f]{64}$/);
    const second = await read(intake, { kind: 'file', path }, 'draft-2');
    expect(second.fileHash).toBe(first.fileHash);
    expect(second.notes.map((note) => note.rule)).toContain('file-open-twice');
  });

  it('refuses what is not a regular file, and a file that is not there', async () => {
    mkdirSync(join(place.folder, 'folder.csv'));
    writeFileSync(join(place.folder, 'real.csv'), csv([{}]));
    symlinkSync(join(place.folder, 'real.csv'), join(place.folder, 'link.csv'));
    for (const name of ['folder.csv', 'link.csv', 'absent.csv']) {
      const batch = await read(intake, { kind: 'file', path: join(place.folder, name) }, name);
      expect(batch.state.kind).toBe('refused');
    }
  });

  it('asks what the file leaves open, and reads it again with the answers together', async () => {
    const lines = csv([{ amount: '"1,500"' }]).replaceAll('Cost centre', 'fee_payer');
    const source = { kind: 'text' as const, text: lines, name: 'odd' };
    const asked = await read(intake, source);
    expect(asked.state.kind).toBe('asking');
    expect(asked.rows).toBe(0);
    await intake.answer('draft-1', { columns: { fee_payer: null } }, SNAPSHOT);
    const again = await settled(intake, 'draft-1');
    const open = again.state.kind === 'asking' ? again.state.asks.map((ask) => ask.kind) : [];
    expect(open).toEqual(['decimal-mark']);
    await intake.answer('draft-1', { decimalMark: ',' }, SNAPSHOT);
    const ready = await settled(intake, 'draft-1');
    expect(ready).toMatchObject({ state: { kind: 'ready' }, rows: 1 });
    expect((await intake.rows('draft-1', {}, ALL)).items[0]?.amount).toBe('1.5');
    expect(await intake.answer('nobody', {}, SNAPSHOT)).toBeNull();
  });

  it('keeps its store readable by its owner only', () => {
    expect(statSync(place.file).mode & 0o777).toBe(0o600);
    expect(existsSync(`${place.file}-wal`)).toBe(true);
  });
});

describe('rows of one file', () => {
  it('are stopped for the same payment twice, and warn of one address under two names', async () => {
    const address = tronAddress('shared');
    await read(
      intake,
      text([
        { address, beneficiary: 'Ann' },
        {},
        { address, beneficiary: 'ann ' },
        { address, beneficiary: 'Bob', amount: '3' },
      ]),
    );
    expect(await rulesOf(1)).toEqual(['payment-twice-in-file', 'address-two-beneficiaries']);
    expect(await rulesOf(2)).toEqual([]);
    expect(await rulesOf(3)).toEqual(['payment-twice-in-file', 'address-two-beneficiaries']);
    expect(await rulesOf(4)).toEqual(['address-two-beneficiaries']);
    const batch = await intake.batch('draft-1');
    expect(batch).toMatchObject({ rows: 4, toPay: 2, warnings: 1, errors: 2 });
    expect((await intake.rows('draft-1', { status: 'error' }, ALL)).total).toBe(2);
    const issues = (await intake.rows('draft-1', {}, ALL)).items[3]?.issues;
    expect(issues?.[0]?.message).toContain('rows 1, 3');
  });
});

/** An account of the currency that files of these tests pay. */
const to = (seed: number) => ({ ...octoberPayout().destination, address: tronAddress(seed) });

describe('the past', () => {
  it('makes a used reference and a repeated payment errors, each linked to the payout', async () => {
    const asked: unknown[] = [];
    const october = pastOf([
      octoberPayout({ reference: 'PAY-2' }),
      octoberPayout({ payoutId: 'october-9', row: 9, destination: to(3) }),
    ]);
    const past = await place.open({
      ...october,
      usedReferences: (references, except) => {
        asked.push(except);
        return october.usedReferences(references, except);
      },
    });
    const batch = await read(past, text([{}, {}, {}]), 'draft-9');
    expect(batch).toMatchObject({ toPay: 1, warnings: 0, errors: 2 });
    expect(batch.totals[0]).toMatchObject({ count: 1, units: 10_050n });
    expect(asked).toEqual(['draft-9']);
    const { items } = await past.rows('draft-9', {}, ALL);
    expect(items[1]).toMatchObject({ status: 'error', content: null });
    expect(items[1]?.issues[0]?.rule).toBe('reference-used');
    expect(items[1]?.issues[0]?.message).toContain('row 7 of “2026-10 payroll”');
    expect(items[2]).toMatchObject({ status: 'error' });
    expect(items[2]?.issues[0]).toMatchObject({
      rule: 'payment-again',
      repeats: { earlier: { payoutId: 'october-9', state: 'CONFIRMED' }, excuse: null },
    });
    expect(items[2]?.issues[0]?.message).toContain('row 9 of “2026-10 payroll”, 28 days ago, Paid');
  });

  it('refuses bytes that were imported and submitted before, naming the batch', async () => {
    const october = {
      batchId: 'october',
      name: 'batch of October',
      submittedAt: daysBefore(0),
      counts: { CONFIRMED: 1 },
    };
    const past = await place.open({ ...NO_PAST, batchOfFile: async () => october });
    const batch = await read(past, text([{}]));
    expect(batch.state).toMatchObject({
      kind: 'refused',
      reasons: [{ rule: 'file-already-imported', batchId: 'october' }],
    });
    expect(JSON.stringify(batch.state)).toContain(
      '“batch of October”, submitted on 2026-11-23 (1 Paid)',
    );
    expect((await past.rows('draft-1', {}, ALL)).total).toBe(0);
  });

  it('that cannot be asked stops the import instead of being taken for clean', async () => {
    const past = await place.open({
      ...NO_PAST,
      usedReferences: async () => {
        throw new Error('the ledger is closed');
      },
    });
    const batch = await read(past, text([{}]));
    expect(batch.state.kind).toBe('refused');
    expect(batch.toPay).toBe(0);
  });
});
