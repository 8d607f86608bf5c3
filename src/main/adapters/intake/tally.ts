/**
 * Counts and sums of one batch while its rows come and change; rows = to pay + excluded + errors, always.
 */
import type { RowIssue, RowStatus } from '#core/import/row.ts';
import type { IntakeBatch, IntakeTotals, IssueCount } from '#main/ports/intake.ts';

/** A row as far as it is counted. */
export interface CountedRow {
  readonly status: RowStatus;
  readonly excluded: boolean;
  /** Added in Purser. */
  readonly added?: boolean;
  /** Null while nothing would be paid. */
  readonly pays: {
    readonly currencyId: number;
    readonly units: bigint;
    readonly decimals: number;
  } | null;
}

export type Counts = Pick<
  IntakeBatch,
  'rows' | 'added' | 'toPay' | 'warnings' | 'errors' | 'excluded' | 'totals'
>;

/** A rule present in a batch with how many rows it stops: one whose every row was excused only warns. */
export interface RuleCount extends IssueCount {
  readonly stopped: number;
}

export interface RowTally {
  /** Counts a row in (1) or out (-1). */
  count(row: CountedRow, sign: 1 | -1): void;
  countIssues(issues: readonly RowIssue[], sign?: 1 | -1): void;
  counts(): Counts;
  issueCounts(): readonly RuleCount[];
}

interface Sum {
  count: number;
  units: bigint;
  readonly decimals: number;
}

export const noCounts: Counts = {
  rows: 0,
  added: 0,
  toPay: 0,
  warnings: 0,
  errors: 0,
  excluded: 0,
  totals: [],
};

const countsOf = ({ rows, added, toPay, warnings, errors, excluded, totals }: Counts) => ({
  rows,
  added,
  toPay,
  warnings,
  errors,
  excluded,
  totals,
});

export const makeRowTally = (
  from: Counts = noCounts,
  issues: readonly RuleCount[] = [],
): RowTally => {
  const state = countsOf(from);
  const sums = new Map<number, Sum>(from.totals.map((t) => [t.currencyId, { ...t }]));
  const rules = new Map<string, { rows: number; stopped: number }>(
    issues.map(({ rule, rows, stopped }) => [rule, { rows, stopped }]),
  );
  const addPay = (pays: NonNullable<CountedRow['pays']>, sign: 1 | -1): void => {
    const { currencyId, units, decimals } = pays;
    const sum = sums.get(currencyId) ?? { count: 0, units: 0n, decimals };
    sum.count += sign;
    sum.units = sign === 1 ? sum.units + units : sum.units - units;
    sums.set(currencyId, sum);
  };
  return {
    count: ({ status, excluded, added, pays }, sign) => {
      state.rows += sign;
      if (added === true) state.added += sign;
      if (excluded) state.excluded += sign;
      else if (status === 'error') state.errors += sign;
      else {
        state.toPay += sign;
        if (status === 'warning') state.warnings += sign;
        if (pays !== null) addPay(pays, sign);
      }
    },
    countIssues: (found, sign = 1) => {
      if (found.length === 0) return;
      for (const rule of new Set(found.map((issue) => issue.rule))) {
        const stops = found.some((issue) => issue.rule === rule && issue.level === 'error');
        const known = rules.get(rule) ?? { rows: 0, stopped: 0 };
        known.rows += sign;
        if (stops) known.stopped += sign;
        rules.set(rule, known);
      }
    },
    counts: () => ({ ...state, totals: totalsOf(sums) }),
    issueCounts: () =>
      [...rules]
        .filter(([, { rows }]) => rows > 0)
        .map(([rule, known]): RuleCount => {
          const level = known.stopped > 0 ? 'error' : 'warning';
          return { rule, level, ...known };
        })
        .sort((a, b) => b.rows - a.rows || (a.rule < b.rule ? -1 : 1)),
  };
};

const totalsOf = (sums: ReadonlyMap<number, Sum>): readonly IntakeTotals[] =>
  [...sums]
    .filter(([, sum]) => sum.count > 0)
    .map(([currencyId, { count, units, decimals }]) => ({ currencyId, count, units, decimals }))
    .sort((a, b) => a.currencyId - b.currencyId);
