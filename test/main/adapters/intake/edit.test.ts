/** Steps on a draft against a real store: what each changes, records and refuses. */
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OpenIntake } from '#main/adapters/intake/intake.ts';
import {
  change,
  exclude,
  makePlace,
  NO_PAST,
  octoberPayout,
  pastOf,
  read,
  SNAPSHOT,
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

const rowsOf = async () => (await intake.rows('draft-1', {}, ALL)).items;
const changesOf = async () => (await intake.changes('draft-1', ALL)).items;
const typed = (row: number, field: 'amount' | 'reference' | 'address', value: string) =>
  change(intake, { kind: 'cells', how: 'typed', cells: [{ row, field, value }] });
const refused = async (edit: Parameters<typeof change>[1]): Promise<string> => {
  const answer = await intake.change('draft-1', { edit, by: 'Vera', snapshot: null });
  return answer.ok ? '' : answer.error;
};

describe('a cell that is typed', () => {
  it('makes a row payable at the rates of all others, keeps the cell of the file and records who and what', async () => {
    await read(intake, text([{}, { amount: 'ten' }]));
    const batch = await typed(2, 'amount', '60');
    expect(batch).toMatchObject({ toPay: 2, errors: 0, changes: { done: 1, undone: 0 } });
    expect(batch.totals).toEqual([{ currencyId: 71, count: 2, units: 16_050n, decimals: 2 }]);
    expect((await rowsOf())[1]).toMatchObject({ cells: { amount: '60' }, was: { amount: 'ten' } });
    expect(await changesOf()).toEqual([
      {
        seq: 1,
        at: expect.any(Number),
        by: 'Vera',
        what: { kind: 'cells', how: 'typed' },
        rows: 1,
        state: 'done',
        cells: [{ row: 2, field: 'amount', before: 'ten', after: '60' }],
      },
    ]);
    for await (const source of intake.source('draft-1')) {
      expect(source.cells[source.cells.indexOf('November') - 2]).toBe(
        source.row === 1 ? '100.50' : 'ten',
      );
      expect(source.changes).toEqual(source.row === 1 ? [] : [{ field: 'amount', value: '60' }]);
    }
  });

  it('is checked against the other rows at once, and so are they', async () => {
    await read(intake, text([{}, {}]));
    expect(await typed(2, 'reference', 'PAY-1')).toMatchObject({ toPay: 0, errors: 2 });
    expect((await rowsOf()).map(({ issues }) => issues[0]?.rule)).toEqual([
      'reference-twice',
      'reference-twice',
    ]);
    expect(await typed(2, 'reference', 'PAY-3')).toMatchObject({ toPay: 2, errors: 0 });
    const again = await typed(2, 'address', tronAddress(1));
    expect(again).toMatchObject({ toPay: 0, errors: 2 });
    expect((await intake.issueCounts('draft-1')).map(({ rule, rows }) => [rule, rows])).toEqual([
      ['address-two-beneficiaries', 2],
      ['payment-twice-in-file', 2],
    ]);
    expect(await exclude(intake, [2], 'twice')).toMatchObject({ toPay: 1, warnings: 0 });
    expect(await intake.issueCounts('draft-1')).toEqual([]);
  });

  it('is checked against the past', async () => {
    await intake.close();
    intake = await place.open(pastOf([octoberPayout({ reference: 'OLD-1' })]));
    await read(intake, text([{}]));
    expect(await typed(1, 'reference', 'OLD-1')).toMatchObject({ toPay: 0, errors: 1 });
    expect((await rowsOf())[0]?.issues[0]).toMatchObject({ rule: 'reference-used' });
  });

  it('leaves what is known of an account beside it as it is', async () => {
    await intake.close();
    const destination = { ...octoberPayout().destination, address: tronAddress(1) };
    const payout = 'row 3 of October';
    const payee = { place: 1, destination, beneficiary: 'Bo', payout, approved: 'yes' } as const;
    intake = await place.open({ ...NO_PAST, payeesAfter: async (n) => [payee].slice(n) });
    await read(intake, text([{}, { address: tronAddress(1), amount: '70' }]));
    const came = await rowsOf();
    expect(came[0]?.issues.map(({ message }) => message)).toEqual([
      expect.stringContaining('was paid before to "Bo"'),
      expect.stringContaining('another beneficiary in row 2'),
    ]);
    await typed(2, 'amount', '60');
    expect((await rowsOf())[0]).toEqual(came[0]);
    await change(intake, { kind: 'undo' });
    expect(await rowsOf()).toEqual(came);
  });

  it('is refused where nothing would differ, or where there is no such row', async () => {
    await read(intake, text([{}]));
    const cells = (row: number) => [{ row, field: 'amount' as const, value: '100.50' }];
    expect(await refused({ kind: 'cells', how: 'typed', cells: cells(1) })).toContain('different');
    expect(await refused({ kind: 'cells', how: 'typed', cells: cells(9) })).toContain('no row 9');
    expect(await refused({ kind: 'undo' })).toBe('There is nothing to undo.');
    expect(await changesOf()).toEqual([]);
  });
});

describe('rows that come from no file', () => {
  it('are checked like others, counted apart and taken back by undo', async () => {
    await read(intake, text([{}, {}]));
    const cells = {
      reference: 'HAND-1',
      beneficiary: 'By Hand',
      currency: 'USDT',
      network: 'TRC20',
      address: tronAddress('hand'),
      amount: '12.5',
      amount_currency: 'USDT',
    };
    const added = await change(intake, { kind: 'add', cells });
    expect(added).toMatchObject({ rows: 3, added: 1, toPay: 3, errors: 0 });
    expect((await rowsOf())[2]).toMatchObject({ row: 3, added: true, was: {}, cells });
    const twice = await change(intake, { kind: 'add', cells });
    expect(twice).toMatchObject({ rows: 4, added: 2, errors: 2 });
    await change(intake, { kind: 'undo' });
    expect(await change(intake, { kind: 'undo' })).toMatchObject({ rows: 2, added: 0, toPay: 2 });
    expect((await rowsOf()).length).toBe(2);
  });

  it('come of a split that adds up exactly, and of no other', async () => {
    await read(intake, text([{}]));
    const parts = (first: string, second: string) =>
      [
        { reference: 'PAY-1-1', amount: first },
        { reference: 'PAY-1-2', amount: second },
      ] as const;
    expect(await refused({ kind: 'split', row: 1, parts: parts('40', '60.51') })).toContain(
      'do not add up to 100.5',
    );
    expect(await refused({ kind: 'split', row: 1, parts: parts('0', '100.5') })).toContain(
      'more than nothing',
    );
    const split = await change(intake, { kind: 'split', row: 1, parts: parts('40', '60.5') });
    expect(split).toMatchObject({ rows: 2, added: 1, toPay: 2 });
    expect(split.totals).toEqual([{ currencyId: 71, count: 2, units: 10_050n, decimals: 2 }]);
    expect((await rowsOf()).map(({ cells }) => [cells.reference, cells.amount])).toEqual([
      ['PAY-1-1', '40'],
      ['PAY-1-2', '60.5'],
    ]);
    expect(await change(intake, { kind: 'undo' })).toMatchObject({ rows: 1, added: 0 });
  });
});

describe('fixes', () => {
  it('are offered with what they would change, and change exactly that in one step', async () => {
    const messy = text([
      { reference: 'PAY-1\u200B' },
      { currency: 'usdt,TRC20' },
      { address: ` ${tronAddress(3)}` },
      { amount: 'ten' },
    ]);
    const before = await read(intake, messy);
    expect(before).toMatchObject({ toPay: 0, errors: 4 });
    const offers = await intake.fixes('draft-1');
    expect(offers.map(({ fix, rows }) => [fix.kind, rows]).slice(0, 2)).toEqual([
      ['trim', 2],
      ['letters', 1],
    ]);
    expect(offers[0]?.examples[0]).toEqual({
      row: 1,
      field: 'reference',
      before: 'PAY-1\u200B',
      after: 'PAY-1',
    });
    for (const { fix, rows } of offers.filter((offer) => offer.fix.kind !== 'exclude')) {
      await change(intake, { kind: 'fix', fix });
      expect((await changesOf())[0]).toMatchObject({ what: { kind: 'fix', fix }, rows });
    }
    expect(await intake.batch('draft-1')).toMatchObject({ toPay: 3, errors: 1 });
    const fix = { kind: 'exclude', rule: 'amount-not-decimal', reason: 'no amount' } as const;
    expect(await change(intake, { kind: 'fix', fix })).toMatchObject({ excluded: 1, errors: 0 });
  });

  it('name a network only where the address has its form, and never invent one', async () => {
    const twoNetworks = {
      ...SNAPSHOT,
      currencies: [
        ...SNAPSHOT.currencies,
        { ...SNAPSHOT.currencies[0], id: 72, network: 'ERC20' } as (typeof SNAPSHOT.currencies)[0],
      ],
    };
    await read(intake, text([{ currency: 'USDT,' }, { currency: 'USDT,', address: 'nonsense' }]));
    await intake.recheck('draft-1', twoNetworks);
    const offers = await intake.fixes('draft-1');
    expect(offers.filter(({ fix }) => fix.kind === 'network')).toEqual([
      {
        fix: { kind: 'network', code: 'USDT', network: 'TRC20' },
        rows: 1,
        examples: [{ row: 1, field: 'network', before: '', after: 'TRC20' }],
      },
    ]);
  });
});

describe('the record of changes', () => {
  it('survives a restart with its undo, and a step instead of a redo replaces it', async () => {
    await read(intake, text([{}, {}, {}]));
    await typed(1, 'amount', '1');
    await typed(2, 'amount', '2');
    await change(intake, { kind: 'undo' });
    const digest = await intake.changesDigest('draft-1');
    expect(digest).toMatchObject({ count: 1, digest: expect.stringMatching(/^[0-9a-f]{64}$/) });
    await intake.close();
    intake = await place.open();
    expect(await intake.changesDigest('draft-1')).toEqual(digest);
    expect((await changesOf()).map(({ state }) => state)).toEqual(['undone', 'done']);
    await typed(3, 'amount', '3');
    expect((await changesOf()).map(({ state }) => state)).toEqual(['done', 'replaced', 'done']);
    expect(await refused({ kind: 'redo' })).toBe('There is nothing to redo.');
    await change(intake, { kind: 'undo' });
    await change(intake, { kind: 'undo' });
    expect((await rowsOf()).map(({ cells }) => cells.amount)).toEqual([
      '100.50',
      '100.50',
      '100.50',
    ]);
  });
});

describe('the rows shown', () => {
  it('are sorted by any column by value, and sought from any place', async () => {
    await read(intake, text(['9', '10.5', '100', 'ten', '0.75'].map((amount) => ({ amount }))));
    const amounts = async (direction: 'up' | 'down') =>
      (await intake.rows('draft-1', {}, { ...ALL, sort: { key: 'amount', direction } })).items.map(
        ({ cells }) => cells.amount,
      );
    expect(await amounts('up')).toEqual(['ten', '0.75', '9', '10.5', '100']);
    expect(await amounts('down')).toEqual(['100', '10.5', '9', '0.75', 'ten']);
    const problem = { from: -1, direction: 'forward', text: null } as const;
    const sort = { key: 'amount', direction: 'down' } as const;
    // 0.75 USD is below the minimum of 1 USDT, and "ten" is no amount.
    expect(await intake.seek('draft-1', { filter: {}, sort }, problem)).toBe(3);
    expect(await intake.seek('draft-1', { filter: {}, sort: null }, problem)).toBe(3);
    const next = { from: 3, direction: 'forward', text: 'PAY-5' } as const;
    expect(await intake.seek('draft-1', { filter: {}, sort: null }, next)).toBe(4);
    expect(await intake.seek('draft-1', { filter: {}, sort }, next)).toBeNull();
  });
});

describe('a change of many rows', () => {
  it('tells how far it is, and leaves nothing behind when it is stopped', async () => {
    const path = join(place.folder, 'large.csv');
    writeLargeFile(path, 20_000);
    const before = await read(intake, { kind: 'file', path });
    const shown: number[] = [];
    const stopping: Promise<void>[] = [];
    intake.onChange(({ work }) => {
      if (work === null) return;
      shown.push(work.done);
      if (stopping.length === 0) stopping.push(intake.stopChange('draft-1'));
    });
    const reason = { kind: 'exclude', rows: { text: 'PAY-' }, reason: 'all' } as const;
    expect(await refused(reason)).toContain('taken back');
    await Promise.all(stopping);
    expect(shown.length).toBeGreaterThan(0);
    expect(await intake.batch('draft-1')).toMatchObject({
      toPay: before.toPay,
      errors: before.errors,
      excluded: 0,
      totals: before.totals,
      work: null,
      changes: { done: 0, undone: 1 },
    });
  }, 60_000);
});
