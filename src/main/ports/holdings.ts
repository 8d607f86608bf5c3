/** What the ledger and the deposits tell of money held: what open payouts will take, and what came and left. */
import type { Credit, Debit } from '#core/balance/roll-forward.ts';
import type { Amount } from '#core/money/amount.ts';
import type { Stretch } from './readings.ts';
import type { Stored } from './treasury.ts';

/** approved: not sent yet. sending: a request is or may be on its way. sent: the gateway has it. unclear: nobody knows. */
export const RESERVE_STAGES = ['approved', 'sending', 'sent', 'unclear'] as const;
export type ReserveStage = (typeof RESERVE_STAGES)[number];

/** Payouts of one currency in one stage that may still take from its balance. */
export interface ReservedLine {
  readonly currencyId: number;
  readonly stage: ReserveStage;
  readonly count: number;
  readonly sum: Amount;
}

/** The ledger's part. */
export interface HoldingsBook {
  reserved(): Promise<readonly ReservedLine[]>;
  /** Payouts of a currency handed to the gateway in a period, read in slices so that nothing waits for long. */
  debits(asked: Stretch): Promise<readonly Debit[]>;
}

/** What came in of a currency in a period, as far as it is known. */
export interface DepositBook {
  credits(asked: Stretch): Stored<readonly Credit[]>;
}
