/** Makes the plan of a draft: rows at one snapshot, held against balances, time and policy. */
import { reservedOf } from '#core/payout/fiat-exact.ts';
import type { PayoutContent } from '#core/payout/payout.ts';
import { isTooSmallToConvert } from '#core/money/conversion.ts';
import { ratesDigest } from '#core/money/fiat-rate.ts';
import type { MoneyTerms } from '#core/money/terms.ts';
import { pacedDuration } from '#core/dispatch/pace.ts';
import { DEFAULT_CHOICES } from '#core/dispatch/choices.ts';
import { inSendingOrder } from '#core/dispatch/sending-order.ts';
import { feeWarnings, type FeeWarning } from '#core/plan/fee-share.ts';
import { convertedTotals, typedTotals, type TypedTotal } from '#core/plan/control-sums.ts';
import {
  makePlan,
  type FeeAsked,
  type Plan,
  type PlannedRow,
  type PlanTotal,
} from '#core/plan/plan.ts';
import { doubtfulRates, type RateDoubt } from '#core/plan/rate-doubt.ts';
import { BATCH_LIMIT, SNAPSHOT_LIFE_MS } from '#core/review/approval.ts';
import { err, ok, type Result } from '#core/result.ts';
import type { BalanceDesk } from '../desk/balances.ts';
import type { CurrencyDesk } from '../desk/currencies.ts';
import type { FeeDesk } from '../desk/fees.ts';
import type { RateDesk } from '../desk/rates.ts';
import type { Gateway } from '../ports/gateway.ts';
import type { Clock } from '../ports/host.ts';
import type { Intake, IntakeBatch } from '../ports/intake.ts';
import { fiatRatesUsed, isStale, staleWords } from './basis.ts';
import { estimateFees } from './fee-estimate.ts';
import type { PolicyLimits } from './policy-limits.ts';
import { noSuchBatch, problem, type Problem } from './problem.ts';
import { fingerprintOfDraft, inMode } from './read-to-pay.ts';

export interface PlanNeeds {
  readonly intake: Intake;
  readonly gateway: Gateway;
  readonly clock: Clock;
  readonly currencies: CurrencyDesk;
  readonly balances: BalanceDesk;
  readonly fees: FeeDesk;
  readonly rates: RateDesk;
  readonly platformId: number;
  readonly changed: (what: { readonly batchId: string }) => void;
  /** What the policy of this computer lets out; absent where none can be. */
  readonly limits?: Pick<PolicyLimits, 'batch'>;
}

/** A plan and what it is bound to. */
export interface Planned {
  readonly plan: Plan;
  readonly draft: IntakeBatch;
  /** Prices to be confirmed before the plan may be submitted. */
  readonly doubts: readonly RateDoubt[];
  /** Rows of which the fee takes too much, the worst first. */
  readonly feeWarnings: readonly FeeWarning[];
  readonly terms: MoneyTerms;
  /** What would be approved: coins per currency, and fiats that the gateway converts. Empty with too many rows. */
  readonly typed: readonly TypedTotal[];
  /** Null while something stops submission. */
  readonly fingerprint: string | null;
}

/** Typical time from a request to its reply, for the estimate of the duration, ms. */
export const TYPICAL_REPLY_MS = 250;

/** Checks the rows again when the list of currencies is newer than the one they were checked against. */
const current = async (
  needs: PlanNeeds,
  draft: IntakeBatch,
  insist: boolean,
): Promise<IntakeBatch> => {
  if (draft.submitted) return draft;
  const snapshot = await needs.currencies.refresh(insist);
  if (snapshot === null || snapshot.id === draft.snapshotId) return draft;
  const stale = needs.clock.now() - (draft.snapshotAt ?? 0) > SNAPSHOT_LIFE_MS;
  const rated = ratesDigest(snapshot.fiatRates ?? []) !== ratesDigest(draft.fiatRates ?? []);
  return insist || stale || rated || draft.snapshotId === null
    ? needs.intake.recheck(draft.id, snapshot)
    : draft;
};

const oneOfEach = (contents: readonly PayoutContent[]): readonly PayoutContent[] => [
  ...new Map(contents.map((content) => [content.destination.currencyId, content])).values(),
];

type ToPay = Awaited<ReturnType<Intake['toPay']>>;

/** With thousands of rows each step takes some milliseconds, in which nobody else has a turn. */
const othersTurn = ({ clock }: Pick<PlanNeeds, 'clock'>): Promise<void> => clock.sleep(0);

/** In the order they leave when the review's first offer is taken, at the rates last listed. */
const plannedRows = async (needs: PlanNeeds, rows: ToPay): Promise<readonly PlannedRow[]> => {
  const { currencies } = needs;
  await othersTurn(needs);
  const ranked = rows.map(({ row, content }) => ({
    ...content,
    row,
    usdRate: currencies.find(content.destination.currencyId)?.usdRate ?? null,
  }));
  const planned = inSendingOrder(ranked, DEFAULT_CHOICES.order).map((content) => ({
    row: content.row,
    currencyId: content.destination.currencyId,
    units: reservedOf(content).units,
  }));
  await othersTurn(needs);
  return planned;
};

/** Plans a draft; `insist` reads rates and balances anew. Errors: not-found, not-allowed while the file is being read. */
export const planBatch = async (
  needs: PlanNeeds,
  batchId: string,
  insist: boolean,
): Promise<Result<Planned, Problem>> => {
  const found = await needs.intake.batch(batchId);
  if (found === null) return err(noSuchBatch());
  if (found.state.kind !== 'ready') {
    return err(
      problem('not-allowed', 'The file is not read to its end yet. Finish the import first.'),
    );
  }
  const draft = await current(needs, found, insist);
  const reading = await needs.balances.refresh(insist);
  const tooMany = draft.toPay > BATCH_LIMIT;
  const terms = await needs.rates.terms();
  const rows = tooMany ? [] : inMode(draft, await needs.intake.toPay(batchId, BATCH_LIMIT), terms);
  await othersTurn(needs);
  const now = needs.clock.now();
  const feesFor = (asked: FeeAsked) => estimateFees(asked, needs.fees);
  const checks = await rateChecks(needs, { draft, rows, now, terms });
  const policy = await policyWords(needs, rows);
  const inOrder = tooMany ? null : await plannedRows(needs, rows);
  const plan = makePlan({
    feesFor,
    ...checks,
    totals: withMost(draft.totals, rows),
    tooSmall: tooSmall(rows),
    policy,
    rows: inOrder,
    currencies: needs.currencies.snapshot?.currencies ?? [],
    balances: needs.balances.problem === null ? (reading?.balances ?? null) : null,
    committed: draft.submitted ? new Map() : await needs.balances.committed(),
    snapshotAt: draft.snapshotAt ?? 0,
    now,
    limits: { snapshotLifeMs: SNAPSHOT_LIFE_MS, mostRows: BATCH_LIMIT },
    durationOf: (count) => pacedDuration(count, needs.gateway.withdrawIntervalMs, TYPICAL_REPLY_MS),
  });
  learnFees(needs, batchId, rows);
  await othersTurn(needs);
  const open = plan.obstacles.length === 0 && !draft.submitted;
  const { book } = needs.rates;
  const fingerprint = open ? await fingerprintOfDraft({ ...needs, book }, draft) : null;
  await othersTurn(needs);
  const shares = feeWarnings(feeRows(rows), feesFor, terms.feeShare);
  const typed = typedTotals(rows.map(({ content }) => content));
  return ok({ plan, draft, doubts: checks.doubts, feeWarnings: shares, terms, typed, fingerprint });
};

/** Totals with the most that may leave, where the gateway converts some of it. */
const withMost = (totals: IntakeBatch['totals'], rows: ToPay): readonly PlanTotal[] => {
  const converted = new Map(
    convertedTotals(rows.map(({ content }) => content)).map((total) => [total.currencyId, total]),
  );
  return totals.map((total) => {
    const part = converted.get(total.currencyId);
    return part === undefined ? total : { ...total, most: total.units - part.units + part.most };
  });
};

const tooSmall = (rows: ToPay): readonly number[] =>
  rows.flatMap(({ row, content: { amount, fiatExact } }) =>
    fiatExact !== undefined && isTooSmallToConvert(amount, fiatExact.bound) ? [row] : [],
  );

const doubtsOf = async (
  { currencies, rates }: PlanNeeds,
  { totals }: IntakeBatch,
  { rateBand }: MoneyTerms,
): Promise<readonly RateDoubt[]> => {
  const paid = totals.flatMap(({ currencyId }) => currencies.find(currencyId) ?? []);
  return doubtfulRates(paid, await rates.book.usdRates(), rateBand);
};

interface RateChecked {
  readonly draft: IntakeBatch;
  readonly rows: ToPay;
  readonly now: number;
  readonly terms: MoneyTerms;
}

/** What a person must see of the rates before the plan may be submitted. */
const rateChecks = async (needs: PlanNeeds, { draft, rows, now, terms }: RateChecked) => {
  const doubts = draft.submitted ? [] : await doubtsOf(needs, draft, terms);
  const oldFiatRates = fiatRatesUsed(draft, rows)
    .filter((rate) => isStale(rate, now, terms))
    .map((rate) => staleWords(rate, now, terms));
  return { doubts, oldFiatRates };
};

const policyWords = async (
  { limits, currencies }: PlanNeeds,
  rows: ToPay,
): Promise<readonly string[]> => {
  const priced = rows.map(({ content }) => ({
    content,
    usdRate: currencies.find(content.destination.currencyId)?.usdRate ?? null,
  }));
  return (await limits?.batch(priced)) ?? [];
};

const feeRows = (rows: ToPay) =>
  rows.map(({ row, content }) => ({
    row,
    currencyId: content.destination.currencyId,
    amount: content.amount,
  }));

/** Quotes come at the gateway's pace, so they arrive after the plan and the window is told. */
const learnFees = ({ fees, changed }: PlanNeeds, batchId: string, rows: ToPay): void => {
  const contents = rows.map(({ content }) => content);
  const learn = async (): Promise<void> => {
    if (await fees.learn(oneOfEach(contents))) changed({ batchId });
  };
  learn().catch(() => undefined);
};
