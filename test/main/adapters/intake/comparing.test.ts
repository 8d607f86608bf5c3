import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareHere, rowsOfText, textOfRows } from '#main/adapters/intake/comparing.ts';
import { compareElsewhere } from '#main/adapters/intake/comparing-thread.ts';
import { snapshotOf, tronAddress, WORKER } from './fixture.ts';

const { currencies } = snapshotOf('list', '1');
const [usdt] = currencies;
if (usdt === undefined) throw new Error('the list is empty');

const paying = (row: number, address: string, more: { tag?: string; unit?: string } = {}) => ({
  row,
  isNew: row % 3 !== 0,
  content: {
    reference: `R-${row}`,
    destination: {
      currencyId: usdt.id,
      code: usdt.code,
      network: usdt.network,
      address,
      tag: more.tag ?? null,
    },
    asked: { amount: '100.5', unit: more.unit ?? 'USD' },
  },
});

const places = new Map(currencies.map(({ id }, place) => [id, place]));

describe('rows on their way to another thread', () => {
  it('come out as they went in', () => {
    const word = fc.stringMatching(/^[A-Za-z0-9._-]{1,40}$/);
    const row = fc
      .tuple(fc.nat(1_000_000), word, fc.option(fc.stringMatching(/^[0-9]{1,12}$/)))
      .map(([number, address, tag]) =>
        paying(number, address, { unit: 'USDT', ...(tag === null ? {} : { tag }) }),
      );
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 20 }), (rows) => {
        expect(rowsOfText(textOfRows(rows, places), currencies)).toEqual(rows);
      }),
    );
  });

  it('are refused in pieces that do not fit', () => {
    expect(() => rowsOfText('[1,1,0]', currencies)).toThrow(/do not fit/);
  });
});

it('finds on a thread of its own what it finds here', async () => {
  const alike = tronAddress(7);
  const forged = `${alike.slice(0, 12)}${tronAddress(8).slice(12, 30)}${alike.slice(30)}`;
  const rows = Array.from({ length: 500 }, (_, at) =>
    paying(at + 1, at === 400 ? forged : tronAddress(at)),
  );
  const elsewhere = compareElsewhere(WORKER, currencies);
  const here = compareHere();
  for (let at = 0; at < rows.length; at += 50) {
    await here.add(rows.slice(at, at + 50));
    await elsewhere.add(rows.slice(at, at + 50));
  }
  const found = await elsewhere.result();
  elsewhere.close();
  expect(found).toEqual(await here.result());
  expect(found.identity).toMatch(/^[0-9a-f]{64}$/);
  expect([...found.lookAlikes.keys()]).toContain(401);
});
