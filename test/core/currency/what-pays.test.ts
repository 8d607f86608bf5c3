import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatAmount, parseAmount } from '#core/money/amount.ts';
import type { Currency } from '#core/money/currency.ts';
import { readSpend, spendOf, type Spend, type SpendKnown } from '#core/currency/spend.ts';
import { buy } from '#core/currency/buy.ts';
import { cheapestFirst, whatPays } from '#core/currency/what-pays.ts';
import { practiceCurrencyTable } from '#practice/currency-table.ts';

const rates = [
  { fiat: 'EUR', rate: '1.0842', per: 'usd-for-one' },
  { fiat: 'JPY', rate: '154.31', per: 'for-one-usd' },
] as const;
const known: SpendKnown = { currencies: practiceCurrencyTable, fiatRates: rates };

const spend = (text: string, of: SpendKnown = known): Spend => {
  const read = readSpend(text, of);
  if (!read.ok) throw new Error(`${text}: ${read.error.kind}`);
  return read.value;
};

/** An exact fraction of plain decimal text: no code of the core takes part in the comparison below. */
interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}
const fraction = (text: string): Fraction => {
  const [whole = '0', part = ''] = text.split('.');
  return { over: BigInt(whole + part), under: 10n ** BigInt(part.length) };
};
const by = (a: Fraction, b: Fraction): Fraction => ({
  over: a.over * b.under,
  under: a.under * b.over,
});
const isLess = (a: Fraction, b: Fraction): boolean => a.over * b.under < b.over * a.under;
/** Digit by digit, as on paper: the whole part, then one decimal after another, the rest thrown away. */
const onPaper = ({ over, under }: Fraction, decimals: number): string => {
  let text = `${over / under}`;
  let rest = over % under;
  for (let place = 0; place < decimals; place += 1) {
    text += `${place === 0 ? '.' : ''}${(rest * 10n) / under}`;
    rest = (rest * 10n) % under;
  }
  return text;
};

interface Judged {
  readonly id: number;
  readonly says: 'pays' | 'below' | 'unpayable';
  readonly amount: string;
}

/** The whole question answered again by fractions and by hand. */
const bruteForce = (usd: Fraction, list: readonly Currency[], itself?: string): readonly Judged[] =>
  list.map(({ id, code, decimals, usdRate, minWithdraw }) => {
    const nothing = { id, says: 'unpayable', amount: '' } as const;
    if (decimals === null || (usdRate === null && code !== itself)) return nothing;
    const value = code === itself || usdRate === null ? usd : by(usd, fraction(usdRate));
    const amount = onPaper(value, decimals);
    const least = minWithdraw === null ? fraction('0') : fraction(minWithdraw);
    const isNothing = fraction(amount).over === 0n;
    return { id, says: isNothing || isLess(fraction(amount), least) ? 'below' : 'pays', amount };
  });

const judgedBy = (asked: Spend, list: readonly Currency[]): readonly Judged[] => {
  const { pays, below, unpayable } = whatPays(asked, list);
  const all: readonly Judged[] = [
    ...pays.map(({ currency, amount }) => ({
      id: currency.id,
      says: 'pays' as const,
      amount: onPaper(fraction(formatAmount(amount)), amount.decimals),
    })),
    ...below.map(({ currency, amount }) => ({
      id: currency.id,
      says: 'below' as const,
      amount: onPaper(fraction(formatAmount(amount)), amount.decimals),
    })),
    ...unpayable.map(({ currency }) => ({
      id: currency.id,
      says: 'unpayable' as const,
      amount: '',
    })),
  ];
  return [...all].sort((a, b) => a.id - b.id);
};

const byId = (list: readonly Judged[]): readonly Judged[] => [...list].sort((a, b) => a.id - b.id);

describe('what a sum can pay', () => {
  it('of 12 USD agrees with fractions worked out by hand over the whole practice list', () => {
    const judged = judgedBy(spend('12 USD'), practiceCurrencyTable);
    expect(judged).toEqual(byId(bruteForce(fraction('12'), practiceCurrencyTable)));
    expect(judged).toHaveLength(practiceCurrencyTable.length);
    expect(judged.filter(({ says }) => says === 'pays').map(({ id }) => id)).toEqual([
      30, 40, 50, 71, 72, 90, 201, 202, 9001, 9002, 9003, 9004, 9005, 9006, 9007, 9008, 9009, 9010,
      9011, 9012, 9014,
    ]);
  });

  const listed = fc
    .uniqueArray(
      fc.record({
        id: fc.integer({ min: 1, max: 100_000 }),
        code: fc.constantFrom('AAA', 'BBB', 'CCC'),
        decimals: fc.option(fc.integer({ min: 0, max: 18 }), { freq: 8 }),
        rate: fc.option(fc.bigInt({ min: 1n, max: 10n ** 24n }), { freq: 8 }),
        least: fc.option(fc.bigInt({ min: 1n, max: 10n ** 21n }), { freq: 5 }),
      }),
      { selector: ({ id }) => id, maxLength: 40 },
    )
    .map((rows) =>
      rows.map(({ id, code, decimals, rate, least }): Currency => ({
        id,
        code,
        network: `n${id}`,
        name: code,
        decimals,
        usdRate: rate === null ? null : formatAmount({ units: rate, decimals: 18 }),
        minDeposit: null,
        minWithdraw: least === null ? null : formatAmount({ units: least, decimals: 18 }),
        tag: 'none',
      })),
    );

  it('agrees with the same over any list and any amount, every row exactly once', () => {
    fc.assert(
      fc.property(listed, fc.bigInt({ min: 1n, max: 10n ** 12n }), (list, cents) => {
        const text = formatAmount({ units: cents, decimals: 2 });
        const asked = spend(`${text} USD`, { currencies: list, fiatRates: [] });
        const judged = judgedBy(asked, list);
        const tooLarge = new Set(
          whatPays(asked, list).unpayable.flatMap(({ currency, because }) =>
            because === 'too-large' ? [currency.id] : [],
          ),
        );
        const expected = byId(bruteForce(fraction(text), list)).map((row) =>
          // What has more digits than any amount may have is told apart, not cut.
          tooLarge.has(row.id) ? { id: row.id, says: 'unpayable', amount: '' } : row,
        );
        expect(judged).toEqual(expected);
      }),
      { numRuns: 3_000 },
    );
  });

  it('says what is missing so that it is just enough: a minor unit less is still too little', () => {
    fc.assert(
      fc.property(listed, fc.bigInt({ min: 1n, max: 10n ** 8n }), (list, cents) => {
        const asked = spend(`${formatAmount({ units: cents, decimals: 2 })} USD`, {
          currencies: list,
          fiatRates: [],
        });
        for (const { currency, more, amount, least, lacking } of whatPays(asked, list).below) {
          expect(amount.units + lacking.units).toBe(least.units);
          const raised = (by: bigint): Spend => ({
            ...asked,
            amount: { units: asked.amount.units + more.units - by, decimals: 2 },
          });
          expect(buy(raised(0n), currency).kind).not.toBe('below');
          expect(buy(raised(1n), currency).kind).toBe('below');
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('of a coin is that very amount on every network of the coin, and by its price elsewhere', () => {
    const { pays } = whatPays(spend('0.01 BTC'), practiceCurrencyTable);
    const of = (id: number) => {
      const row = pays.find(({ currency }) => currency.id === id);
      return row === undefined ? null : formatAmount(row.amount);
    };
    expect(of(10)).toBe('0.01');
    expect(of(201)).toBe('0.01');
    // 0.01 × 97123.45 ÷ 1.0000, cut to two decimals.
    expect(of(71)).toBe('971.23');
  });

  it('of a fiat goes through its reference rate whichever way round it is written', () => {
    const amountOf = (text: string, id: number) => {
      const row = whatPays(spend(text), practiceCurrencyTable).pays.find(
        ({ currency }) => currency.id === id,
      );
      return row === undefined ? null : formatAmount(row.amount);
    };
    expect(amountOf('100 EUR', 71)).toBe('108.42');
    expect(amountOf('15431 JPY', 71)).toBe('100');
  });

  it('puts the cheapest fee first and rows without a known fee behind', () => {
    const { pays } = whatPays(spend('12 USD'), practiceCurrencyTable);
    const fees = new Map([
      [71, { network: '1', service: '0.06' }],
      [30, { network: '0.0001', service: '0' }],
      [72, { network: '0.3', service: '0.06' }],
    ]);
    const ids = cheapestFirst(pays, (id) => fees.get(id)).map(({ currency }) => currency.id);
    expect(ids.slice(0, 3)).toEqual([30, 72, 71]);
    expect(ids).toHaveLength(pays.length);
  });
});

describe('a sum as typed', () => {
  it.each([
    ['12 USD', 'USD', '12'],
    ['12usd', 'USD', '12'],
    ['USD 1 200.50', 'USD', '1200.5'],
    ['0.01 BTC', 'BTC', '0.01'],
    ['7.25 eur', 'EUR', '7.25'],
  ])('%s is read', (text, unit, amount) => {
    const read = spend(text);
    expect([read.unit, formatAmount(read.amount)]).toEqual([unit, amount]);
  });

  it.each([
    ['', 'empty'],
    ['12', 'no-unit'],
    ['12,50 USD', 'not-decimal'],
    ['1e3 USD', 'not-decimal'],
    ['-5 USD', 'not-decimal'],
    ['12.505 USD', 'too-fine'],
    ['0.00 USD', 'zero'],
    ['12 ZZZ', 'unknown-unit'],
    ['12 GBP', 'no-rate'],
    [`${'1 '.repeat(40)}USD`, 'not-decimal'],
  ])('%s is refused as %s', (text, kind) => {
    const read = readSpend(text, known);
    expect(read.ok ? 'read' : read.error.kind).toBe(kind);
  });

  it('of a coin without any rate buys that coin and nothing else', () => {
    const list: readonly Currency[] = [
      { ...plain, id: 1, code: 'GRAM', usdRate: null },
      { ...plain, id: 2, code: 'BTC', usdRate: '100' },
    ];
    const read = spendOf({ amount: '3', unit: 'GRAM' }, { currencies: list, fiatRates: [] });
    if (!read.ok) throw new Error(read.error.kind);
    const { pays, unpayable } = whatPays(read.value, list);
    expect(pays.map(({ currency }) => currency.id)).toEqual([1]);
    expect(unpayable).toMatchObject([{ because: 'no-rate' }]);
    expect(parseAmount('3', 4)).toMatchObject({ ok: true, value: pays[0]?.amount });
  });
});

const plain = {
  network: 'net',
  name: 'Plain',
  decimals: 4,
  minDeposit: null,
  minWithdraw: null,
  tag: 'none',
} as const;
