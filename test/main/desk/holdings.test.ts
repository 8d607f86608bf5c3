import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { signedText } from '#core/balance/signed-text.ts';
import type { RollForward } from '#core/balance/roll-forward.ts';
import { formatAmount } from '#core/money/amount.ts';
import type { OpenLedger } from '#main/adapters/ledger/ledger.ts';
import type { OpenTreasury } from '#main/adapters/treasury/treasury.ts';
import type { BalanceReading } from '#main/desk/balances.ts';
import { depositBook } from '#main/desk/deposit-book.ts';
import { HoldingsDesk } from '#main/desk/holdings.ts';
import { ReadingKeeper } from '#main/desk/reading-keeper.ts';
import type { ProvenCallback } from '#main/ports/callbacks.ts';
import {
  makeClock,
  move,
  opened,
  reading,
  submitBatch,
  SYSTEM,
  tempFolder,
  toSending,
  ANNA,
  type TestClock,
} from '../adapters/ledger/fixture.ts';
import { given, makePlace, type Place } from '../adapters/treasury/rig.ts';

const USDT = 71;

let place: Place;
let folder: ReturnType<typeof tempFolder>;
let ledger: OpenLedger;
let treasury: OpenTreasury;
let clock: TestClock;
beforeEach(() => {
  place = makePlace();
  folder = tempFolder();
  clock = makeClock();
  ledger = opened(join(folder.path, 'ledger.sqlite'), clock);
  treasury = place.open();
});
afterEach(async () => {
  ledger.close();
  await place.remove();
  folder.remove();
});

const readingOf = (units: bigint): BalanceReading => ({
  takenAt: clock.now(),
  balances: [{ currencyId: USDT, held: { units, decimals: 6 } }],
});

const deskOver = (last: BalanceReading | null, fee: string | null = null): HoldingsDesk =>
  new HoldingsDesk({
    treasury,
    book: ledger,
    deposits: depositBook(treasury),
    balances: { reading: last },
    fees: {
      known: () =>
        fee === null
          ? null
          : { amount: '1', quote: { gross: '0', networkFee: fee, serviceFee: '0' } },
    },
  });

const deposit = (hash: string, counted: string): ProvenCallback => {
  const claim = {
    kind: 'deposit' as const,
    currencyId: USDT,
    orderId: 'dep-1',
    amount: counted,
    received: counted,
    networkFee: '0',
    serviceFee: '0',
    chainHash: hash,
    from: null,
    to: 'TLBQDMM3zSLr2Tm88iujny5hBX5G7mS1Jd',
    tag: null,
    confirmations: 1,
  };
  const body = Buffer.from(JSON.stringify(claim));
  const digest = createHash('sha256').update(body).digest('hex');
  return {
    digest,
    kind: 'deposit',
    form: 'json',
    spelling: 'as-sent',
    body,
    claim,
    at: clock.now(),
    source: 'receiver',
  };
};

/** Sends a payout and lets the gateway say what it took. */
const pay = async (id: string, told: { debited: string; fees: [string, string] } | null) => {
  await toSending(ledger, id, `token ${id}`);
  const live = { attempt: 1, token: `token ${id}` };
  await ledger.append(SYSTEM, [move(id, 'SEND_STARTED', 'reply-accepted', live)]);
  if (told === null) return;
  const [networkFee, serviceFee] = told.fees;
  const said = { status: 'success', debited: told.debited, networkFee, serviceFee };
  await ledger.append(SYSTEM, [
    reading(id, 'found', said),
    move(id, 'ACCEPTED', 'status-paid', live),
  ]);
};

describe('what is left of a balance', () => {
  it('is what is held less what open payouts take, stage by stage, less their fees', async () => {
    await submitBatch(ledger, 'b', 4);
    await ledger.append(ANNA, [move('b-p1', 'SUBMITTED', 'approved')]);
    await toSending(ledger, 'b-p2');
    await pay('b-p3', null);
    await pay('b-p4', { debited: '6', fees: ['0', '0'] });
    const { holdings } = await deskOver(readingOf(20_000_000n), '0.25').now();
    const [usdt] = holdings;
    expect(usdt?.lines.map(({ stage, count, sum }) => [stage, count, formatAmount(sum)])).toEqual([
      ['approved', 1, '1.5'],
      ['sending', 1, '3'],
      ['sent', 1, '4.5'],
    ]);
    expect(formatAmount(usdt?.reserved ?? { units: 0n, decimals: 0 })).toBe('9');
    // 20 − 9 − three network fees of 0.25; the paid one takes nothing more.
    expect(signedText(usdt?.left ?? { units: 0n, decimals: 0 })).toBe('10.25');
  });

  it('falls below zero where open payouts take more than is held, and is shown without fees that are not known', async () => {
    await submitBatch(ledger, 'b', 2);
    await ledger.append(ANNA, [move('b-p2', 'SUBMITTED', 'approved')]);
    const [usdt] = (await deskOver(readingOf(1_000_000n)).now()).holdings;
    expect(usdt?.fees).toBeNull();
    expect(signedText(usdt?.left ?? { units: 0n, decimals: 0 })).toBe('-2');
  });
});

describe('a roll-forward from the books', () => {
  const keeperOf = () => new ReadingKeeper({ treasury, ledger, clock, find: () => undefined });

  it('explains a balance by the deposits callbacks told of and by what the gateway took', async () => {
    const keeper = keeperOf();
    keeper.balances(readingOf(100_000_000n));
    await keeper.settled();
    await submitBatch(ledger, 'b', 3);
    clock.at += 60_000;
    await pay('b-p1', { debited: '2.75', fees: ['1', '0.25'] });
    await pay('b-p2', { debited: '4.25', fees: ['1', '0.25'] });
    await pay('b-p3', null);
    clock.at += 60_000;
    given(await treasury.callbacks.keep([deposit('aa', '25')]));
    clock.at += 60_000;
    // The gateway shows what was paid, what came, and 0.5 that nobody told of.
    keeper.balances(readingOf(100_000_000n - 2_750_000n - 4_250_000n + 25_000_000n - 500_000n));
    await keeper.settled();
    clock.at += 60_000;
    given(await treasury.callbacks.keep([deposit('bb', '1000')]));
    const rolled = given(
      await deskOver(null).rollForward(USDT, { from: clock.at - 3_600_000, to: clock.at }),
    );
    if (typeof rolled === 'string') throw new Error(rolled);
    const text = (
      key: keyof RollForward & ('deposits' | 'debits' | 'fees' | 'unexplained' | 'inFlight'),
    ) => signedText(rolled[key]);
    expect([text('deposits'), text('debits'), text('fees')]).toEqual(['25', '4.5', '2.5']);
    expect(text('unexplained')).toBe('-0.5');
    expect([rolled.inFlightCount, text('inFlight')]).toEqual([1, '4.5']);
    expect(rolled.openingAway).toBeLessThan(0);
  });
});

describe('a balance that runs low', () => {
  const told: string[] = [];
  const keeper = () =>
    new ReadingKeeper({
      treasury,
      ledger,
      clock,
      find: () => undefined,
      low: ({ body }) => told.push(body),
    });

  it('is told once when it falls below, not again at the next start, and again after it recovered', async () => {
    told.length = 0;
    const setAt = clock.now();
    given(
      await treasury.readings.setThreshold({ currencyId: USDT, least: '50', by: 'Anna', setAt }),
    );
    const first = keeper();
    for (const units of [60_000_000n, 49_999_999n, 40_000_000n]) {
      clock.at += 1_000;
      first.balances(readingOf(units));
      await first.settled();
    }
    expect(told).toEqual(['49.999999 are left after open payouts; you want to keep 50.']);
    const second = keeper();
    clock.at += 1_000;
    second.balances(readingOf(30_000_000n));
    await second.settled();
    expect(told).toHaveLength(1);
    for (const units of [50_000_000n, 10_000_000n]) {
      clock.at += 1_000;
      second.balances(readingOf(units));
      await second.settled();
    }
    expect(told).toHaveLength(2);
  });

  it('is told when open payouts take it there, though nothing has left yet', async () => {
    told.length = 0;
    const setAt = clock.now();
    given(
      await treasury.readings.setThreshold({ currencyId: USDT, least: '50', by: 'Anna', setAt }),
    );
    await submitBatch(ledger, 'b', 1);
    await ledger.append(ANNA, [move('b-p1', 'SUBMITTED', 'approved')]);
    const one = keeper();
    one.balances(readingOf(51_000_000n));
    await one.settled();
    expect(told).toHaveLength(1);
  });
});
