/**
 * At start: what was being sent becomes unknown, what had not left is approved again, every open run is paused.
 * Recovery never sends, and doing it twice is the same as doing it once (I19).
 */
import type { BatchState, PayoutRecord } from '../ports/ledger.ts';
import { moveEntry, stopReason, SYSTEM, type EngineNeeds } from './engine.ts';
import { settle } from './settle.ts';

const recoverPayout = async (needs: EngineNeeds, payout: PayoutRecord): Promise<void> => {
  const { ledger } = needs;
  if (payout.state === 'CLAIMED') {
    const detail = 'Purser stopped before anything was sent';
    await ledger.append(SYSTEM, [moveEntry(payout, 'not-sendable', { detail })]);
    return;
  }
  if (payout.state !== 'SEND_STARTED') return;
  const reply = await ledger.replyOf(payout.id, payout.attempt);
  if (reply === null) {
    const detail = 'Purser stopped while the request was on its way';
    await ledger.append(SYSTEM, [
      moveEntry(payout, 'unanswered', { detail }),
      // The spacing rule counts from now: when the request really ended is not known.
      { kind: 'send.ended', payoutId: payout.id },
    ]);
    return;
  }
  await settle(needs, payout, { kind: 'reply', reply });
};

/** Whether a batch has an open end: it was being sent, or it was called finished while something is left to send. */
const hasOpenEnd = ({ run, counts }: BatchState): boolean =>
  run === 'running' || (run === 'finished' && (counts.APPROVED ?? 0) > 0);

/** A payout given back after its batch returned to review is not left approved there: nobody would review it. */
const lapseStray = async ({ ledger }: EngineNeeds, batch: BatchState): Promise<void> => {
  if (batch.run !== 'submitted' || (batch.counts.APPROVED ?? 0) === 0) return;
  const detail = 'its batch went back to review while this was claimed';
  const stray = (await ledger.payoutsOf(batch.id)).filter(({ state }) => state === 'APPROVED');
  await ledger.append(
    SYSTEM,
    stray.map((payout) => moveEntry(payout, 'approval-lapsed', { detail })),
  );
};

/** Brings the ledger from wherever a crash left it to a state in which nothing is being sent. */
export const recover = async (needs: EngineNeeds): Promise<void> => {
  const { ledger } = needs;
  for (const payout of await ledger.openPayouts()) await recoverPayout(needs, payout);
  for (const batch of await ledger.batches()) {
    await lapseStray(needs, batch);
    if (!hasOpenEnd(batch)) continue;
    const reason = stopReason('restart');
    await ledger.append(SYSTEM, [{ kind: 'run.moved', batchId: batch.id, to: 'paused', reason }]);
    needs.changed({ batchId: batch.id });
  }
};
