import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstWithoutMoney, type FundedRow } from '#core/rehearsal/funds.ts';
import { inputsDigest, stillHolds, type RehearsalInputs } from '#core/rehearsal/inputs.ts';
import { rowRanges } from '#core/rehearsal/ranges.ts';
import { isCalm, rehearsalHash, type RehearsalResult } from '#core/rehearsal/result.ts';
import { DRIFT_PERCENT_SHOWN, worstUsd } from '#core/rehearsal/worst-case.ts';

const INPUTS: RehearsalInputs = {
  fingerprint: 'f'.repeat(64),
  choices: { order: 'file', funding: 'strict' },
  funds: [{ currencyId: 71, free: '1000' }],
  fees: [{ currencyId: 71, amount: '10', gross: '11.05', networkFee: '1', serviceFee: '0.05' }],
  intervalMs: 1_000,
  lookupProven: false,
};

const RESULT: RehearsalResult = {
  inputs: inputsDigest(INPUTS),
  choices: INPUTS.choices,
  count: 2,
  rows: { accepted: '1-2' },
  lines: [
    {
      currencyId: 71,
      code: 'USDT',
      network: 'TRC20',
      count: 2,
      accepted: 2,
      before: '1000',
      after: '977.9',
      paid: '20',
      fees: '2.1',
      firstWithoutMoney: null,
      usd: '20',
      worstUsd: '22',
    },
  ],
  refusals: [],
  stops: [],
  durationMs: 2_600,
  driftPercent: '10',
};

describe('what a rehearsal depends on', () => {
  it('holds while everything is the same, and when a fee becomes known that was not', () => {
    expect(stillHolds(INPUTS, { ...INPUTS })).toBe(true);
    const [fee] = INPUTS.fees;
    const more = fee === undefined ? [] : [fee, { ...fee, currencyId: 90 }];
    expect(stillHolds(INPUTS, { ...INPUTS, fees: more })).toBe(true);
  });

  it.each([
    ['one flipped digit of the rows', { fingerprint: `e${'f'.repeat(63)}` }],
    ['another balance', { funds: [{ currencyId: 71, free: '999.99' }] }],
    ['another order', { choices: { order: 'smallest-first', funding: 'strict' } }],
    ['another way when not all can be paid', { choices: { order: 'file', funding: 'partial' } }],
    ['another fee', { fees: [{ ...INPUTS.fees[0], networkFee: '2' }] }],
    ['a fee no longer known', { fees: [] }],
    ['another pace', { intervalMs: 250 }],
    ['a proven look-up', { lookupProven: true }],
  ])('holds no longer with %s', (_what, change) => {
    const now = { ...INPUTS, ...change } as RehearsalInputs;
    expect(stillHolds(INPUTS, now)).toBe(false);
    expect(inputsDigest(now)).not.toBe(inputsDigest(INPUTS));
  });
});

describe('the hash of a rehearsal', () => {
  it('is the same however the result was written down and read back', () => {
    const reversed = Object.fromEntries(Object.entries(RESULT).toReversed());
    expect(rehearsalHash(JSON.parse(JSON.stringify(reversed)))).toBe(rehearsalHash(RESULT));
    expect(rehearsalHash(RESULT)).toMatch(/^[0-9a-f]{64}$/);
  });

  it('differs with any figure of it', () => {
    const [line] = RESULT.lines;
    if (line === undefined) throw new Error('the example has no line');
    const changed: readonly RehearsalResult[] = [
      { ...RESULT, durationMs: 2_601 },
      { ...RESULT, rows: { accepted: '1', refused: '2' } },
      { ...RESULT, lines: [{ ...line, after: '977.91' }] },
      { ...RESULT, inputs: '0'.repeat(64) },
      { ...RESULT, stops: [{ code: 'refused', detail: null, row: 2 }] },
    ];
    const hashes = new Set([RESULT, ...changed].map(rehearsalHash));
    expect(hashes.size).toBe(changed.length + 1);
  });

  it('is calm only when every row was accepted and nothing stopped', () => {
    expect(isCalm(RESULT)).toBe(true);
    expect(isCalm({ ...RESULT, rows: { accepted: '1', 'no-money': '2' } })).toBe(false);
    expect(isCalm({ ...RESULT, stops: [{ code: 'refused', detail: null, row: 1 }] })).toBe(false);
  });
});

const rowOf = (row: number, units: bigint, currencyId = 71): FundedRow => ({
  row,
  reference: `R-${row}`,
  amount: { units, decimals: 2 },
  destination: { currencyId, code: 'USDT', network: 'TRC20', address: 'T', tag: null },
});

describe('where the money ends', () => {
  it('names the first row that is not covered with its fee, currency by currency', () => {
    const free = new Map([
      [71, { units: 10_000n, decimals: 2 }],
      [72, { units: 500n, decimals: 2 }],
    ]);
    const rows = [rowOf(1, 5_000n), rowOf(2, 600n, 72), rowOf(3, 4_950n), rowOf(4, 10n)];
    const short = firstWithoutMoney(rows, free, () => 50n);
    expect([...short].map(([id, { row }]) => [id, row])).toEqual([
      [72, 2],
      [71, 3],
    ]);
    expect(firstWithoutMoney(rows.slice(0, 1), free, () => 50n).size).toBe(0);
  });

  it('counts a currency nobody holds as empty, and balances of finer accuracy exactly', () => {
    expect(firstWithoutMoney([rowOf(1, 1n, 99)], new Map(), () => 0n).get(99)?.row).toBe(1);
    const finer = new Map([[71, { units: 10_000_000n, decimals: 6 }]]);
    expect(firstWithoutMoney([rowOf(1, 1_000n)], finer, () => 0n).size).toBe(0);
    expect(firstWithoutMoney([rowOf(1, 1_001n)], finer, () => 0n).get(71)?.row).toBe(1);
  });
});

describe('rows as ranges', () => {
  it('names exactly the rows given, each once', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 60 })), (rows) => {
        const read = rowRanges(rows)
          .split(' ')
          .filter((range) => range !== '')
          .flatMap((range) => {
            const [from = 0, to = from] = range.split('-').map(Number);
            return Array.from({ length: to - from + 1 }, (_, index) => from + index);
          });
        expect(read).toEqual([...new Set(rows)].sort((a, b) => a - b));
      }),
    );
  });
});

describe('the worst case', () => {
  it('adds the bound of the drift guard and rounds up to the cent', () => {
    const percent = BigInt(DRIFT_PERCENT_SHOWN);
    expect(worstUsd({ units: 10_000n, decimals: 2 })).toBe(`${100n + percent}`);
    expect(worstUsd({ units: 1n, decimals: 2 })).toBe('0.02');
  });
});
