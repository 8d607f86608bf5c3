/** The capability probe: whether the gateway finds a payout by its order id, proven once per platform. */
import { evidenceAgainst } from '#core/track/reading.ts';
import { SYSTEM, type EngineNeeds } from './engine.ts';

/** After the first accepted payout, asks for it by order id and records the proof when the same withdrawal comes back. */
export const proveLookup = async (
  { gateway, ledger }: EngineNeeds,
  payoutId: string,
): Promise<void> => {
  if (await ledger.hasCapability('order-id-lookup')) return;
  const payout = await ledger.payout(payoutId);
  if (payout === null || payout.withdrawalId === null) return;
  const found = await gateway.lookup({ by: 'orderId', orderId: payout.orderId });
  if (found.kind !== 'found' || evidenceAgainst(payout, found.withdrawal).length > 0) return;
  const { withdrawalId } = found.withdrawal;
  if (withdrawalId !== null && withdrawalId !== payout.withdrawalId) return;
  await ledger.append(SYSTEM, [
    { kind: 'capability.proven', capability: 'order-id-lookup', payoutId },
  ]);
};
