/** A plan → the plain shape the window sees. */
import type { PlanLine, PlanView } from '#contract/views/batch.ts';
import { formatAmount, formatFixed, type Amount } from '#core/money/amount.ts';
import { atTheBound, boundOf } from '#core/money/drift.ts';
import { modeOf, percentText, type DriftBounds } from '#core/money/terms.ts';
import type { FeeWarning } from '#core/plan/fee-share.ts';
import type { Plan, PlanLine as Line } from '#core/plan/plan.ts';
import { doubtWords } from '#core/plan/rate-doubt.ts';
import type { Planned } from '../workflow/plan.ts';
import { presentTyped } from './present-conversion.ts';
import { iso } from './present-money.ts';

const orNull = (amount: Amount | null): string | null =>
  amount === null ? null : formatAmount(amount);

/** What a USD figure comes to when the price of its currency moves to the bound. */
export const presentBound = (
  { code, usd }: { readonly code: string; readonly usd: Amount | null },
  drift: DriftBounds,
): PlanLine['atBound'] => {
  if (usd === null) return null;
  const bound = boundOf(code, drift);
  const { least, most } = atTheBound(usd, bound);
  return { percent: percentText(bound), least: formatFixed(least), most: formatFixed(most) };
};

const presentLine = (line: Line, drift: DriftBounds): PlanLine => ({
  currencyId: line.currencyId,
  code: line.code,
  network: line.network,
  count: line.count,
  sum: formatAmount(line.sum),
  usd: orNull(line.usd),
  rate: line.rate,
  held: orNull(line.held),
  free: orNull(line.free),
  most: orNull(line.most),
  fees: orNull(line.fees),
  shortfall: orNull(line.shortfall),
  runsOutAtRow: line.runsOutAtRow,
  minWithdraw: line.minWithdraw,
  atBound: presentBound(line, drift),
});

/** Rows named one by one; more are counted. */
const NAMED = 5;

const presentFees = (
  { lines }: Plan,
  warnings: readonly FeeWarning[],
): PlanView['feeWarnings'] => ({
  rows: warnings.length,
  worst: warnings.slice(0, NAMED).map(({ row, currencyId, amount, fee, share }) => ({
    row,
    code: lines.find((line) => line.currencyId === currencyId)?.code ?? '',
    amount: formatAmount(amount),
    fee: formatAmount(fee),
    share: percentText(share),
  })),
});

/** The rates the plan was made at. */
const rateIn =
  ({ lines }: Plan) =>
  (currencyId: number): string | null =>
    lines.find((line) => line.currencyId === currencyId)?.rate ?? null;

export const presentPlan = (planned: Planned): PlanView => {
  const { plan, draft, doubts, terms, fingerprint } = planned;
  return {
    lines: plan.lines.map((line) => presentLine(line, terms.drift)),
    mode: modeOf(terms),
    typed: planned.typed.map((total) => presentTyped(total, rateIn(plan))),
    snapshotAt: iso(draft.snapshotAt ?? 0),
    snapshotExpiresAt: iso(plan.snapshotExpiresAt),
    durationMs: plan.durationMs,
    obstacles: plan.obstacles.map(({ message }) => message),
    doubts: doubts.map((doubt) => ({ ...doubt, message: doubtWords(doubt) })),
    feeWarnings: presentFees(plan, planned.feeWarnings),
    feeShare: percentText(terms.feeShare),
    fingerprint,
  };
};
