import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { join } from 'node:path';
import type { PayoutFilter } from '#main/ports/ledger.ts';
import { similarityKeys } from '#core/payout/similarity.ts';
import type { OpenLedger } from '#main/adapters/ledger/ledger.ts';
import {
  ANNA,
  batchRecord,
  contentOf,
  makeClock,
  move,
  NOON,
  opened,
  reading,
  submission,
  submitBatch,
  SYSTEM,
  tempFolder,
  toSending,
  type TestClock,
} from './fixture.ts';

let folder: ReturnType<typeof tempFolder>;
let clock: TestClock;
let ledger: OpenLedger;

beforeEach(() => {
  folder = tempFolder();
  clock = makeClock();
  ledger = opened(join(folder.path, 'ledger.sqlite'), clock);
});
afterEach(() => {
  ledger.close();
  folder.remove();
});

const idsOf = async (filter: PayoutFilter, page = { offset: 0, limit: 100 }) => {
  const { total, items } = await ledger.payouts(filter, page);
  return { total, ids: items.map((item) => item.id) };
};

describe('pages of payouts', () => {
  beforeEach(async () => {
    await submitBatch(ledger, 'batch-1', 3);
    clock.at += 86_400_000;
    await submitBatch(ledger, 'batch-2', 2);
    await ledger.append(ANNA, [move('batch-1-p2', 'SUBMITTED', 'approved')]);
  });

  it('come newest first, cut to the page, with the total of all', async () => {
    expect(await idsOf({}, { offset: 1, limit: 2 })).toEqual({
      total: 5,
      ids: ['batch-2-p1', 'batch-1-p3'],
    });
  });

  it('of one batch come in file order', async () => {
    expect(await idsOf({ batchId: 'batch-1' })).toEqual({
      total: 3,
      ids: ['batch-1-p1', 'batch-1-p2', 'batch-1-p3'],
    });
    expect((await ledger.payoutsOf('batch-1')).map((p) => p.row)).toEqual([1, 2, 3]);
  });

  it('follow states, currency and times, alone and together', async () => {
    expect(await idsOf({ states: ['APPROVED'] })).toEqual({ total: 1, ids: ['batch-1-p2'] });
    expect((await idsOf({ states: ['APPROVED', 'SUBMITTED'] })).total).toBe(5);
    expect(await idsOf({ states: [] })).toEqual({ total: 0, ids: [] });
    expect((await idsOf({ currencyId: 71 })).total).toBe(5);
    expect(await idsOf({ currencyId: 72 })).toEqual({ total: 0, ids: [] });
    const day2 = NOON + 1;
    expect((await idsOf({ from: day2 })).ids).toEqual(['batch-2-p2', 'batch-2-p1']);
    expect(await idsOf({ to: day2, states: ['SUBMITTED'], currencyId: 71 })).toEqual({
      total: 2,
      ids: ['batch-1-p3', 'batch-1-p1'],
    });
    expect(await idsOf({ batchId: 'batch-1', states: ['APPROVED'] })).toEqual({
      total: 1,
      ids: ['batch-1-p2'],
    });
    expect(await idsOf({ batchId: 'no such' })).toEqual({ total: 0, ids: [] });
  });
});

describe('search', () => {
  const found = async (text: string, filter: PayoutFilter = {}) =>
    (await idsOf({ ...filter, text })).ids;

  beforeEach(async () => {
    await submitBatch(ledger, 'batch-1', 3);
    await submitBatch(ledger, 'batch-2', 1);
  });

  it('finds a substring of reference, beneficiary, address and note, whatever its letters', async () => {
    expect(await found('1-pay-000002')).toEqual(['batch-1-p2']);
    expect(await found('łucja nowak 3')).toEqual(['batch-1-p3']);
    expect(await found('ADDRESS2X')).toEqual(['batch-1-p2']);
    expect(await found('«night')).toHaveLength(4);
    expect(await found('night', { batchId: 'batch-2' })).toEqual(['batch-2-p1']);
    expect(await found('nothing like it')).toEqual([]);
  });

  it('finds a withdrawal id and a chain hash once they are known', async () => {
    await toSending(ledger, 'batch-1-p1');
    expect(await found('wd-7781')).toEqual([]);
    await ledger.append(SYSTEM, [
      move('batch-1-p1', 'SEND_STARTED', 'reply-accepted', {
        token: 'token-1',
        withdrawalId: 'WD-7781-xyz',
      }),
    ]);
    await ledger.append(SYSTEM, [
      reading('batch-1-p1', 'found', { chainHash: '0xfeedbeef42' }),
      reading('batch-1-p1', 'found', { chainHash: '0xfeedbeef42' }),
    ]);
    expect(await found('7781-X')).toEqual(['batch-1-p1']);
    expect(await idsOf({ text: 'beef4' })).toEqual({ total: 1, ids: ['batch-1-p1'] });
  });

  it('treats quotes and operators as plain text', async () => {
    expect(await found('pay" OR "pay')).toEqual([]);
    expect(await found('*')).toEqual([]);
    expect(await found('AND NOT')).toEqual([]);
  });

  it('looks for short text at the beginning of reference and beneficiary', async () => {
    expect(await found('BA')).toHaveLength(4);
    expect(await found('Łu')).toHaveLength(4);
    expect(await found('xq')).toEqual([]);
  });

  it('finds corrected content by its new words only', async () => {
    expect(await found('Łucja Nowak 1')).toHaveLength(2);
    await ledger.append(ANNA, [
      move('batch-1-p1', 'SUBMITTED', 'returned'),
      { kind: 'run.moved', batchId: 'batch-1', to: 'returned', reason: null },
      { kind: 'batch.submitted', batch: batchRecord() },
      submission('batch-1', 1, { beneficiary: 'Ahmed Salah' }),
    ]);
    expect(await found('Łucja Nowak 1')).toEqual(['batch-2-p1']);
    expect(await found('ahmed')).toEqual(['batch-1-p1']);
  });
});

describe('lives', () => {
  it('tells what happened to a payout and to a batch, oldest first', async () => {
    await submitBatch(ledger, 'batch-1', 2);
    clock.at += 10;
    await ledger.append(ANNA, [move('batch-1-p1', 'SUBMITTED', 'approved')]);
    await ledger.append(ANNA, [
      { kind: 'report.exported', batchId: 'batch-1', format: 'csv', fileName: 'out.csv' },
    ]);
    const life = await ledger.entriesOf({ payoutId: 'batch-1-p1' });
    expect(life.map((e) => e.body.kind)).toEqual(['payout.submitted', 'payout.moved']);
    expect(life[0]?.body).toMatchObject({ content: { amount: contentOf(1).amount } });
    expect(life[1]).toMatchObject({ at: NOON + 10, actor: ANNA, bootId: 'boot-1' });
    expect(life[1]?.hash).toMatch(/^[0-9a-f]{64}$/);
    const batch = await ledger.entriesOf({ batchId: 'batch-1' });
    expect(batch.map((e) => e.body.kind)).toEqual(['batch.submitted', 'report.exported']);
    expect(await ledger.entriesOf({ payoutId: 'nobody' })).toEqual([]);
  });

  it('lists what recovery must look at', async () => {
    await submitBatch(ledger, 'batch-1', 3);
    await toSending(ledger, 'batch-1-p2');
    expect((await ledger.openPayouts()).map((p) => [p.id, p.state])).toEqual([
      ['batch-1-p2', 'SEND_STARTED'],
    ]);
  });

  it('lists batches newest first with their counts', async () => {
    await submitBatch(ledger, 'batch-1', 2);
    await submitBatch(ledger, 'batch-2', 1);
    await ledger.append(ANNA, [move('batch-1-p1', 'SUBMITTED', 'cancelled')]);
    const batches = await ledger.batches();
    expect(batches.map((b) => [b.id, b.counts])).toEqual([
      ['batch-2', { SUBMITTED: 1 }],
      ['batch-1', { SUBMITTED: 1, CANCELLED: 1 }],
    ]);
  });
});

describe('the past, for the checks of a new file', () => {
  beforeEach(() => submitBatch(ledger, 'batch-1', 2));

  it('knows used references without regard to letters, and can leave one batch out', async () => {
    const asked = ['batch-1-PAY-000001', 'BATCH-1-PAY-000002', 'new'];
    const used = await ledger.usedReferences(asked);
    expect([...used.keys()]).toEqual(['batch-1-PAY-000001', 'BATCH-1-PAY-000002']);
    expect(used.get('batch-1-PAY-000001')).toMatchObject({
      payoutId: 'batch-1-p1',
      batchId: 'batch-1',
      batchName: 'batch-1 payroll',
      row: 1,
      state: 'SUBMITTED',
      asked: contentOf(1).asked,
      destination: contentOf(1).destination,
    });
    expect(await ledger.usedReferences(asked, 'batch-1')).toEqual(new Map());
  });

  it('knows payouts of the same address, tag, amount and currency since a time', async () => {
    const [key, asked] = similarityKeys(contentOf(1));
    const [other] = similarityKeys({ ...contentOf(1), amount: { units: 1n, decimals: 6 } });
    const found = await ledger.similarSince(NOON - 1, [key, other]);
    expect([...found.keys()]).toEqual([key]);
    expect(found.get(key)).toMatchObject({ payoutId: 'batch-1-p1', batchName: 'batch-1 payroll' });
    expect([...(await ledger.similarSince(NOON - 1, [asked])).keys()]).toEqual([asked]);
    expect(await ledger.similarSince(NOON + 1, [key])).toEqual(new Map());
    await ledger.append(ANNA, [move('batch-1-p1', 'SUBMITTED', 'cancelled')]);
    expect(await ledger.similarSince(NOON - 1, [key])).toEqual(new Map());
  });

  it('tells whom payouts went to, in order and by pages, and whether people approved them', async () => {
    const all = await ledger.payeesAfter(0, 10);
    expect(all.map(({ place, approved }) => [place, approved])).toEqual([
      [1, 'open'],
      [2, 'open'],
    ]);
    expect(all[0]).toMatchObject({
      destination: contentOf(1).destination,
      beneficiary: contentOf(1).beneficiary,
      payout: 'row 1 of “batch-1 payroll”',
    });
    await ledger.append(ANNA, [
      move('batch-1-p1', 'SUBMITTED', 'approved'),
      move('batch-1-p2', 'SUBMITTED', 'cancelled'),
    ]);
    expect(await ledger.payeesAfter(0, 1)).toMatchObject([{ place: 1, approved: 'yes' }]);
    expect(await ledger.payeesAfter(1, 10)).toMatchObject([{ place: 2, approved: 'no' }]);
  });

  it('knows which batch imported the same bytes', async () => {
    expect(await ledger.batchOfFile('hash of batch-1')).toEqual({
      batchId: 'batch-1',
      name: 'batch-1 payroll',
      submittedAt: new Date(NOON).toISOString(),
      counts: { SUBMITTED: 2 },
    });
    expect(await ledger.batchOfFile('hash of batch-1', 'batch-1')).toBeNull();
    expect(await ledger.batchOfFile('another')).toBeNull();
  });
});

describe('totals', () => {
  it('tell the volume by day and state, in dollars rounded down', async () => {
    await submitBatch(ledger, 'batch-1', 3);
    clock.at += 86_400_000;
    const batch = { kind: 'batch.submitted' as const, batch: batchRecord('batch-2') };
    const asked = { amount: '1.5', unit: 'BTC' };
    const amount = { units: 150_000_000n, decimals: 8 };
    const rated = submission('batch-2', 8, { asked, amount, rate: '97123.459' });
    const unrated = submission('batch-2', 9, { asked, amount, rate: null });
    await ledger.append(ANNA, [batch, rated, unrated]);
    await ledger.append(ANNA, [move('batch-1-p1', 'SUBMITTED', 'approved')]);
    expect(await ledger.volume(NOON)).toEqual([
      { day: '2026-11-23', state: 'APPROVED', count: 1, usd: '100.00' },
      { day: '2026-11-23', state: 'SUBMITTED', count: 2, usd: '200.00' },
      { day: '2026-11-24', state: 'SUBMITTED', count: 2, usd: '145685.18' },
    ]);
    expect(await ledger.volume(NOON + 86_400_000)).toHaveLength(1);
  });

  it('tell what is approved and still to leave, beyond 64 bits', async () => {
    const amount = { units: 9_000_000_000_000_000_000n, decimals: 18 };
    const batch = { kind: 'batch.submitted' as const, batch: batchRecord() };
    const bodies = [1, 2, 3].map((row) => submission('batch-1', row, { amount }));
    await ledger.append(ANNA, [batch, ...bodies]);
    expect(await ledger.committed()).toEqual(new Map());
    const approve = [1, 2, 3].map((row) => move(`batch-1-p${row}`, 'SUBMITTED', 'approved'));
    await ledger.append(ANNA, approve);
    expect(await ledger.committed()).toEqual(new Map([[71, 27_000_000_000_000_000_000n]]));
    await ledger.append(ANNA, [move('batch-1-p1', 'APPROVED', 'cancelled')]);
    expect(await ledger.committed()).toEqual(new Map([[71, 18_000_000_000_000_000_000n]]));
  });
});
