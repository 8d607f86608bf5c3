/** Collects the two sides of a batch, before and after submission, into the one view the window sees. */
import type { BatchView } from '#contract/views/batch.ts';
import type { Entry } from '#core/audit/entry.ts';
import { sendingOrder } from '#core/dispatch/sending-order.ts';
import { modeOf, type ConversionMode } from '#core/money/terms.ts';
import { controlSums } from '#core/plan/control-sums.ts';
import type { IntakeBatch } from '../../ports/intake.ts';
import type { BatchState, PayoutRecord } from '../../ports/ledger.ts';
import type { Session } from '../../session.ts';
import { noSuchBatch } from '../../workflow/problem.ts';
import { toApprove } from '../../workflow/approve.ts';
import { watchBatch } from '../../workflow/run-standing.ts';
import { presentBatch } from '../present-batch.ts';
import { done, fromProblem } from '../desk.ts';
import type { Reply } from '#contract/errors.ts';

const exportedAt = (entries: readonly Entry[]): number | null =>
  entries.findLast(({ body }) => body.kind === 'report.exported')?.at ?? null;

/** What approval would release while a batch waits for it; of one that the gateway converts, all of it afterwards. */
const ordersOf = async (
  session: Session,
  batch: BatchState | null,
): Promise<readonly PayoutRecord[]> => {
  if (batch === null || batch.run === 'returned') return [];
  if (batch.run === 'submitted') return toApprove(await session.ledger.payoutsOf(batch.id));
  return modeOf(batch.basis ?? {}) === 'crypto-exact' ? [] : session.ledger.payoutsOf(batch.id);
};

/** Who converts: as it was submitted, or as the profile says while it is a draft. */
const modeIn = async (session: Session, batch: BatchState | null): Promise<ConversionMode> =>
  batch === null || batch.run === 'returned'
    ? modeOf(await session.rates.terms())
    : modeOf(batch.basis ?? {});

/** While a batch waits for approval its sums are those that approval would release. */
const withReviewSums = (draft: IntakeBatch, waiting: readonly PayoutRecord[]): IntakeBatch =>
  waiting.length === 0 ? draft : { ...draft, totals: controlSums(waiting) };

/** While nothing is sent a person may ask what goes first; while sending, the queue answers by itself. */
const nextToLeave = async (session: Session, batch: BatchState): Promise<PayoutRecord | null> => {
  if (batch.run !== 'approved' && batch.run !== 'paused') return null;
  const payouts = await session.ledger.payoutsOf(batch.id);
  return sendingOrder(payouts, batch.choices.order)[0] ?? null;
};

/** The view of one batch, or null when neither side knows it. */
export const batchView = async (session: Session, batchId: string): Promise<BatchView | null> => {
  const [stored, { batch, live }] = await Promise.all([
    session.intake.batch(batchId),
    watchBatch(session, batchId),
  ]);
  if (stored === null && batch === null) return null;
  const inReview = stored !== null && batch?.run === 'submitted';
  const orders = await ordersOf(session, batch);
  const draft = inReview ? withReviewSums(stored, orders) : stored;
  const issues = draft === null ? [] : await session.intake.issueCounts(batchId);
  const life = batch === null ? [] : await session.ledger.entriesOf({ batchId });
  const next = batch === null ? null : await nextToLeave(session, batch);
  const mode = await modeIn(session, batch);
  const facts = { issues, exportedAt: exportedAt(life), next, orders, mode };
  return presentBatch(session, { draft, batch, live }, facts);
};

/** As {@link batchView}, as the reply of a call. */
export const replyBatch = async (session: Session, batchId: string): Promise<Reply<BatchView>> => {
  const view = await batchView(session, batchId);
  return view === null ? fromProblem(noSuchBatch()) : done(view);
};

/** Every batch, newest first. */
export const allBatches = async (session: Session): Promise<readonly BatchView[]> => {
  const ids = new Set([
    ...(await session.intake.batches()).map((batch) => batch.id),
    ...(await session.ledger.batches()).map((batch) => batch.id),
  ]);
  const views = await Promise.all([...ids].map((id) => batchView(session, id)));
  return views.filter((view) => view !== null).sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
};
