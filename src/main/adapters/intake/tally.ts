/**
 * Counts and sums of one batch while its rows come and change; rows = to pay + excluded + errors, always.
 */
import type { RowIssue, RowStatus } from '#core/import/row.ts';
import type { IntakeBatch, IntakeTotals, IssueCount } from '#main/ports/intake.ts';

/** A row as far as it is counted. */
export interface CountedRow {
  readonly status: RowStatus;
  readonly excluded: boolean;
  /** Null while nothing would be paid. */
  readonly pays: {
    readonly currencyId: number;
    readonly units: bigint;
    readonly decimals: number;
  } | null;
}

export type Counts = Pick<
  IntakeBatch,
  'rows' | 'toPay' | 'warnings' | 'errors' | 'excluded' | 'totals'
>;

export interface RowTally {
  /** Counts a row in (1) or out (-1). */
  count(row: CountedRow, sign: 1 | -1): void;
  countIssues(issues: readonly RowIssue[]): void;
  counts(): Counts;
  issueCounts(): readonly IssueCount[];
}

interface Sum {
  count: number;
  units: bigint;
  readonly decimals: number;
}

export const noCounts: Counts = {
  rows: 0,
  toPay: 0,
  warnings: 0,
  errors: 0,
  excluded: 0,
  totals: [],
};

export const makeRowTally = (from: Counts = noCounts): RowTally => {
  const state = { ...from };
  const sums = new Map<number, Sum>(from.totals.map((t) => [t.currencyId, { ...t }]));
  const rules = new Map<string, Omit<IssueCount, 'rule'>>();
  const addPay = (pays: NonNullable<CountedRow['pays']>, sign: 1 | -1): void => {
    const { currencyId, units, decimals } = pays;
    const sum = sums.get(currencyId) ?? { count: 0, units: 0n, decimals };
    sum.count += sign;
    sum.units += BigInt(sign) * units;
    sums.set(currencyId, sum);
  };
  return {
    count: ({ status, excluded, pays }, sign) => {
      state.rows += sign;
      if (excluded) state.excluded += sign;
      else if (status === 'error') state.errors += sign;
      else {
        state.toPay += sign;
        if (status === 'warning') state.warnings += sign;
        if (pays !== null) addPay(pays, sign);
      }
    },
    countIssues: (issues) => {
      for (const rule of new Set(issues.map((issue) => issue.rule))) {
        const stops = issues.some((issue) => issue.rule === rule && issue.level === 'error');
        const known = rules.get(rule);
        // A rule whose every row was excused warns; one row that is stopped makes it an error again.
        const level = stops || known?.level === 'error' ? 'error' : 'warning';
        rules.set(rule, { level, rows: (known?.rows ?? 0) + 1 });
      }
    },
    counts: () => ({ ...state, totals: totalsOf(sums) }),
    issueCounts: () =>
      [...rules].map(([rule, known]) => ({ rule, ...known })).sort((a, b) => b.rows - a.rows),
  };
};

const totalsOf = (sums: ReadonlyMap<number, Sum>): readonly IntakeTotals[] =>
  [...sums]
    .filter(([, sum]) => sum.count > 0)
    .map(([currencyId, { count, units, decimals }]) => ({ currencyId, count, units, decimals }));
