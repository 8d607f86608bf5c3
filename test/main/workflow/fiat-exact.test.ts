/** Payouts that the gateway converts, from approval to the last reading, over a scripted gateway and a real ledger. */
import { afterEach, describe, expect, it } from 'vitest';
import type { EntryBody } from '#core/audit/entry.ts';
import type { PayoutContent } from '#core/payout/payout.ts';
import { formatAmount } from '#core/money/amount.ts';
import type { PayoutRecord } from '#main/ports/ledger.ts';
import { moveEntry, orderOf } from '#main/workflow/engine.ts';
import { recover } from '#main/workflow/recover.ts';
import { resolvePayout } from '#main/workflow/resolve.ts';
import { verifyLedger } from '#main/adapters/ledger/verify.ts';
import { join } from 'node:path';
import { USDT, type Fate } from '../../fakes/scripted-gateway.ts';
import { ANNA, approved, BATCH, boot, contentOf, discard, type Rig } from './rig.ts';

let rig: Rig;
afterEach(() => discard(rig));

/** 100 USD and some, of which 100 USDT and some are expected at 1.00. */
const inFiat = (row: number): PayoutContent => ({
  ...contentOf(row),
  amount: { units: BigInt(10_000 + row), decimals: 2 },
  asked: { amount: formatAmount({ units: BigInt(10_000 + row), decimals: 2 }), unit: 'USD' },
  rate: '1.00',
  fiatExact: { bound: 50, through: null },
});

/** Far from every other row: no bound reaches from one to the next. */
const far = (row: number): PayoutContent => ({
  ...contentOf(row),
  amount: { units: BigInt(row) * 50_000n, decimals: 2 },
  asked: { amount: `${row * 500}`, unit: 'USD' },
  rate: '1.00',
  fiatExact: { bound: 50, through: null },
});

/** The facts after which nobody knows what became of an approved payout. */
const lost = (payout: PayoutRecord): readonly EntryBody[] => {
  const token = `token of ${payout.id}`;
  const claimed = { ...payout, state: 'CLAIMED', attempt: 1, token } as const;
  const started = { ...claimed, state: 'SEND_STARTED' } as const;
  return [
    moveEntry(payout, 'claimed', { attempt: 1, token }),
    moveEntry(claimed, 'send-started'),
    { kind: 'send.ended', payoutId: payout.id },
    moveEntry(started, 'unanswered'),
  ];
};

const set = async (fates: readonly Fate[] = [], rows = 3): Promise<void> => {
  rig = await approved(rows, { contentOf: inFiat, usdRate: '1.00' });
  rig.gateway.fates = [...fates];
};

const payout = async (row: number) => {
  const found = await rig.ledger.payout(`${BATCH}-${row}`);
  if (found === null) throw new Error('no such payout');
  return found;
};

const states = async () => (await rig.ledger.payoutsOf(BATCH)).map(({ state }) => state);

/** The file, its chain, its tables and every promise of the audit. */
const verified = (): boolean => {
  rig.close();
  const good = verifyLedger(join(rig.folder, 'ledger.sqlite')).ok;
  rig = boot(rig.folder, rig.gateway);
  return good;
};

describe('a run of fiat amounts', () => {
  it('asks for the fiat amount as it was approved, and adopts what came of it', async () => {
    await set();
    rig.gateway.currencyList = [{ ...USDT, usdRate: '1.0011' }];
    await rig.run();
    expect(rig.gateway.executions.map(({ order }) => [order.amount, order.fiat])).toEqual([
      ['100.01', 'USD'],
      ['100.02', 'USD'],
      ['100.03', 'USD'],
    ]);
    expect(await states()).toEqual(['ACCEPTED', 'ACCEPTED', 'ACCEPTED']);
    expect((await payout(1)).sent).toBe('99.9');
    expect(formatAmount((await payout(1)).amount)).toBe('100.01');
    expect(verified()).toBe(true);
  });

  it('sends a row written in the coin as it always was, beside the others', async () => {
    rig = await approved(2, {
      contentOf: (row) => (row === 1 ? inFiat(row) : contentOf(row)),
      usdRate: '1.00',
    });
    await rig.run();
    const orders = rig.gateway.executions.map(({ order }) => order);
    expect(orders[0]).toMatchObject({ amount: '100.01', fiat: 'USD' });
    expect(orders[1]).toEqual({
      orderId: (await payout(2)).orderId,
      currencyId: 71,
      address: contentOf(2).destination.address,
      tag: null,
      amount: '10.02',
    });
  });

  it('keeps the most within the bound in reserve until each is final', async () => {
    await set();
    // 100.01 ÷ 0.995 and so on, each rounded up to the cent.
    expect((await rig.ledger.committed()).get(71)).toBe(10_052n + 10_053n + 10_054n);
    rig.gateway.held = '300.57';
    await rig.run();
    // The first two took what they took, not what was in reserve for them; the last just fits.
    expect(await states()).toEqual(['ACCEPTED', 'ACCEPTED', 'ACCEPTED']);
    expect((await rig.ledger.committed()).get(71)).toBe(10_052n + 10_053n + 10_054n);
  });

  it('stops before a payout whose worst case the balance does not cover', async () => {
    await set();
    rig.gateway.held = '200.2';
    await rig.run();
    expect(await states()).toEqual(['ACCEPTED', 'APPROVED', 'APPROVED']);
    expect((await rig.ledger.batch(BATCH))?.reason?.code).toBe('passed-over');
  });
});

describe('the price before each send', () => {
  it('stops the run when it has left the bound', async () => {
    await set();
    rig.gateway.currencyList = [{ ...USDT, usdRate: '1.006' }];
    await rig.run();
    expect(rig.gateway.arrivals).toHaveLength(0);
    expect((await rig.ledger.batch(BATCH))?.reason?.code).toBe('rates-stale');
  });

  it('stops the run when none is listed', async () => {
    await set();
    rig.gateway.currencyList = [{ ...USDT, usdRate: null }];
    await rig.run();
    expect(rig.gateway.arrivals).toHaveLength(0);
    expect((await rig.ledger.batch(BATCH))?.reason?.code).toBe('rates-stale');
  });

  it('stops the run when it cannot be read any more, although a coin amount would go on', async () => {
    await set([], 20);
    const first = await rig.gateway.currencies();
    let reads = 0;
    rig.gateway.currencies = () => {
      reads += 1;
      const gone = { ok: false, error: { kind: 'unreachable', detail: 'gone' } } as const;
      return Promise.resolve(reads > 1 ? gone : first);
    };
    await rig.run();
    expect((await rig.ledger.batch(BATCH))?.reason?.code).toBe('gateway-unreachable');
    expect(rig.gateway.arrivals.length).toBeGreaterThan(0);
    expect(rig.gateway.arrivals.length).toBeLessThan(20);
  });
});

describe('the reply', () => {
  it.each<readonly [Fate, RegExp, string | undefined]>([
    ['dear', /implies 2 USD against 1\.00 USD at planning: \+100/, '50.01'],
    ['no-amount', /amount/, undefined],
    ['wrong-amount', /gateway made 9999 of 100\.02 USD/, '9999'],
  ])(
    'that is %s holds the payout and stops the run, not only the row',
    async (fate, words, sent) => {
      await set(['accept', fate]);
      await rig.run();
      expect(await states()).toEqual(['ACCEPTED', 'HELD', 'APPROVED']);
      const held = await payout(2);
      expect(held.detail).toMatch(words);
      expect(held.sent).toBe(sent);
      expect((await rig.ledger.batch(BATCH))?.reason).toMatchObject({
        code: 'held',
        payoutId: `${BATCH}-2`,
      });
      const life = await rig.ledger.entriesOf({ payoutId: held.id });
      expect(life.filter(({ body }) => body.kind === 'alarm.raised')).toHaveLength(1);
      await rig.run();
      expect(await states()).toEqual(['ACCEPTED', 'HELD', 'ACCEPTED']);
      expect(rig.gateway.executions).toHaveLength(3);
      expect(verified()).toBe(true);
    },
  );

  it('that repeats the fiat amount is taken for what it says, and found out by the first look-up', async () => {
    await set(['echo-fiat']);
    rig.gateway.currencyList = [{ ...USDT, usdRate: '1.004' }];
    await rig.run();
    expect((await payout(1)).sent).toBe('100.01');
    await rig.tracker.askNow(`${BATCH}-1`);
    const alarms = (await rig.ledger.entriesOf({ payoutId: `${BATCH}-1` })).filter(
      ({ body }) => body.kind === 'alarm.raised',
    );
    expect(alarms.map(({ body }) => body.kind === 'alarm.raised' && body.detail)).toEqual([
      'amount: gateway said 100.01 first and says 99.610',
    ]);
  });
});

describe('an unknown outcome', () => {
  it('stays unknown until a look-up finds it, is then held to the same rule, and is never sent again', async () => {
    await set(['lose-after']);
    await rig.run();
    expect(await states()).toEqual(['UNKNOWN', 'APPROVED', 'APPROVED']);
    expect((await payout(1)).sent).toBeUndefined();
    await rig.tracker.askNow(`${BATCH}-1`);
    expect(await payout(1)).toMatchObject({ state: 'ACCEPTED', sent: '100.01' });
    expect(rig.gateway.executions).toHaveLength(1);
    expect(verified()).toBe(true);
  });

  it('is held when the look-up finds an amount beyond the bound, and keeps that amount', async () => {
    await set(['lose-after']);
    await rig.run();
    for (const done of rig.gateway.executions) done.amount = '97';
    await rig.tracker.askNow(`${BATCH}-1`);
    expect(await payout(1)).toMatchObject({ state: 'HELD', sent: '97' });
    expect(verified()).toBe(true);
  });

  it('is the same after a restart that finds the reply stored and not yet read', async () => {
    await set(['dear']);
    rig.close();
    let stored = false;
    rig = boot(rig.folder, rig.gateway, (ledger) => ({
      ...ledger,
      append: async (actor, entries) => {
        if (stored) throw new Error('the power is cut');
        stored = entries.some(({ kind }) => kind === 'reply.stored');
        return ledger.append(actor, entries);
      },
    }));
    await rig.run().catch(() => undefined);
    rig.close();
    rig = boot(rig.folder, rig.gateway);
    expect((await payout(1)).state).toBe('SEND_STARTED');
    await recover(rig.needs);
    expect(await payout(1)).toMatchObject({ state: 'HELD', sent: '50' });
    expect(rig.gateway.executions).toHaveLength(1);
  });
});

describe('tracking', () => {
  it('holds later answers to the first one', async () => {
    await set([], 1);
    await rig.run();
    await rig.tracker.askNow(`${BATCH}-1`);
    for (const done of rig.gateway.executions)
      Object.assign(done, { amount: '100.02', status: 'success', chainHash: 'ab' });
    await rig.tracker.askNow(`${BATCH}-1`);
    expect(await payout(1)).toMatchObject({ state: 'PENDING', sent: '100.01' });
    for (const done of rig.gateway.executions) done.amount = '100.01';
    await rig.tracker.askNow(`${BATCH}-1`);
    expect(await payout(1)).toMatchObject({ state: 'CONFIRMED', sent: '100.01' });
  });
});

describe('a person at the Unknown desk', () => {
  const needs = () => ({
    ...rig.needs,
    askNow: (id: string) => rig.tracker.askNow(id),
  });

  it('may let a held conversion stand at the amount the gateway first said, and at no other', async () => {
    await set(['dear'], 1);
    await rig.run();
    const decision = {
      kind: 'was-paid',
      withdrawalId: 'w-1',
      reason: 'agreed with the payee',
    } as const;
    for (const done of rig.gateway.executions) done.amount = '60';
    const other = await resolvePayout(needs(), { payoutId: `${BATCH}-1`, decision, by: ANNA });
    expect(other).toMatchObject({ ok: false });
    for (const done of rig.gateway.executions) done.amount = '50';
    const same = await resolvePayout(needs(), { payoutId: `${BATCH}-1`, decision, by: ANNA });
    expect(same).toEqual({ ok: true, value: undefined });
    expect(await payout(1)).toMatchObject({ state: 'ACCEPTED', sent: '50' });
    expect(verified()).toBe(true);
  });

  it('cannot settle one of two unclear payouts to one account by a withdrawal that may be the other’s', async () => {
    await set(['lose-before', 'lose-after'], 2);
    await rig.run();
    await rig.run();
    expect(await states()).toEqual(['UNKNOWN', 'UNKNOWN']);
    expect(rig.gateway.executions.map(({ order }) => order.amount)).toEqual(['100.02']);
    const decision = { kind: 'was-paid', withdrawalId: 'w-1', reason: 'seen there' } as const;
    const wrong = await resolvePayout(needs(), { payoutId: `${BATCH}-1`, decision, by: ANNA });
    expect(wrong).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('fits REF-2 as well') },
    });
    expect(await states()).toEqual(['UNKNOWN', 'UNKNOWN']);
    await rig.tracker.askNow(`${BATCH}-2`);
    expect(await states()).toEqual(['UNKNOWN', 'ACCEPTED']);
    const again = await resolvePayout(needs(), { payoutId: `${BATCH}-1`, decision, by: ANNA });
    expect(again).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('fits REF-2 as well') },
    });
  });

  it('finds the one payout a withdrawal fits as well among a thousand unclear ones to the account', async () => {
    const rows = 1_001;
    const alike = new Set([1, rows]);
    rig = await approved(rows, {
      contentOf: (row) => (alike.has(row) ? { ...inFiat(1), reference: `REF-${row}` } : far(row)),
      usdRate: '1.00',
    });
    await rig.ledger.append(ANNA, (await rig.ledger.payoutsOf(BATCH)).flatMap(lost));
    const order = { ...orderOf(await payout(1)), orderId: 'entered by hand' };
    const execution = { order, amount: '100.01', withdrawalId: 'w-1', at: 0, debited: null };
    rig.gateway.executions.push({ ...execution, status: 'success', chainHash: 'ab' });
    const decision = { kind: 'was-paid', withdrawalId: 'w-1', reason: 'seen there' } as const;
    const last = { payoutId: `${BATCH}-${rows}`, decision, by: ANNA };
    const rivalled = await resolvePayout(needs(), last);
    expect(rivalled).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('fits REF-1 as well') },
    });
    expect((await payout(rows)).state).toBe('UNKNOWN');
  });

  it('retypes the fiat amount that was approved', async () => {
    await set(['dear'], 1);
    await rig.run();
    const writeOff = (typedAmount: string) =>
      resolvePayout(needs(), {
        payoutId: `${BATCH}-1`,
        decision: { kind: 'write-off', typedAmount, reason: 'settled by hand' },
        by: ANNA,
      });
    expect((await writeOff('50')).ok).toBe(false);
    expect((await writeOff('100.01')).ok).toBe(true);
    expect((await payout(1)).state).toBe('WRITTEN_OFF');
  });
});
