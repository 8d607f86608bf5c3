/** What the drill reports at its end, whatever happened. */
import { FINAL_STATES, type PayoutState } from '#core/payout/state.ts';
import type { Session } from '#main/session.ts';

export interface Summary {
  readonly payouts: number;
  readonly byState: Readonly<Partial<Record<PayoutState, number>>>;
  /**
   * Withdraws whose sending was recorded, over all runs in this folder. The record comes before the first byte, so a
   * request that died in between counts: the gateway may have seen fewer of them, and never more.
   */
  readonly withdrawsSent: number;
  readonly unknown: number;
  readonly needsPerson: boolean;
  readonly stoppedBecause?: string;
  readonly durationMs: number;
}

/** The report of a drill that had no batch to report on. */
export const nothingDone = (stoppedBecause: string, durationMs: number): Summary => ({
  payouts: 0,
  byState: {},
  withdrawsSent: 0,
  unknown: 0,
  needsPerson: false,
  stoppedBecause,
  durationMs: Math.round(durationMs),
});

/** Reads the report from the ledger; null while it holds no batch. */
export const summarize = async (
  { ledger }: Session,
  durationMs: number,
): Promise<Summary | null> => {
  const [batch] = await ledger.batches();
  if (batch === undefined) return null;
  const payouts = await ledger.payoutsOf(batch.id);
  const byState: Partial<Record<PayoutState, number>> = {};
  let withdrawsSent = 0;
  for (const { id, state } of payouts) {
    byState[state] = (byState[state] ?? 0) + 1;
    for (const { body } of await ledger.entriesOf({ payoutId: id })) {
      if (body.kind === 'payout.moved' && body.event === 'send-started') withdrawsSent += 1;
    }
  }
  const reason = batch.run === 'paused' ? batch.reason : null;
  const summary = {
    payouts: payouts.length,
    byState,
    withdrawsSent,
    unknown: byState.UNKNOWN ?? 0,
    needsPerson: payouts.some(({ state }) => !FINAL_STATES.includes(state)),
    durationMs: Math.round(durationMs),
  };
  if (reason === null) return summary;
  return { ...summary, stoppedBecause: [reason.code, reason.detail].filter(Boolean).join(': ') };
};
