import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OpenIntake } from '#main/adapters/intake/intake.ts';
import type { ImportSource, IntakeBatch } from '#main/ports/intake.ts';
import { writeWorkbook } from '../../../support/workbook.ts';
import { makePlace, settled, SNAPSHOT, snapshotOf, tronAddress, type Place } from './fixture.ts';

let place: Place;
let intake: OpenIntake;

beforeEach(async () => {
  place = makePlace();
  intake = await place.open();
});
afterEach(() => place.remove());

const put = (name: string, bytes: Uint8Array): ImportSource => {
  const path = join(place.folder, name);
  writeFileSync(path, bytes);
  return { kind: 'file', path };
};

const begin = async (source: ImportSource, batchId: string): Promise<IntakeBatch> => {
  await intake.start({ batchId, name: 'run', source, choices: {}, snapshot: SNAPSHOT });
  return settled(intake, batchId);
};

const answer = async (batchId: string, choices: Parameters<OpenIntake['answer']>[1]) => {
  await intake.answer(batchId, choices, SNAPSHOT);
  return settled(intake, batchId);
};

const list = (prefix: string): Uint8Array =>
  Buffer.from(
    `Ticker,Wallet Address,ExtraId,Amount\nusdttrc20,${tronAddress(`${prefix}1`)},,25.5\nusdttrc20,${tronAddress(`${prefix}2`)},,7\n`,
  );

const LIST_ANSWER = {
  columns: { Ticker: null, 'Wallet Address': 'address', ExtraId: 'tag', Amount: 'amount' },
  fills: { reference: 'nov-', amount_currency: 'currency' },
  products: { header: 'Ticker', values: { usdttrc20: { currency: 'USDT', network: 'TRC20' } } },
} as const;

const sourceOf = async (batchId: string): Promise<readonly (readonly string[])[]> => {
  const rows: (readonly string[])[] = [];
  for await (const { cells } of intake.source(batchId)) rows.push(cells);
  return rows;
};

describe('a workbook', () => {
  const header = 'reference,currency,network,address,amount,amount_currency'.split(',');
  const sheet = (name: string, reference: string) => ({
    name,
    rows: [header, [reference, 'USDT', 'TRC20', tronAddress(reference), { v: '100.10' }, 'USD']],
  });

  it('waits for the choice of its sheet and is then ready, line by line as the sheet counts', async () => {
    const bytes = writeWorkbook('excel', [sheet('October', 'OCT-1'), sheet('November', 'NOV-1')]);
    const asking = await begin(put('pay.xlsx', bytes), 'draft-1');
    expect(asking.state).toMatchObject({ kind: 'asking', asks: [{ kind: 'sheet' }] });
    expect(await answer('draft-1', { sheet: 'November' })).toMatchObject({
      state: { kind: 'ready' },
      rows: 1,
      toPay: 1,
    });
    expect(await sourceOf('draft-1')).toEqual([
      ['NOV-1', 'USDT', 'TRC20', tronAddress('NOV-1'), '100.1', 'USD'],
    ]);
  });
});

describe('a list made for another program', () => {
  it('is paid once a person has said what it leaves unsaid, which stands in the result file', async () => {
    expect((await begin(put('a.csv', list('a')), 'draft-1')).state.kind).toBe('asking');
    expect(await answer('draft-1', LIST_ANSWER)).toMatchObject({ rows: 2, toPay: 2, errors: 0 });
    expect((await intake.header('draft-1')).slice(4)).toEqual([
      'reference',
      'currency',
      'network',
      'amount_currency',
    ]);
    expect((await sourceOf('draft-1'))[1]?.slice(4)).toEqual(['nov-0002', 'USDT', 'TRC20', 'USDT']);
  });

  it('says the same after its rows are checked again at another rate', async () => {
    await begin(put('a.csv', list('a')), 'draft-1');
    await answer('draft-1', LIST_ANSWER);
    const before = await intake.toPay('draft-1', 10);
    await intake.recheck('draft-1', snapshotOf('snapshot-2', '1.1'));
    expect(await intake.toPay('draft-1', 10)).toEqual(before);
  });

  it('is offered the earlier answers, without the prefix, when its columns come again', async () => {
    await begin(put('a.csv', list('a')), 'draft-1');
    await answer('draft-1', LIST_ANSWER);
    const { state } = await begin(put('december.csv', list('b')), 'draft-2');
    const [ask] = state.kind === 'asking' ? state.asks : [];
    expect(ask).toMatchObject({ kind: 'columns', remembered: true });
    if (ask?.kind !== 'columns') throw new Error('the columns were not asked about');
    expect(ask.fills).toContainEqual({ field: 'reference', proposal: 'december-', required: true });
    expect(ask.products?.values).toEqual([
      { value: 'usdttrc20', proposal: { currency: 'USDT', network: 'TRC20' } },
    ]);
  });

  it('is remembered in the store, by whoever opens it next', async () => {
    await begin(put('a.csv', list('a')), 'draft-1');
    await answer('draft-1', LIST_ANSWER);
    await intake.close();
    intake = await place.open();
    const { state } = await begin(put('b.csv', list('b')), 'draft-2');
    expect(state).toMatchObject({ kind: 'asking', asks: [{ remembered: true }] });
  });
});

describe('a file that is not UTF-8', () => {
  it('is refused with the encodings it may be in, and read when one is chosen', async () => {
    const text = `reference,beneficiary,currency,network,address,amount,amount_currency\nA-1,Zoë,USDT,TRC20,${tronAddress(1)},100,USD\n`;
    const refused = await begin(put('old.csv', Buffer.from(text, 'latin1')), 'draft-1');
    expect(refused.state).toMatchObject({
      kind: 'refused',
      reasons: [{ rule: 'encoding-invalid' }],
      offer: { kind: 'encoding' },
    });
    expect(await answer('draft-1', { encoding: 'windows-1252' })).toMatchObject({ toPay: 1 });
    const { items } = await intake.rows('draft-1', {}, { offset: 0, limit: 1 });
    expect(items[0]?.cells.beneficiary).toBe('Zoë');
  });
});
