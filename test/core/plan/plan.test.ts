import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Balance } from '#core/money/balance.ts';
import type { PayoutContent } from '#core/payout/payout.ts';
import { controlSums } from '#core/plan/control-sums.ts';
import { makePlan, type PlanInput } from '#core/plan/plan.ts';
import { LIST } from '../currencies.ts';

const content = (currencyId: number, units: bigint): PayoutContent => {
  const currency = LIST.currencies.find((listed) => listed.id === currencyId);
  return {
    reference: 'r',
    beneficiary: '',
    destination: {
      currencyId,
      code: currency?.code ?? '?',
      network: currency?.network ?? '?',
      address: 'a',
      tag: null,
    },
    amount: { units, decimals: currency?.decimals ?? 8 },
    asked: { amount: '1', unit: 'USD' },
    rate: null,
    note: '',
  };
};

const planOf = (
  contents: readonly PayoutContent[],
  change: Partial<PlanInput> = {},
): ReturnType<typeof makePlan> =>
  makePlan({
    totals: controlSums(contents),
    rows: contents.map((c, at) => ({
      row: at + 1,
      currencyId: c.destination.currencyId,
      units: c.amount.units,
    })),
    currencies: LIST.currencies,
    balances: [],
    committed: new Map(),
    snapshotAt: 1_000,
    now: 1_000,
    limits: { snapshotLifeMs: 300_000, mostRows: 5_000 },
    durationOf: (count) => count * 1_350,
    ...change,
  });

const codes = (plan: ReturnType<typeof makePlan>): readonly string[] =>
  plan.obstacles.map((obstacle) => obstacle.code);

const balance = (currencyId: number, units: bigint, decimals = 2): Balance => ({
  currencyId,
  held: { units, decimals },
});

describe('control sums', () => {
  it('lose no unit and ignore the order of the rows', () => {
    const rows = fc.array(
      fc.tuple(fc.constantFrom(10, 70, 71, 72), fc.bigInt({ min: 1n, max: 10n ** 20n })),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(rows, (pairs) => {
        const contents = pairs.map(([id, units]) => content(id, units));
        const totals = controlSums(contents);
        const all = totals.reduce((sum, total) => sum + total.units, 0n);
        expect(all).toBe(pairs.reduce((sum, [, units]) => sum + units, 0n));
        expect(totals.reduce((sum, total) => sum + total.count, 0)).toBe(pairs.length);
        expect(controlSums(contents.toReversed())).toEqual(totals);
      }),
    );
  });

  it('add 0.1 and 0.2 to exactly 0.3', () => {
    const [total] = controlSums([content(71, 10n), content(71, 20n)]);
    expect(total).toMatchObject({ count: 2, units: 30n, decimals: 2 });
  });

  it('keep one code on two networks apart', () => {
    expect(controlSums([content(71, 1n), content(70, 1n)]).map((t) => t.network)).toEqual([
      'ERC20',
      'TRC20',
    ]);
  });
});

describe('a plan', () => {
  it('may be submitted when the free balance covers every currency', () => {
    const plan = planOf([content(71, 500n), content(71, 700n)], {
      balances: [balance(71, 1_200n)],
    });
    expect(plan).toMatchObject({ count: 2, obstacles: [], durationMs: 2_700 });
    expect(plan.lines[0]).toMatchObject({
      code: 'USDT',
      network: 'TRC20',
      sum: { units: 1_200n },
      shortfall: null,
      runsOutAtRow: null,
      minWithdraw: '5',
      usd: { units: 1_200n },
    });
  });

  it('names what is missing and the row at which the money runs out', () => {
    const plan = planOf([content(71, 500n), content(10, 1n), content(71, 700n)], {
      balances: [balance(71, 1_199n), balance(10, 1n, 8)],
    });
    expect(codes(plan)).toEqual(['shortfall']);
    const line = plan.lines.find((candidate) => candidate.currencyId === 71);
    expect(line).toMatchObject({ shortfall: { units: 1n, decimals: 2 }, runsOutAtRow: 3 });
    expect(plan.obstacles[0]?.message).toContain('USDT TRC20: 0.01 is missing');
  });

  it('counts as free only what earlier payouts do not take', () => {
    const change = { balances: [balance(71, 1_200n)], committed: new Map([[71, 300n]]) };
    const plan = planOf([content(71, 1_000n)], change);
    expect(plan.lines[0]).toMatchObject({ free: { units: 900n }, shortfall: { units: 100n } });
  });

  it('never pays one network from the balance of another', () => {
    const plan = planOf([content(71, 1_000n)], { balances: [balance(72, 1_000_000n)] });
    expect(codes(plan)).toEqual(['shortfall']);
  });

  it('compares with balances of finer accuracy without losing digits', () => {
    const plan = planOf([content(71, 1_000n)], { balances: [balance(71, 9_999_999_999n, 9)] });
    expect(plan.lines[0]?.shortfall).toEqual({ units: 1n, decimals: 9 });
  });

  it('is stopped by no rows, too many rows, old rates, unreadable balances and a currency gone', () => {
    expect(codes(planOf([]))).toEqual(['no-rows']);
    const one = [content(71, 1n)];
    const balances = [balance(71, 10n)];
    const limits = { snapshotLifeMs: 300_000, mostRows: 0 };
    expect(codes(planOf(one, { balances, limits }))).toEqual(['too-many-rows']);
    expect(codes(planOf(one, { balances, now: 301_001 }))).toEqual(['snapshot-stale']);
    expect(codes(planOf(one, { balances, now: 999 }))).toEqual(['snapshot-stale']);
    expect(codes(planOf(one, { balances, now: 301_000 }))).toEqual([]);
    expect(codes(planOf(one, { balances: null }))).toEqual(['balances-unreadable']);
    expect(codes(planOf(one, { balances, currencies: [] }))).toEqual(['currency-gone']);
  });

  it('knows sum = paid from free + shortfall whenever the money does not suffice', () => {
    const units = fc.bigInt({ min: 1n, max: 10n ** 12n });
    fc.assert(
      fc.property(fc.array(units, { minLength: 1, maxLength: 20 }), units, (amounts, held) => {
        const plan = planOf(
          amounts.map((a) => content(71, a)),
          { balances: [balance(71, held)] },
        );
        const sum = amounts.reduce((total, a) => total + a, 0n);
        const lacks = plan.lines[0]?.shortfall?.units ?? 0n;
        expect(lacks).toBe(sum > held ? sum - held : 0n);
        expect(plan.lines[0]?.runsOutAtRow === null).toBe(sum <= held);
      }),
    );
  });
});
