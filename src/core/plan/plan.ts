import {
  addAmounts,
  compareAmounts,
  formatAmount,
  parseAmount,
  subtractAmounts,
  type Amount,
} from '../money/amount.ts';
import type { Balance } from '../money/balance.ts';
import { toUsd } from '../money/convert.ts';
import { byCurrency } from './control-sums.ts';
import type { Currency } from '../money/currency.ts';
import type { RateDoubt } from './rate-doubt.ts';
import { findObstacles, type Obstacle } from './obstacles.ts';

/** One row to pay, in sending order, as far as funds are concerned. */
export interface PlannedRow {
  readonly row: number;
  readonly currencyId: number;
  readonly units: bigint;
}

/** Count and sum of one currency; `controlSums` and the intake's totals both are. */
export interface PlanTotal {
  readonly currencyId: number;
  readonly count: number;
  readonly units: bigint;
  readonly decimals: number;
  /** Most that may leave where the gateway converts, smallest units; absent: `units`. */
  readonly most?: bigint;
}

/** What fees are asked for: so many payouts of one currency, with their sum. */
export interface FeeAsked {
  readonly currencyId: number;
  readonly count: number;
  readonly sum: Amount;
}

export interface PlanInput {
  readonly totals: readonly PlanTotal[];
  /** All rows to pay in sending order, or null when there are too many to hold: then no row is named. */
  readonly rows: readonly PlannedRow[] | null;
  readonly currencies: readonly Currency[];
  /** Null when the balances could not be read: that blocks sending. */
  readonly balances: readonly Balance[] | null;
  /** Still to leave for payouts approved earlier, per currency, smallest units of the currency. */
  readonly committed: ReadonlyMap<number, bigint>;
  /** When the snapshot was taken and now, ms since 1970. */
  readonly snapshotAt: number;
  readonly now: number;
  readonly limits: {
    /** How old a snapshot may be when a batch is approved, ms. */
    readonly snapshotLifeMs: number;
    /** Most rows one approval may cover. */
    readonly mostRows: number;
  };
  /** Fees of so many payouts of that sum, as far as quotes are known; null: not known, so none is kept back. */
  readonly feesFor?: (asked: FeeAsked) => Amount | null;
  /** Prices that must be confirmed first. */
  readonly doubts?: readonly RateDoubt[];
  /** Words for each reference rate in use that is too old. */
  readonly oldFiatRates?: readonly string[];
  /** Rows whose fiat amount is too little for the gateway's conversion to be judged, in file order. */
  readonly tooSmall?: readonly number[];
  /** Words for each limit of the computer's policy that the batch is above. */
  readonly policy?: readonly string[];
  /** The estimated time for that many payouts at the paced rate, ms. */
  readonly durationOf: (count: number) => number;
}

/** What would be sent in one currency, held against what is there. */
export interface PlanLine {
  readonly currencyId: number;
  readonly code: string;
  readonly network: string;
  readonly count: number;
  readonly sum: Amount;
  /** Most that may leave where the gateway converts, and what is held against the balance; null: `sum` exactly. */
  readonly most: Amount | null;
  /** The sum in USD at the snapshot's rate, rounded down to cents; null without a rate. */
  readonly usd: Amount | null;
  readonly rate: string | null;
  /** What the gateway holds for us; null when it was not readable. A currency it does not name is held as zero. */
  readonly held: Amount | null;
  /** Held less what earlier payouts still take, never below zero. */
  readonly free: Amount | null;
  /** Fees kept back beside the sum, or null: known when settled. */
  readonly fees: Amount | null;
  /** Missing to pay all of it with its fees, or null when it suffices or is not known. */
  readonly shortfall: Amount | null;
  /** First row that the money no longer covers. */
  readonly runsOutAtRow: number | null;
  readonly minWithdraw: string | null;
}

export interface Plan {
  readonly lines: readonly PlanLine[];
  readonly count: number;
  /** When the snapshot becomes too old to approve, ms since 1970. */
  readonly snapshotExpiresAt: number;
  readonly durationMs: number;
  /** What stops submission; empty when it may be submitted. */
  readonly obstacles: readonly Obstacle[];
}

/** Holds what is to be paid against balances, time and policy. Loses no unit: the lines add up to the totals. */
export const makePlan = (input: PlanInput): Plan => {
  const lines = input.totals.map((total) => planLine(total, input)).sort(byCurrency);
  const count = input.totals.reduce((sum, total) => sum + total.count, 0);
  const { now, snapshotAt, limits } = input;
  return {
    lines,
    count,
    snapshotExpiresAt: snapshotAt + limits.snapshotLifeMs,
    durationMs: input.durationOf(count),
    obstacles: findObstacles({
      lines,
      count,
      mostRows: limits.mostRows,
      // A snapshot from the future means that a clock was set: its age is not known.
      isStale: now - snapshotAt > limits.snapshotLifeMs || now < snapshotAt,
      isBalanceKnown: input.balances !== null,
      listed: new Set(input.currencies.map((currency) => currency.id)),
      doubts: input.doubts ?? [],
      oldFiatRates: input.oldFiatRates ?? [],
      tooSmall: input.tooSmall ?? [],
      policy: input.policy ?? [],
    }),
  };
};

const planLine = (total: PlanTotal, input: PlanInput): PlanLine => {
  const currency = input.currencies.find((listed) => listed.id === total.currencyId);
  const sum = { units: total.units, decimals: total.decimals };
  const held = heldOf(total, input.balances);
  const free =
    held === null ? null : freeOf(held, total, input.committed.get(total.currencyId) ?? 0n);
  const most = total.most === undefined ? null : { units: total.most, decimals: total.decimals };
  const asked = { currencyId: total.currencyId, count: total.count, sum: most ?? sum };
  const fees = input.feesFor?.(asked) ?? null;
  const needed = fees === null ? asked.sum : addAmounts(asked.sum, fees);
  const lacks = free === null ? null : subtractAmounts(needed, free);
  return {
    currencyId: total.currencyId,
    code: currency?.code ?? '',
    network: currency?.network ?? '',
    count: total.count,
    sum,
    most,
    usd: toUsd(sum, currency?.usdRate ?? null),
    rate: currency?.usdRate ?? null,
    held,
    free,
    fees,
    shortfall: lacks === null || lacks.units === 0n ? null : lacks,
    runsOutAtRow: free === null ? null : firstUncovered(total, free, input),
    minWithdraw: canonicalMinimum(currency),
  };
};

const heldOf = (total: PlanTotal, balances: readonly Balance[] | null): Amount | null => {
  if (balances === null) return null;
  const balance = balances.find((candidate) => candidate.currencyId === total.currencyId);
  return balance?.held ?? { units: 0n, decimals: total.decimals };
};

const freeOf = (held: Amount, total: PlanTotal, committed: bigint): Amount =>
  subtractAmounts(held, { units: committed, decimals: total.decimals });

const firstUncovered = (
  total: PlanTotal,
  free: Amount,
  { rows, feesFor }: PlanInput,
): number | null => {
  const { currencyId, decimals } = total;
  let count = 0;
  let spent = 0n;
  for (const planned of rows ?? []) {
    if (planned.currencyId !== currencyId) continue;
    count += 1;
    spent += planned.units;
    const sum = { units: spent, decimals };
    const fees = feesFor?.({ currencyId, count, sum }) ?? null;
    if (compareAmounts(fees === null ? sum : addAmounts(sum, fees), free) > 0) return planned.row;
  }
  return null;
};

const canonicalMinimum = (currency: Currency | undefined): string | null => {
  const text = currency?.minWithdraw ?? null;
  const amount = text === null ? null : parseAmount(text, 18);
  return amount?.ok === true ? formatAmount(amount.value) : null;
};
