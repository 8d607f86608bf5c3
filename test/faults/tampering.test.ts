/** F42, F43, F51: the ledger or the program's own memory is changed behind Purser's back. */
import { copyFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { openLedger } from '#main/adapters/ledger/open.ts';
import { TRON_ADDRESS } from '#test/practice/rig.ts';
import { BATCH, endLines, openLine, type Line } from './line.ts';

afterEach(async () => {
  vi.restoreAllMocks();
  await endLines();
});

const THEIRS = 'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t';

/** What another program does to the file while Purser is closed; answers what it was told. */
const edit = (line: Line, sql: string): string => {
  const db = new DatabaseSync(line.file);
  try {
    db.exec(sql);
    return 'done';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    db.close();
  }
};

describe('F42: another program edits a row → refused by the file, found at the start, or held: never sent', () => {
  test.each([
    ['address', `'${THEIRS}'`],
    ['units', `'9999999'`],
    ['currency_id', '10'],
    ['order_id', `'p1-OTHER'`],
    ['state', `'CONFIRMED'`],
  ])('its %s, with the rules of the file on', async (column, value) => {
    const line = await openLine();
    let told = '';
    await line.restart(() => {
      told = edit(line, `UPDATE payout SET ${column} = ${value} WHERE row = 2`);
    });
    expect(told).not.toBe('done');
    await line.send();
    expect(line.practice.books.withdrawals().map(({ address }) => address)).toEqual([
      TRON_ADDRESS,
      TRON_ADDRESS,
      TRON_ADDRESS,
    ]);
  });

  test.each([
    ['address', `'${THEIRS}'`],
    ['units', `'9999999'`],
    ['order_id', `'p1-OTHER'`],
    ['state', `'CONFIRMED'`],
  ])('its %s, with the rules taken off: the ledger is not opened', async (column, value) => {
    const line = await openLine();
    const original = `${line.file}.original`;
    let opened = false;
    await line.restart(() => {
      copyFileSync(line.file, original);
      const off = 'DROP TRIGGER payout_frozen; DROP TRIGGER payout_edges;';
      edit(line, `${off} UPDATE payout SET ${column} = ${value} WHERE row = 2`);
      const result = openLedger({ file: line.file, clock: line.life.clock, version: 't' });
      opened = result.ok;
      if (result.ok) result.value.close();
      else expect(result.error.kind).toBe('damaged');
      copyFileSync(original, line.file);
    });
    expect(opened).toBe(false);
  });

  test('while Purser has it open: the file is locked', async () => {
    const line = await openLine();
    expect(edit(line, `UPDATE payout SET note = 'x'`)).toContain('locked');
  });

  test('between reading and sending: the digest differs, the payout is held and the line stops', async () => {
    const line = await openLine({
      ledger: (real) => ({
        ...real,
        payout: async (id) => {
          const found = await real.payout(id);
          if (found === null || found.row !== 2 || found.state !== 'CLAIMED') return found;
          return { ...found, destination: { ...found.destination, address: THEIRS } };
        },
      }),
    });
    await line.send();
    expect(await line.states()).toEqual(['ACCEPTED', 'HELD', 'APPROVED']);
    expect(await line.stop()).toBe('held');
    expect(line.wire.posts).toHaveLength(1);
  });
});

describe('F51: a dependency swaps the address in memory → the bytes to be signed are checked, nothing is sent', () => {
  test.each([
    ['the address', (text: string) => text.replace(TRON_ADDRESS, THEIRS)],
    ['the amount', (text: string) => text.replace('"10.02"', '"9910.02"')],
  ])('%s, while the request is serialized', async (_what, swap) => {
    const line = await openLine();
    const real = JSON.stringify;
    const swapping = (value: unknown, replacer?: (string | number)[] | null): string => {
      const text = real(value, replacer);
      return typeof value === 'string' && /^(?:T\w{33}|10\.0\d)$/.test(value) ? swap(text) : text;
    };
    vi.spyOn(JSON, 'stringify').mockImplementation(swapping);
    await line.send();
    vi.restoreAllMocks();
    const held = (await line.life.ledger.payoutsOf(BATCH)).filter(({ state }) => state === 'HELD');
    expect(held).toMatchObject([
      { detail: expect.stringContaining('differs from what was approved') },
    ]);
    expect(await line.stop()).toBe('held');
    const paid = line.practice.books.withdrawals();
    expect(
      paid.every(({ address, amount }) => address === TRON_ADDRESS && amount !== '9910.02'),
    ).toBe(true);
  });
});
