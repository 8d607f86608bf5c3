/** Makes the plan of a draft: rows at one snapshot, held against balances, time and policy. */
import type { PayoutContent } from '#core/payout/payout.ts';
import { formatAmount } from '#core/money/amount.ts';
import { pacedDuration } from '#core/dispatch/pace.ts';
import { DEFAULT_CHOICES } from '#core/dispatch/choices.ts';
import { inSendingOrder } from '#core/dispatch/sending-order.ts';
import { makePlan, type Plan, type PlannedRow } from '#core/plan/plan.ts';
import { BATCH_LIMIT, SNAPSHOT_LIFE_MS } from '#core/review/approval.ts';
import { err, ok, type Result } from '#core/result.ts';
import type { BalanceDesk } from '../desk/balances.ts';
import type { CurrencyDesk } from '../desk/currencies.ts';
import type { FeeDesk } from '../desk/fees.ts';
import type { Gateway } from '../ports/gateway.ts';
import type { Clock } from '../ports/host.ts';
import type { Intake, IntakeBatch } from '../ports/intake.ts';
import { estimateFees } from './fee-estimate.ts';
import { noSuchBatch, problem, type Problem } from './problem.ts';
import { fingerprintOfDraft } from './read-to-pay.ts';

export interface PlanNeeds {
  readonly intake: Intake;
  readonly gateway: Gateway;
  readonly clock: Clock;
  readonly currencies: CurrencyDesk;
  readonly balances: BalanceDesk;
  readonly fees: FeeDesk;
  readonly platformId: number;
  readonly changed: (what: { readonly batchId: string }) => void;
}

/** A plan and what it is bound to. */
export interface Planned {
  readonly plan: Plan;
  readonly draft: IntakeBatch;
  /** Estimated fees per currency as decimal text, where a quote is known. */
  readonly fees: ReadonlyMap<number, string>;
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
  return insist || stale || draft.snapshotId === null
    ? needs.intake.recheck(draft.id, snapshot)
    : draft;
};

const oneOfEach = (contents: readonly PayoutContent[]): readonly PayoutContent[] => [
  ...new Map(contents.map((content) => [content.destination.currencyId, content])).values(),
];

type ToPay = Awaited<ReturnType<Intake['toPay']>>;

/** In the order they leave when the review's first offer is taken, at the rates last listed. */
const plannedRows = ({ currencies }: PlanNeeds, rows: ToPay): readonly PlannedRow[] => {
  const ranked = rows.map(({ row, content }) => ({
    ...content,
    row,
    usdRate: currencies.find(content.destination.currencyId)?.usdRate ?? null,
  }));
  return inSendingOrder(ranked, DEFAULT_CHOICES.order).map(({ row, destination, amount }) => ({
    row,
    currencyId: destination.currencyId,
    units: amount.units,
  }));
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
  const rows = tooMany ? [] : await needs.intake.toPay(batchId, BATCH_LIMIT);
  const plan = makePlan({
    totals: draft.totals,
    rows: tooMany ? null : plannedRows(needs, rows),
    currencies: needs.currencies.snapshot?.currencies ?? [],
    balances: needs.balances.problem === null ? (reading?.balances ?? null) : null,
    committed: draft.submitted ? new Map() : await needs.balances.committed(),
    snapshotAt: draft.snapshotAt ?? 0,
    now: needs.clock.now(),
    limits: { snapshotLifeMs: SNAPSHOT_LIFE_MS, mostRows: BATCH_LIMIT },
    durationOf: (count) => pacedDuration(count, needs.gateway.withdrawIntervalMs, TYPICAL_REPLY_MS),
  });
  learnFees(
    needs,
    batchId,
    rows.map(({ content }) => content),
  );
  const fees = plan.lines.flatMap((line) => {
    const fee = estimateFees(line, needs.fees);
    return fee === null ? [] : [[line.currencyId, formatAmount(fee)] as const];
  });
  const open = plan.obstacles.length === 0 && !draft.submitted;
  const fingerprint = open ? await fingerprintOfDraft(needs, draft) : null;
  return ok({ plan, draft, fees: new Map(fees), fingerprint });
};

/** Quotes come at the gateway's pace, so they arrive after the plan and the window is told. */
const learnFees = (
  { fees, changed }: PlanNeeds,
  batchId: string,
  contents: readonly PayoutContent[],
): void => {
  const learn = async (): Promise<void> => {
    if (await fees.learn(oneOfEach(contents))) changed({ batchId });
  };
  learn().catch(() => undefined);
};
