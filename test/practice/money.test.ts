import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { formatFixed, parseAmount } from '#core/money/amount.ts';
import { chargeFor } from '#practice/charge.ts';
import { practiceCurrencyTable } from '#practice/currency-table.ts';
import type { PracticeCurrency } from '#practice/currencies.ts';
import { documentedSwitches } from '#practice/switches.ts';
import { closeRigs, openRig, SETTLE, TRON_ADDRESS, type Rig } from './rig.ts';

afterEach(closeRigs);

const USDT = practiceCurrencyTable.find(({ id }) => id === 71);

const units = (text: unknown, currency: PracticeCurrency): bigint => {
  const amount = parseAmount(String(text), currency.decimals);
  if (!amount.ok) throw new Error(`${String(text)}: ${amount.error}`);
  return amount.value.units;
};

describe('the charge of a withdrawal', () => {
  it('is exact on both fee sides, for any amount of any currency', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...practiceCurrencyTable),
        fc.bigInt({ min: 1n, max: 10n ** 24n }),
        fc.integer({ min: 0, max: 350 }),
        (currency, amount, serviceFeeBasisPoints) => {
          const network = units(currency.networkFee, currency);
          const top = chargeFor(amount, currency, { feeSide: 'on-top', serviceFeeBasisPoints });
          const cut = chargeFor(amount, currency, { feeSide: 'deducted', serviceFeeBasisPoints });
          expect(top.debit).toBe(amount + network + top.feeService);
          expect(top.net).toBe(amount);
          expect(cut.debit).toBe(amount);
          expect(cut.net + network + cut.feeService).toBe(amount);
          // Rounded up to a whole unit: at least the share, by less than one unit.
          const share = amount * BigInt(serviceFeeBasisPoints);
          expect(top.feeService * 10_000n - share).toBeGreaterThanOrEqual(0n);
          expect(top.feeService * 10_000n - share).toBeLessThan(10_000n);
        },
      ),
    );
  });
});

describe('the balance', () => {
  const told = async (rig: Rig): Promise<bigint> => {
    const list = (await rig.call('balance')).json?.['list'];
    const entry = Array.isArray(list)
      ? list.find((one: Record<string, unknown>) => one['id'] === 71)
      : undefined;
    if (USDT === undefined) throw new Error('no USDT in the table');
    return units(entry?.balance, USDT);
  };

  it('before equals the balance after plus the sum of amountDebited, whatever the faults', async () => {
    const payout = fc.record({
      amount: fc.bigInt({ min: 1n, max: 400_000n }),
      fault: fc.constantFrom(
        null,
        { kind: 'fails' } as const,
        { kind: 'fails', debited: true } as const,
        { kind: 'flap', first: 2, next: 1, ms: 10 } as const,
        { kind: 'late-execution', ms: 3_000 } as const,
        { kind: 'lost-reply', executed: true } as const,
        { kind: 'lost-reply', executed: false } as const,
        { kind: 'refuse' } as const,
      ),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(payout, { minLength: 1, maxLength: 8 }),
        fc.constantFrom('on-top' as const, 'deducted' as const),
        async (payouts, feeSide) => {
          const rig = await openRig({
            switches: { feeSide },
            startingBalances: { 71: '5000' },
            faults: payouts.flatMap(({ fault }, index) =>
              fault === null ? [] : [{ on: 'withdraw' as const, when: { nth: index + 1 }, fault }],
            ),
          });
          const before = await told(rig);
          for (const [index, { amount }] of payouts.entries()) {
            await rig
              .withdraw({
                amount: formatFixed({ units: amount, decimals: 2 }),
                orderId: `p-${index}`,
              })
              .catch(() => null);
          }
          rig.pass(SETTLE + 3_000);
          let debited = 0n;
          for (const index of payouts.keys()) {
            rig.pass(100);
            const { json } = await rig.status({ orderId: `p-${index}` });
            if (json?.['result'] === 1 && USDT) debited += units(json['amountDebited'], USDT);
          }
          expect(await told(rig)).toBe(before - debited);
          expect(rig.gateway.books.debited(71)).toBe(formatFixed({ units: debited, decimals: 2 }));
          await rig.gateway.close();
        },
      ),
      { numRuns: 25 },
    );
  });

  it('never falls below zero, because what late executions will need cannot be spent', async () => {
    const rig = await openRig({
      startingBalances: { 71: '40' },
      faults: [{ on: 'withdraw', when: { nth: 1 }, fault: { kind: 'late-execution', ms: 60_000 } }],
    });
    await rig.withdraw({ orderId: 'late' }).catch(() => null);
    expect(rig.gateway.books.balance(71)).toBe('40.00');
    expect((await rig.withdraw()).json?.['message']).toBe('insufficient balance');
    rig.pass(60_000);
    expect(rig.gateway.books.balance(71)).toBe('7.42');
  });

  it('drops at acceptance, while amountDebited waits for the outcome', async () => {
    const rig = await openRig();
    await rig.withdraw({ orderId: 'one' });
    expect(rig.gateway.books.balance(71)).toBe('4999967.42');
    expect(rig.gateway.books.debited(71)).toBe('0.00');
    rig.pass(SETTLE);
    expect(rig.gateway.books.balance(71)).toBe('4999967.42');
    expect(rig.gateway.books.debited(71)).toBe('32.58');
  });
});

describe('the fee preview', () => {
  const order = { paymentId: 71, addressTo: TRON_ADDRESS, amount: '31.42' };

  it('adds the fees on top, as the withdrawal then does', async () => {
    const rig = await openRig();
    expect((await rig.call('fees', order)).json).toEqual({
      result: 1,
      paymentId: 71,
      amountFull: '32.58',
      amount: '31.42',
      feeNetwork: '1.00',
      feeService: '0.16',
    });
  });

  it('takes them out of the amount where they are deducted', async () => {
    const rig = await openRig({ switches: { feeSide: 'deducted', serviceFeeBasisPoints: 350 } });
    const { json } = await rig.call('fees', order);
    expect(json).toMatchObject({ amountFull: '31.42', amount: '29.32', feeService: '1.10' });
    await rig.withdraw();
    expect(rig.gateway.books.balance(71)).toBe('4999968.58');
  });

  it('refuses what withdraw would refuse', async () => {
    const rig = await openRig();
    const reply = await rig.call('fees', { ...order, amount: '4' });
    expect(reply.json?.['message']).toBe('amount is below the minimum');
  });

  it('refuses a deducted amount that the fees would eat up', async () => {
    const rig = await openRig({ switches: { feeSide: 'deducted', serviceFeeBasisPoints: 10_000 } });
    expect((await rig.withdraw()).json?.['message']).toBe('amount does not cover the fee');
    expect(documentedSwitches.feeSide).toBe('on-top');
  });
});
