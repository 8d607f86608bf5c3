/** The operator of the drill: imports, approves and sends by itself, and resumes as a careful person would. */
import type { Actor, StopReason } from '#core/audit/entry.ts';
import { formatAmount } from '#core/money/amount.ts';
import { modeOf, type ConversionMode } from '#core/money/terms.ts';
import { typedTotals } from '#core/plan/control-sums.ts';
import { readWords } from '#main/desk/credentials.ts';
import type { Headless } from '#main/headless.ts';
import type { IntakeBatch } from '#main/ports/intake.ts';
import type { BatchState } from '#main/ports/ledger.ts';
import { planBatch } from '#main/workflow/plan.ts';
import { approve } from '#main/workflow/approve.ts';
import { submit } from '#main/workflow/submit.ts';
import { say } from './say.ts';

const DRILL: Actor = { kind: 'person', name: 'Drill' };

/** Stops after which a person would look at the list and go on with the rest; any other stop is the end. */
const RESUMABLE: readonly StopReason['code'][] = [
  'restart',
  'unknown-outcome',
  'held',
  'operator-paused',
];

/** Runs in a row that accepted nothing before the drill gives up, as a person would. */
const FRUITLESS = 3;

export class DrillError extends Error {}

const settledImport = async (
  { session, clock }: Headless,
  batchId: string,
): Promise<IntakeBatch> => {
  for (;;) {
    const draft = await session.intake.batch(batchId);
    if (draft === null) throw new DrillError('the import disappeared');
    if (draft.state.kind !== 'reading') return draft;
    await clock.sleep(20);
  }
};

const importWords = ({ state }: IntakeBatch): string => {
  if (state.kind === 'refused') return state.reasons.map(({ message }) => message).join(' ');
  if (state.kind === 'asking')
    return `The file leaves open: ${state.asks.map(({ kind }) => kind).join(', ')}.`;
  return `The import ended as ${state.kind}.`;
};

/** Says who converts from now on; a batch that was submitted keeps what it was submitted with. */
export const setMode = async ({ session }: Headless, mode: ConversionMode): Promise<void> => {
  const terms = await session.rates.terms();
  if (modeOf(terms) !== mode) await session.rates.setTerms(DRILL, { ...terms, mode });
};

/** Imports and submits the file, unless this folder holds a batch already: then that one is continued. */
export const prepareBatch = async (drill: Headless, file: string): Promise<string> => {
  const { session, ids } = drill;
  const [earlier] = await session.ledger.batches();
  if (earlier !== undefined) {
    say(`Continuing ${earlier.name}, which is ${earlier.run}.`);
    return earlier.id;
  }
  const snapshot = await session.currencies.refresh(true);
  if (snapshot === null) {
    const { problem } = session.currencies;
    throw new DrillError(problem === null ? 'no currency list came' : readWords(problem));
  }
  for (const stale of await session.intake.batches()) await session.intake.discard(stale.id);
  const batchId = ids.next();
  const source = { kind: 'file', path: file } as const;
  await session.intake.start({ batchId, name: 'drill', source, choices: {}, snapshot });
  const draft = await settledImport(drill, batchId);
  if (draft.state.kind !== 'ready') throw new DrillError(importWords(draft));
  say(`${draft.rows} rows in the file: ${draft.toPay} to pay, ${draft.errors} with errors.`);
  await submitAndApprove(drill, batchId);
  return batchId;
};

const submitAndApprove = async ({ session, clock }: Headless, batchId: string): Promise<void> => {
  const { platformId } = session.profile;
  const planned = await planBatch(
    { ...session, clock, platformId, changed: () => undefined },
    batchId,
    false,
  );
  if (!planned.ok) throw new DrillError(planned.error.message);
  const { plan, fingerprint } = planned.value;
  if (fingerprint === null)
    throw new DrillError(plan.obstacles.map(({ message }) => message).join(' '));
  const submitted = await submit(session.review, { batchId, fingerprint, by: DRILL });
  if (!submitted.ok) throw new DrillError(submitted.error.message);
  await approveNow(session, batchId);
};

const approveNow = async (session: Headless['session'], batchId: string): Promise<void> => {
  const batch = await session.ledger.batch(batchId);
  const waiting = (await session.ledger.payoutsOf(batchId)).filter((p) => p.state === 'SUBMITTED');
  const typedSums = Object.fromEntries(
    typedTotals(waiting).map(({ key, sum }) => [key, formatAmount(sum)]),
  );
  const fingerprint = batch?.fingerprint ?? '';
  const approved = await approve(session.review, { batchId, fingerprint, typedSums, by: DRILL });
  if (!approved.ok) throw new DrillError(approved.error.message);
};

const mayGoOn = (batch: BatchState, asked: boolean): boolean =>
  batch.run === 'approved' ||
  (batch.run === 'paused' &&
    batch.reason !== null &&
    (asked || RESUMABLE.includes(batch.reason.code)));

const hasRest = (batch: BatchState): boolean => (batch.counts.APPROVED ?? 0) > 0;

const acceptedOf = ({ counts }: BatchState): number =>
  (counts.ACCEPTED ?? 0) +
  (counts.PENDING ?? 0) +
  (counts.CONFIRMED ?? 0) +
  (counts.FAILED_GATEWAY ?? 0);

/**
 * Sends until nothing is left that a careful operator would send. Starting the drill again is a person's Resume,
 * whatever the line stopped for; within one drill it goes on only after stops that concern a single payout.
 */
export const sendAll = async ({ session }: Headless, batchId: string): Promise<void> => {
  const submitted = await session.ledger.batch(batchId);
  if (submitted?.run === 'submitted') await approveNow(session, batchId);
  let fruitless = 0;
  for (let asked = true; fruitless < FRUITLESS; asked = false) {
    const before = await session.ledger.batch(batchId);
    if (before === null || !mayGoOn(before, asked) || !hasRest(before)) return;
    await session.dispatch.start(batchId, DRILL);
    await session.dispatch.settled();
    const after = await session.ledger.batch(batchId);
    if (after === null) return;
    if (after.reason !== null)
      say(`Stopped: ${after.reason.code} ${after.reason.detail ?? ''}`.trim());
    fruitless = acceptedOf(after) > acceptedOf(before) ? 0 : fruitless + 1;
  }
};
