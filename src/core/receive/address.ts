/** Deposit addresses: where the gateway takes money in for an order reference of ours. */

/** own: we top up our own balance with it. customer: it is handed to somebody who pays us. */
export const ADDRESS_PURPOSES = ['own', 'customer'] as const;

export type AddressPurpose = (typeof ADDRESS_PURPOSES)[number];

/** An address the gateway gave out. It belongs to its reference, and a payer may pay it several times. */
export interface DepositAddress {
  /** Our own reference, which the gateway repeats in every callback; unique without regard to case. */
  readonly reference: string;
  readonly purpose: AddressPurpose;
  /** Who pays to it, in the operator's words; empty for our own balance. */
  readonly payer: string;
  readonly note: string;
  readonly currencyId: number;
  readonly code: string;
  readonly network: string;
  /** Exactly as the gateway wrote it. */
  readonly address: string;
  /** Destination tag or memo that must be paid with; null where the gateway gave none. */
  readonly tag: string | null;
  /** Smallest deposit in the currency itself when the address was asked for, decimal text; null when not told. */
  readonly minDeposit: string | null;
  /** Why the address looks wrong for its network by our own check, in English; null when it looks right. */
  readonly doubt: string | null;
  /** ms since 1970. */
  readonly askedAt: number;
  /** The person who asked for it. */
  readonly by: string;
}
