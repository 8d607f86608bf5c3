import { afterEach, describe, expect, it } from 'vitest';
import { ok } from '#core/result.ts';
import { CurrencyDesk } from '#main/desk/currencies.ts';
import { EstimateDesk } from '#main/desk/estimates.ts';
import { FeeQuotes } from '#main/desk/fee-quotes.ts';
import type { ExchangeQuote, ExchangeSource, Gateway } from '#main/ports/gateway.ts';
import type { PracticeOptions } from '#practice/server.ts';
import { closeRigs, credentials, openRig } from '#test/practice/rig.ts';
import { gatewayAt } from '#test/support/gateway-under-test.ts';
import { keyOf } from '#test/support/lent-key.ts';

afterEach(closeRigs);

const ASKED = { fromId: 71, toId: 30, amount: '100' };

/** Desks over the client that ships and a practice gateway whose clock is moved by hand. */
const open = async (options: Partial<PracticeOptions> = {}) => {
  const rig = await openRig({ switches: { drift: 'none', limits: false }, ...options });
  const gateway = gatewayAt(rig.gateway.url, {
    key: keyOf(credentials.apiKey),
  });
  const time = { mono: 0 };
  const clock = {
    now: () => 1_764_000_000_000 + time.mono,
    mono: () => time.mono,
    bootId: 'b',
    sleep: () => Promise.resolve(),
    precisely: () => Promise.resolve(),
  };
  const asked: string[] = [];
  const counted: Gateway & ExchangeSource = {
    ...gateway,
    estimate: (question) => (asked.push('estimate'), gateway.estimate(question)),
    fees: (order) => (asked.push(`fees ${order.address}`), gateway.fees(order)),
  };
  const currencies = new CurrencyDesk({ gateway: counted, clock, ids: { next: () => 'a' } });
  await currencies.refresh(true);
  return { rig, gateway: counted, clock, time, asked, currencies };
};

describe('an exchange estimate', () => {
  it('says what is given and received, the rate, and how far it lies from the listed prices', async () => {
    const { gateway, clock, currencies } = await open();
    const desk = new EstimateDesk({ gateway, clock, currencies });
    const answer = await desk.ask(ASKED, false);
    expect(answer).toMatchObject({
      ok: true,
      value: {
        quote: { give: '100', receive: '0.94854843', rate: '0.009485484334' },
        implied: '0.0094854843',
        // One per cent of fee, and the rest of the last unit, away from zero.
        apart: -101n,
      },
    });
  });

  it('is kept for a minute with its own time, and read anew on request', async () => {
    const { gateway, clock, time, asked, currencies } = await open();
    const desk = new EstimateDesk({ gateway, clock, currencies });
    await desk.ask(ASKED, false);
    time.mono = 59_000;
    const kept = await desk.ask(ASKED, false);
    expect(kept.ok && kept.value.takenAt).toBe(1_764_000_000_000);
    expect(asked).toEqual(['estimate']);
    await desk.ask(ASKED, true);
    time.mono = 120_000;
    await desk.ask(ASKED, false);
    expect(asked).toHaveLength(3);
  });

  it.each([
    [{ ...ASKED, toId: 71 }, 'two different currencies'],
    [{ ...ASKED, toId: 5 }, 'does not list currency 5'],
    [{ ...ASKED, amount: '0' }, 'above zero'],
    [{ ...ASKED, amount: '1.005' }, 'at most 2 decimals'],
    [{ ...ASKED, amount: '1,5' }, 'not a plain decimal number'],
  ])('is not asked for as %j', async (question, words) => {
    const { gateway, clock, asked, currencies } = await open();
    const desk = new EstimateDesk({ gateway, clock, currencies });
    const answer = await desk.ask(question, false);
    expect(answer).toMatchObject({ ok: false, error: { kind: 'asked-wrongly' } });
    expect(!answer.ok && answer.error.message).toContain(words);
    expect(asked).toEqual([]);
  });

  it.each<[string, Partial<ExchangeQuote>]>([
    ['another amount', { give: '1000' }],
    ['another pair', { toCode: 'BTC' }],
  ])('that speaks of %s is not believed', async (_, said) => {
    const { gateway, clock, currencies } = await open();
    const lying: ExchangeSource = {
      estimate: async (question) => {
        const honest = await gateway.estimate(question);
        return honest.ok ? ok({ ...honest.value, ...said }) : honest;
      },
    };
    const desk = new EstimateDesk({ gateway: lying, clock, currencies });
    expect(await desk.ask(ASKED, false)).toMatchObject({
      ok: false,
      error: { kind: 'unanswered', message: expect.stringContaining('another question') },
    });
  });

  it('stays away with words when the gateway does not answer, and is asked again then', async () => {
    const { gateway, clock, asked, currencies } = await open({
      faults: [
        { on: 'estimated', when: { nth: 1 }, fault: { kind: 'refuse', message: 'closed today' } },
      ],
    });
    const desk = new EstimateDesk({ gateway, clock, currencies });
    const refused = await desk.ask(ASKED, false);
    expect(!refused.ok && refused.error.message).toContain('closed today');
    expect(await desk.ask(ASKED, false)).toMatchObject({ ok: true });
    expect(asked).toHaveLength(2);
  });
});

describe('the fee of an amount only considered', () => {
  const nobody = { payouts: async () => ({ total: 0, items: [] }) };

  it('is asked with an example address of the network and kept for five minutes', async () => {
    const { gateway, clock, time, asked, currencies } = await open();
    const fees = new FeeQuotes({ gateway, clock, ledger: nobody, currencies });
    expect(await fees.ask(71, '12')).toMatchObject({
      ok: true,
      value: { knownAddress: false, quote: { networkFee: '1', serviceFee: '0.06' } },
    });
    time.mono = 299_000;
    await fees.ask(71, '12');
    expect(asked).toEqual(['fees TYGwJXTTNzRoAzJ4ucGna3FysQRsZ2CmsC']);
    time.mono = 301_000;
    await fees.ask(71, '12');
    expect(asked).toHaveLength(2);
  });

  it('is known for every currency of the practice list', async () => {
    const { gateway, clock, currencies } = await open();
    const fees = new FeeQuotes({ gateway, clock, ledger: nobody, currencies });
    for (const { id, minWithdraw } of currencies.snapshot?.currencies ?? []) {
      expect([id, (await fees.ask(id, minWithdraw ?? '1')).ok]).toEqual([id, true]);
    }
  });

  it('stays unknown with the reason below the minimum or without any address', async () => {
    const { gateway, clock, currencies } = await open();
    const fees = new FeeQuotes({ gateway, clock, ledger: nobody, currencies });
    const below = await fees.ask(71, '1');
    expect(!below.ok && below.error).toContain('below the minimum');
    expect(await fees.ask(4711, '1')).toMatchObject({ ok: false });
  });
});
