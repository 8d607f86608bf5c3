/** Reads a stored reply to a withdraw and moves the payout accordingly; recovery uses the same (CP11). */
import type { StopReason } from '#core/audit/entry.ts';
import type { PayoutEvent } from '#core/payout/transition.ts';
import { conversionFault } from '#core/payout/fiat-exact.ts';
import type { WireReply, WithdrawOutcome } from '../ports/gateway.ts';
import type { PayoutRecord } from '../ports/ledger.ts';
import { alarmEntry, moveEntry, orderOf, stopReason, SYSTEM } from './engine.ts';
import type { EngineNeeds, MoveFacts } from './engine.ts';

/** What a reply meant for the run. */
export type Settled =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'stop'; readonly reason: StopReason };

const moved = async (
  { ledger, changed }: EngineNeeds,
  payout: PayoutRecord,
  { event, alarm, ...facts }: MoveFacts & { event: PayoutEvent; alarm?: string },
): Promise<void> => {
  await ledger.append(SYSTEM, [
    moveEntry(payout, event, facts),
    ...(alarm === undefined ? [] : [alarmEntry(payout.id, alarm)]),
  ]);
  changed({ batchId: payout.batchId, payoutId: payout.id });
};

/** A refusal on the pinned list is believed only when a proven look-up finds nothing. */
const refuse = async (
  needs: EngineNeeds,
  started: PayoutRecord,
  message: string,
): Promise<Settled> => {
  if (await needs.ledger.hasCapability('order-id-lookup')) {
    const found = await needs.gateway.lookup({ by: 'orderId', orderId: started.orderId });
    if (found.kind === 'not-found') {
      await moved(needs, started, { event: 'reply-refused', detail: message });
      return { kind: 'refused', message };
    }
  }
  const detail = `refused with "${message}", but no look-up could prove that nothing was sent`;
  await moved(needs, started, { event: 'unanswered', detail });
  return { kind: 'stop', reason: stopReason('unknown-outcome', message, started.id) };
};

/** Takes what the gateway accepted, or holds it where the echo is not what was approved. */
const accept = async (
  needs: EngineNeeds,
  started: PayoutRecord,
  { withdrawalId, differs, made = null }: WithdrawOutcome & { kind: 'accepted' },
): Promise<Settled> => {
  const fault = made === null ? null : conversionFault(started, made);
  if (withdrawalId !== null && differs.length === 0 && fault === null) {
    await moved(needs, started, { event: 'reply-accepted', withdrawalId, said: made });
    return { kind: 'accepted' };
  }
  const wrong = fault === null ? differs : [...differs, fault];
  const detail = wrong.join('; ') || 'the gateway accepted without giving an id';
  const facts = { withdrawalId, detail, said: made };
  await moved(needs, started, { event: 'reply-differs', ...facts, alarm: detail });
  return { kind: 'stop', reason: stopReason('held', detail, started.id) };
};

/** Settles a payout in SEND_STARTED by what came back; afterwards it is ACCEPTED, REJECTED, HELD or UNKNOWN. */
export const settle = async (
  needs: EngineNeeds,
  started: PayoutRecord,
  reply: WireReply,
): Promise<Settled> => {
  const outcome = needs.gateway.interpret(orderOf(started), reply);
  switch (outcome.kind) {
    case 'accepted':
      return accept(needs, started, outcome);
    case 'refused':
      return refuse(needs, started, outcome.message);
    case 'unanswered':
      await moved(needs, started, { event: 'unanswered', detail: outcome.detail });
      return { kind: 'stop', reason: stopReason(outcome.stop, outcome.detail, started.id) };
  }
};
