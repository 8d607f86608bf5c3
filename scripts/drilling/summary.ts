/** What the drill reports at its end, whatever happened. */
import { FINAL_STATES, type PayoutState } from '#core/payout/state.ts';
import type { Session } from '#main/session.ts';

export interface Summary {
  readonly payouts: number;
  readonly byState: Readonly<Partial<Record<PayoutState, number>>>;
  /** Withdraw requests recorded as sent, over all runs in this folder. */
  readonly withdrawsSent: number;
  readonly unknown: number;
  readonly needsPerson: boolean;
  readonly stoppedBecause?: string;
  readonly durationMs: number;
}

export const summarize = async (
  { ledger }: Session,
  batchId: string,
  durationMs: number,
): Promise<Summary> => {
  const payouts = await ledger.payoutsOf(batchId);
  const byState: Partial<Record<PayoutState, number>> = {};
  let withdrawsSent = 0;
  for (const { id, state } of payouts) {
    byState[state] = (byState[state] ?? 0) + 1;
    for (const { body } of await ledger.entriesOf({ payoutId: id })) {
      if (body.kind === 'payout.moved' && body.event === 'send-started') withdrawsSent += 1;
    }
  }
  const batch = await ledger.batch(batchId);
  const reason = batch?.run === 'paused' ? batch.reason : null;
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
