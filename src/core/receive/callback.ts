/**
 * What a callback of the gateway claims: a hint to look, never proof that money moved.
 * Amounts are always in the paid cryptocurrency, as plain decimal text (gateway reference section 4).
 */
import type { Withdrawal } from '../payout/payout.ts';

/** Money that came in, as one callback says. */
export interface DepositClaim {
  readonly kind: 'deposit';
  readonly currencyId: number;
  /** Our reference of the address or invoice that was paid. */
  readonly orderId: string;
  /** What the payer sent. */
  readonly amount: string;
  /** What the gateway credits of it, or null when it does not say. */
  readonly received: string | null;
  readonly networkFee: string | null;
  readonly serviceFee: string | null;
  readonly chainHash: string;
  readonly from: string | null;
  readonly to: string;
  readonly tag: string | null;
  /** Null when the callback does not say. */
  readonly confirmations: number | null;
}

/** What became of a withdrawal, as one callback says; several may come for one (0, then 1). */
export interface WithdrawalClaim {
  readonly kind: 'withdrawal';
  readonly status: Withdrawal['status'];
  /** At least one of this and `orderId` is there. */
  readonly withdrawalId: string | null;
  readonly orderId: string | null;
  readonly currencyId: number | null;
  readonly amount: string | null;
  readonly address: string | null;
  readonly chainHash: string | null;
  readonly debited: string | null;
  readonly networkFee: string | null;
  readonly serviceFee: string | null;
  /** The gateway's own words, or null. */
  readonly message: string | null;
}

export type CallbackClaim = DepositClaim | WithdrawalClaim;

/**
 * What makes two withdrawal callbacks the same news: whose, in which state, with which hash. JSON, so that no two
 * different keys read alike. Source: gateway reference section 4.
 */
export const withdrawalNewsKey = (claim: WithdrawalClaim): string =>
  JSON.stringify([claim.withdrawalId ?? claim.orderId, claim.status, claim.chainHash]);

/**
 * What makes two deposit callbacks speak of the same money: it is counted once whatever comes how often.
 * Source: gateway reference section 4.
 */
export const depositKey = (claim: DepositClaim): string =>
  JSON.stringify([claim.orderId, claim.currencyId, claim.chainHash, claim.to]);
