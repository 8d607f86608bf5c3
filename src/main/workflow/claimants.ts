/** Which other payouts a withdrawal may stand for: one withdrawal never settles two. */
import type { PayoutState } from '#core/payout/state.ts';
import { POSSIBLY_SENT } from '#core/payout/transition.ts';
import { evidenceAgainst, wireAddress } from '#core/track/reading.ts';
import type { Ledger, PayoutRecord } from '../ports/ledger.ts';

type Claims = Pick<Ledger, 'claimants'>;
type Said = Parameters<typeof evidenceAgainst>[1];

/** Of these a withdrawal may exist that no entry names: an adopted one is known by its order id alone. */
const MAY_HAVE_LEFT: readonly PayoutState[] = [...POSSIBLY_SENT, 'HELD', 'WRITTEN_OFF'];

/**
 * Every other payout that a withdrawal may stand for: to the same account in any of the forms the gateway repeats it in.
 * A withdrawal to another account agrees with none of them.
 */
const claimantsOf = async (
  ledger: Claims,
  { id, destination }: PayoutRecord,
  withdrawalId: string,
): Promise<readonly PayoutRecord[]> => {
  const { address } = destination;
  const bare = address.split(':', 1)[0] ?? address;
  const addresses = [address, bare, wireAddress(destination)];
  const found = await ledger.claimants({ addresses, withdrawalId, states: MAY_HAVE_LEFT });
  return found.filter((other) => other.id !== id);
};

/** Why a withdrawal id already stands for another payout: one withdrawal never proves two. */
export const usedBy = async (
  ledger: Claims,
  payout: PayoutRecord,
  withdrawalId: string,
): Promise<PayoutRecord | null> => {
  const others = await claimantsOf(ledger, payout, withdrawalId);
  return others.find((other) => other.withdrawalId === withdrawalId) ?? null;
};

/**
 * Another payout that may have left and that this withdrawal would fit as well. Where the gateway converts, amounts to
 * one address that lie within the bound of each other cannot be told apart by what a withdrawal says; equal amounts in
 * the coin may be, either way.
 */
export const fitsToo = async (
  ledger: Claims,
  payout: PayoutRecord,
  { withdrawalId, said }: { readonly withdrawalId: string; readonly said: Said },
): Promise<PayoutRecord | null> => {
  const fits = (other: PayoutRecord): boolean =>
    other.withdrawalId === null &&
    (payout.fiatExact !== undefined || other.fiatExact !== undefined) &&
    evidenceAgainst(other, said).length === 0;
  const others = await claimantsOf(ledger, payout, withdrawalId);
  return others.find(fits) ?? null;
};
