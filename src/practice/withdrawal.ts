/**
 * A payout the practice gateway has taken on, as its books and its state file keep it.
 */
import type { Reading } from './course.ts';
import type { EchoField } from './faults.ts';

/** One executed payout. Times are ms since 1970. */
export interface Withdrawal {
  readonly transactionId: string;
  /** The look-up key; null when none was sent or the gateway ignores it. */
  readonly orderId: string | null;
  /** The orderId of the request, kept as evidence even when the gateway ignores it. */
  readonly sentOrderId: string | null;
  readonly currencyId: number;
  /** As sent, with a tag where there is one: `address:tag`. */
  readonly addressTo: string;
  /** In the currency itself: as sent, or what became of a fiat amount. */
  readonly amount: string;
  /** What leaves the balance when it succeeds, in smallest units as decimal digits. */
  readonly debit: string;
  /** Decimal text in the currency itself. */
  readonly feeNetwork: string;
  readonly feeService: string;
  readonly arrivedAt: number;
  /** Later than `arrivedAt` when a fault delays it; before this moment the gateway knows nothing of it. */
  readonly executedAt: number;
  readonly txhash: string;
  readonly course: readonly Reading[];
  /** The field status replies misstate, when a fault says so. */
  readonly misstates: EchoField | null;
}
