import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  rollForward,
  type Credit,
  type Debit,
  type RollForward,
} from '#core/balance/roll-forward.ts';
import { signedText } from '#core/balance/signed-text.ts';
import { isSameHeld, type HeldSpan } from '#core/balance/span.ts';
import { formatAmount, parseAmount, type Amount } from '#core/money/amount.ts';

const usdt = (text: string): Amount => {
  const read = parseAmount(text, 6);
  if (!read.ok) throw new Error(text);
  return read.value;
};
const span = (from: number, until: number, held: string | null): HeldSpan => ({
  from,
  until,
  held: held === null ? null : usdt(held),
});
const credit = (at: number, amount: string): Credit => ({ at, amount: usdt(amount) });
const debit = (at: number, amount: string, told: Partial<Debit> = {}): Debit => ({
  at,
  amount: usdt(amount),
  debited: null,
  networkFee: null,
  serviceFee: null,
  open: true,
  ...told,
});

const rolled = (
  input: Parameters<typeof rollForward>[0],
  period = { from: 100, to: 200 },
): RollForward => {
  const result = rollForward(input, period);
  if (typeof result === 'string') throw new Error(result);
  return result;
};

describe('a roll-forward', () => {
  const spans = [span(50, 90, '1000'), span(150, 250, '958.5')];

  it('goes from the last reading before to the last reading within, and explains what it can', () => {
    const result = rolled({
      spans,
      credits: [credit(120, '25'), credit(210, '400')],
      debits: [
        debit(130, '64', { debited: '66.5', networkFee: '1', serviceFee: '1.5' }),
        debit(80, '10', { debited: '10', networkFee: '0', serviceFee: '0' }),
      ],
    });
    expect(result.opening).toEqual({ at: 90, held: usdt('1000') });
    expect(result.closing).toEqual({ at: 200, held: usdt('958.5') });
    expect([result.deposits, result.debits, result.fees].map(signedText)).toEqual([
      '25',
      '64',
      '2.5',
    ]);
    expect([result.depositCount, result.debitCount]).toEqual([1, 1]);
    expect(signedText(result.unexplained)).toBe('0');
    expect([result.openingAway, result.closingAway]).toEqual([10, 0]);
  });

  it('names what nobody can explain, whichever way it goes', () => {
    expect(signedText(rolled({ spans, credits: [], debits: [] }).unexplained)).toBe('-41.5');
    const more = rolled({
      spans: [span(50, 90, '1'), span(150, 250, '3')],
      credits: [],
      debits: [],
    });
    expect(signedText(more.unexplained)).toBe('2');
  });

  it('sets what is sent and not told apart, without calling it debited', () => {
    const result = rolled({
      spans,
      credits: [],
      debits: [debit(130, '41.5'), debit(140, '5', { open: false })],
    });
    expect([result.debitCount, result.inFlightCount]).toEqual([0, 1]);
    expect(signedText(result.inFlight)).toBe('41.5');
    expect(signedText(result.unexplained)).toBe('-41.5');
  });

  it('counts all that was taken as debited where fees were not told, and says how many', () => {
    const result = rolled({ spans, credits: [], debits: [debit(130, '41', { debited: '41.5' })] });
    expect([signedText(result.debits), signedText(result.fees)]).toEqual(['41.5', '0']);
    expect(result.withoutFees).toBe(1);
    expect(signedText(result.unexplained)).toBe('0');
  });

  it.each([
    ['no-reading', 'there are none', []],
    ['no-reading', 'the first lies behind the period', [span(300, 400, '5')]],
    ['no-reading', 'the last did not name it', [span(50, 90, '5'), span(150, 250, null)]],
    ['one-reading', 'there is one', [span(120, 120, '5')]],
    ['one-reading', 'all lie before the period', [span(50, 90, '5')]],
  ] as const)('is %s where %s', (why, _, readings) => {
    const result = rollForward(
      { spans: readings, credits: [], debits: [] },
      { from: 100, to: 200 },
    );
    expect(result).toBe(why);
  });

  it('is refused for a period that ends before it begins', () => {
    expect(rollForward({ spans, credits: [], debits: [] }, { from: 200, to: 100 })).toBe(
      'upside-down',
    );
  });

  it('begins at the first reading where none was made before, and says how far away that is', () => {
    const result = rolled({
      spans: [span(140, 150, '7'), span(180, 260, '9')],
      credits: [],
      debits: [],
    });
    expect([result.opening.at, result.openingAway]).toEqual([140, -40]);
    expect(signedText(result.unexplained)).toBe('2');
  });

  /** A life of one balance: money comes, leaves with fees, or moves without anybody knowing why; readings between. */
  const step = fc.oneof(
    fc.record({ kind: fc.constant('deposit' as const), units: fc.bigInt(1n, 10n ** 12n) }),
    fc.record({
      kind: fc.constant('payout' as const),
      units: fc.bigInt(1n, 10n ** 9n),
      network: fc.bigInt(0n, 10n ** 6n),
      service: fc.bigInt(0n, 10n ** 6n),
    }),
    fc.record({ kind: fc.constant('mystery' as const), units: fc.bigInt(-(10n ** 8n), 10n ** 8n) }),
    fc.record({ kind: fc.constant('reading' as const) }),
  );

  it('sums exactly whatever happened: closing is opening and all that moved, and the rest is what moved unseen', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), fc.nat(70), fc.nat(70), (steps, a, b) => {
        const all = [{ kind: 'reading' as const }, ...steps, { kind: 'reading' as const }];
        const text = (units: bigint): string => formatAmount({ units, decimals: 6 });
        let held = 10n ** 15n;
        const readings: HeldSpan[] = [];
        const credits: Credit[] = [];
        const debits: Debit[] = [];
        const unseen: { at: number; units: bigint }[] = [];
        for (const [index, each] of all.entries()) {
          const at = index + 1;
          if (each.kind === 'deposit') {
            held += each.units;
            credits.push(credit(at, text(each.units)));
          } else if (each.kind === 'payout') {
            const debited = each.units + each.network + each.service;
            held -= debited;
            const told = { debited: text(debited), open: false };
            const fees = { networkFee: text(each.network), serviceFee: text(each.service) };
            debits.push(debit(at, text(each.units), { ...told, ...fees }));
          } else if (each.kind === 'mystery') {
            held += each.units;
            unseen.push({ at, units: each.units });
          } else {
            const amount = { units: held, decimals: 6 };
            const last = readings.at(-1);
            if (last !== undefined && isSameHeld(last.held, amount)) {
              readings[readings.length - 1] = { ...last, until: at };
            } else readings.push({ from: at, until: at, held: amount });
          }
        }
        const result = rollForward(
          { spans: readings, credits, debits },
          { from: Math.min(a, b), to: Math.max(a, b) },
        );
        if (typeof result === 'string') return;
        const { opening, closing, deposits, debits: paid, fees, unexplained } = result;
        const twelve = 10n ** 12n;
        const moved = opening.held.units * twelve + deposits.units - paid.units - fees.units;
        expect(closing.held.units * twelve).toBe(moved + unexplained.units);
        // Only where both ends are moments of readings is what moved unseen known to the last unit.
        const ends = new Set(readings.flatMap(({ from, until }) => [from, until]));
        if (!ends.has(opening.at) || !ends.has(closing.at)) return;
        const expected = unseen
          .filter(({ at }) => at > opening.at && at <= closing.at)
          .reduce((sum, { units }) => sum + units, 0n);
        expect(unexplained.units).toBe(expected * twelve);
      }),
      { numRuns: 5_000 },
    );
  });
});
