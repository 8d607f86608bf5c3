/**
 * Rehearses a plan: the engine that ships runs it over a room of its own, and what it did is read from the room's
 * ledger. Where a person would press Resume after a stop, the rehearsal does, as long as that leads on.
 */
import type { Actor, EntryBody, StopReason } from '#core/audit/entry.ts';
import { rehearsalHash, type RehearsedStop } from '#core/rehearsal/result.ts';
import type { PayoutRecord } from '../ports/ledger.ts';
import type { OpenRehearsalRoom, RehearsalRoom } from '../ports/rehearsal.ts';
import { makeDispatch } from './dispatch.ts';
import { moveEntry, stopReason, type EngineNeeds } from './engine.ts';
import { payoutSubmitted, type RowToSubmit } from './payout-submitted.ts';
import { readRehearsal } from './read-rehearsal.ts';
import { recordOf } from './submit.ts';
import { quotesOf, type Prepared } from './rehearsal-inputs.ts';
import type { Rehearsed } from './rehearsed.ts';

export interface RehearsalStage {
  readonly profile: { readonly kind: 'practice' | 'live'; readonly platformId: number };
  /** Aborts it; the answer is null then. */
  readonly signal: AbortSignal;
  /** How many rows the gateway has answered. */
  readonly progress: (done: number) => void;
}

/** Rehearses what was prepared, here or on a thread of its own; null when it was stopped. */
export type Rehearse = (plan: Prepared, stage: RehearsalStage) => Promise<Rehearsed | null>;

/** Entries written in one go: a few milliseconds, so that nothing waits. */
const AT_ONCE = 50;

/** After so many stops the plan is not worth going on with; the rows behind are not reached. */
const MOST_STOPS = 10;

/** The person in the room: approves and presses Resume. */
const STAND_IN: Actor = { kind: 'person', name: 'Rehearsal' };

/** Nothing of a room can be taken by anyone else, so a conflict in it is a bug. */
const write = async ({ ledger }: RehearsalRoom, entries: readonly EntryBody[]): Promise<void> => {
  const written = await ledger.append(STAND_IN, entries);
  if (!written.ok) throw new Error(`the rehearsal could not write ${entries[0]?.kind}`);
};

/** The rates of a plan's snapshot. */
export const rateOf =
  ({ snapshot }: Prepared) =>
  (currencyId: number): string | null =>
    snapshot.currencies.find(({ id }) => id === currencyId)?.usdRate ?? null;

const inSlices = async <T>(
  { clock }: RehearsalRoom,
  items: readonly T[],
  take: (slice: readonly T[]) => Promise<unknown>,
): Promise<void> => {
  for (let from = 0; from < items.length; from += AT_ONCE) {
    await take(items.slice(from, from + AT_ONCE));
    await clock.sleep(0);
  }
};

/** A room knows no earlier batch, so what a row takes over from one is only part of its amount there. */
const knownThere = (row: RowToSubmit): RowToSubmit => ({
  ...row,
  covers: (row.covers ?? []).filter(({ from }) => from === null),
});

/** Brings the plan into the room as an approved batch, by the facts that a real one is approved with. */
const approveThere = async (
  room: RehearsalRoom,
  plan: Prepared,
  platformId: number,
): Promise<void> => {
  const { draft, rows, inputs } = plan;
  const usdRateOf = rateOf(plan);
  const basis = { drift: inputs.drift, fiatRates: [], usdRates: [] };
  const batch = { ...recordOf(draft, inputs.fingerprint), basis };
  await write(room, [{ kind: 'batch.submitted', batch }]);
  await inSlices(room, rows, (slice) =>
    write(
      room,
      slice.map((row) =>
        payoutSubmitted(`${draft.id}-${row.row}`, knownThere(row), {
          batchId: draft.id,
          platformId,
          usdRate: usdRateOf(row.content.destination.currencyId),
        }),
      ),
    ),
  );
  const { fingerprint, choices } = inputs;
  await write(room, [
    { kind: 'batch.approved', batchId: draft.id, fingerprint, singlePerson: true, choices },
  ]);
  await inSlices(room, await room.ledger.payoutsOf(draft.id), (slice) =>
    write(
      room,
      slice.map((payout) => moveEntry(payout, 'approved')),
    ),
  );
  const known = { kind: 'capability.proven', capability: 'order-id-lookup' } as const;
  await write(room, [
    ...(inputs.lookupProven ? [{ ...known, payoutId: `${draft.id}-${rows[0]?.row}` }] : []),
    { kind: 'run.moved', batchId: draft.id, to: 'approved', reason: null },
  ]);
};

const asStop = (
  { code, detail, payoutId }: StopReason,
  payouts: readonly PayoutRecord[],
): RehearsedStop => ({
  code,
  detail,
  row: payouts.find(({ id }) => id === payoutId)?.row ?? null,
});

/** Sends and resumes until all is through or going on leads nowhere; answers the stops on the way. */
const runThere = async (
  room: RehearsalRoom,
  plan: Prepared,
  { signal, progress }: RehearsalStage,
): Promise<readonly RehearsedStop[]> => {
  const { ledger } = room;
  const batchId = plan.draft.id;
  const answered = new Set<string>();
  const engine: EngineNeeds = {
    ...room,
    fees: quotesOf(plan),
    random: () => 0,
    changed: ({ payoutId }) => {
      if (payoutId !== undefined) progress(answered.add(payoutId).size);
    },
  };
  const dispatch = makeDispatch(engine);
  const halt = (): void => dispatch.halt(stopReason('operator-paused'));
  signal.addEventListener('abort', halt);
  const stops: RehearsedStop[] = [];
  let left = Infinity;
  try {
    while (!signal.aborted && stops.length < MOST_STOPS) {
      await dispatch.start(batchId, STAND_IN);
      await dispatch.settled();
      const batch = await ledger.batch(batchId);
      const leftNow = batch?.counts.APPROVED ?? 0;
      // Where the same rows are left as before, pressing Resume would only meet the same stop again.
      if (batch === null || batch.reason === null || leftNow === left) break;
      stops.push(asStop(batch.reason, await ledger.payoutsOf(batchId)));
      left = leftNow;
      if (left === 0) break;
    }
  } finally {
    signal.removeEventListener('abort', halt);
  }
  return stops;
};

/** Rehearses in rooms made so, on this thread. Reaches nothing outside the room. */
export const rehearseIn =
  (openRoom: OpenRehearsalRoom): Rehearse =>
  async (plan, stage) => {
    const { inputs, snapshot, free } = plan;
    const room = openRoom({
      profile: stage.profile,
      currencies: snapshot.currencies,
      free,
      fees: inputs.fees,
      withdrawIntervalMs: inputs.intervalMs,
      fiatRates: plan.draft.fiatRates ?? [],
      startsAt: snapshot.takenAt,
    });
    try {
      await approveThere(room, plan, stage.profile.platformId);
      const began = room.clock.mono();
      const stops = await runThere(room, plan, stage);
      if (stage.signal.aborted) return null;
      const durationMs = Math.round(room.clock.mono() - began);
      const result = await readRehearsal(room, plan, { stops, durationMs });
      return { inputs, result, hash: rehearsalHash(result), usdRateOf: rateOf(plan) };
    } finally {
      room.close();
    }
  };
