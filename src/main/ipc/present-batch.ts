/** Batches, rows and runs → the plain shapes the window sees. */
import type { BatchView, RowView, RunView } from '#contract/views/batch.ts';
import type { ChangeView } from '#contract/views/change.ts';
import type { TieView } from '#contract/views/minimum.ts';
import type { ControlSum } from '#contract/views/money.ts';
import { bucketsOf } from '#core/dispatch/queue.ts';
import { APPROVAL_LIFE_MS } from '#core/review/approval.ts';
import { pacedDuration, perMinute } from '#core/dispatch/pace.ts';
import { formatAmount } from '#core/money/amount.ts';
import { toUsd } from '#core/money/convert.ts';
import { rateWords } from '#core/money/fiat-rate.ts';
import { percentText, type ConversionMode } from '#core/money/terms.ts';
import type { RowTie } from '#core/import/row-tie.ts';
import { coveredAmount } from '#core/payout/covered.ts';
import type { PayoutContent } from '#core/payout/payout.ts';
import { byCurrency, typedTotals } from '#core/plan/control-sums.ts';
import type { DraftChange } from '../ports/draft-edit.ts';
import type { IntakeBatch, IntakeRow, IntakeTotals } from '../ports/intake.ts';
import type { BatchState, PayoutRecord } from '../ports/ledger.ts';
import type { Session } from '../session.ts';
import { boundsOf } from '../workflow/basis.ts';
import type { LiveRun } from '../workflow/dispatch.ts';
import { runStanding, type Watched } from '../workflow/run-standing.ts';
import { stageOf } from '../workflow/stage.ts';
import { presentConverted, presentTyped } from './present-conversion.ts';
import { iso, isoOrNull } from './present-money.ts';

const presentSum = (session: Session, totals: IntakeTotals): ControlSum => {
  const { currencyId, count, units, decimals } = totals;
  const currency = session.currencies.find(currencyId);
  const usd = toUsd({ units, decimals }, currency?.usdRate ?? null);
  return {
    currencyId,
    code: currency?.code ?? `#${currencyId}`,
    network: currency?.network ?? '',
    count,
    sum: formatAmount({ units, decimals }),
    usd: usd === null ? null : formatAmount(usd),
  };
};

const presentNext = (next: PayoutRecord | null): RunView['next'] =>
  next === null
    ? null
    : {
        row: next.row,
        reference: next.reference,
        beneficiary: next.beneficiary,
        amount: formatAmount(next.amount),
        code: next.destination.code,
        network: next.destination.network,
        priority: next.priority ?? null,
        asked: next.fiatExact === undefined ? null : next.asked,
      };

const presentRun = (
  session: Session,
  { batch, live }: { readonly batch: BatchState; readonly live: LiveRun | null },
  next: PayoutRecord | null,
): RunView => {
  const buckets = bucketsOf(batch.counts);
  const interval = session.gateway.withdrawIntervalMs;
  const current = live?.current ?? null;
  return {
    batchId: batch.id,
    ...runStanding(batch, live !== null, session.ledgerProblem),
    count: Object.values(buckets).reduce((sum, n) => sum + n, 0),
    ...buckets,
    perMinute: perMinute(interval, live?.replyMs ?? 0),
    leftMs: pacedDuration(buckets.left, interval, live?.replyMs ?? 0),
    current:
      current === null
        ? null
        : {
            payoutId: current.id,
            row: current.row,
            reference: current.reference,
            beneficiary: current.beneficiary,
          },
    next: presentNext(next),
    choices: batch.choices,
    approvalEndsAt: isoOrNull(
      batch.approvedAt === null ? null : batch.approvedAt + APPROVAL_LIFE_MS,
    ),
    canary: buckets.accepted + buckets.paid + buckets.refused + buckets.unknown === 0,
  };
};

/** What a batch's view needs beside its two sides. */
export interface BatchFacts {
  readonly issues: BatchView['issues'];
  readonly exportedAt: number | null;
  /** See `RunView.next`. */
  readonly next: PayoutRecord | null;
  /** What is approved or waits for it; empty before it is submitted. */
  readonly orders: readonly PayoutContent[];
  readonly mode: ConversionMode;
}

const LOST_DRAFT = { kind: 'ready' } as const;

/** A batch as the window sees it; `draft` or `batch` may be missing, never both. */
export const presentBatch = (
  session: Session,
  sides: { readonly draft: IntakeBatch | null } & Watched,
  facts: BatchFacts,
): BatchView => {
  const { draft, batch, live } = sides;
  const submitted = batch !== null && batch.run !== 'returned';
  const rateOf = (id: number): string | null => session.currencies.find(id)?.usdRate ?? null;
  return {
    id: draft?.id ?? batch?.id ?? '',
    name: draft?.name ?? batch?.name ?? '',
    fileName: draft?.fileName ?? batch?.fileName ?? null,
    createdAt: iso(draft?.createdAt ?? batch?.submittedAt ?? 0),
    stage: stageOf(draft, batch),
    import: draft?.state ?? LOST_DRAFT,
    notes: draft?.notes ?? [],
    rowsInFile: draft === null ? (batch?.rowsInFile ?? 0) : draft.rows - draft.added,
    rowsAdded: draft?.added ?? batch?.rowsAdded ?? 0,
    toPay: draft?.toPay ?? countOf(batch),
    warnings: draft?.warnings ?? 0,
    errors: draft?.errors ?? batch?.rowsWithErrors ?? 0,
    excluded: draft?.excluded ?? batch?.rowsExcluded ?? 0,
    sums: (draft?.totals ?? []).map((totals) => presentSum(session, totals)).sort(byCurrency),
    mode: facts.mode,
    typed: typedTotals(facts.orders).map((total) => presentTyped(total, rateOf)),
    converted: presentConverted(facts.orders),
    issues: facts.issues,
    changes: draft?.changes ?? { done: 0, undone: 0 },
    work: draft?.work ?? null,
    snapshotAt: isoOrNull(draft?.snapshotAt ?? batch?.snapshotAt ?? null),
    basis: submitted ? presentBasis(batch) : null,
    run: submitted ? presentRun(session, { batch, live }, facts.next) : null,
    fingerprint: submitted ? batch.fingerprint : null,
    submittedAt: submitted ? iso(batch.submittedAt) : null,
    approvedAt: submitted ? isoOrNull(batch.approvedAt) : null,
    exportedAt: isoOrNull(facts.exportedAt),
  };
};

const presentBasis = (batch: BatchState): BatchView['basis'] => {
  const { stable, other } = boundsOf(batch);
  return {
    fiatRates: (batch.basis?.fiatRates ?? []).map((rate) => ({
      words: rateWords(rate),
      source: rate.source,
      heldAt: iso(rate.heldAt),
      by: rate.by,
    })),
    stableDrift: percentText(stable),
    otherDrift: percentText(other),
  };
};

const countOf = (batch: BatchState | null): number =>
  Object.values(batch?.counts ?? {}).reduce((sum, n) => sum + n, 0);

export const presentRow = (row: IntakeRow): RowView => ({
  row: row.row,
  line: row.line,
  status: row.excludedBecause === null ? row.status : 'excluded',
  cells: row.cells,
  issues: row.issues,
  amount: row.amount,
  pays:
    row.content === null
      ? null
      : {
          amount: formatAmount(row.content.amount),
          code: row.content.destination.code,
          network: row.content.destination.network,
          rate: row.content.rate,
        },
  excludedBecause: row.excludedBecause,
  was: row.was,
  added: row.added,
  tie: row.tie === null ? null : presentTie(row.tie),
});

const presentTie = (tie: RowTie): TieView => {
  switch (tie.kind) {
    case 'merged':
      return { kind: 'merged', into: tie.into };
    case 'carried':
      return { kind: 'carried' };
    case 'covers':
    case 'owed-before':
      return {
        kind: 'covers',
        words: tie.covered.map(coveredAmount),
        apart: tie.kind === 'covers',
      };
  }
};

/** One recorded step as the window sees it. */
export const presentChange = (change: DraftChange): ChangeView => ({
  ...change,
  at: iso(change.at),
});
