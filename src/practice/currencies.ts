/**
 * What the practice gateway knows about each currency, as plain data that offline commands can use too.
 */
import type { Currency } from '#core/money/currency.ts';

/** How addresses and transaction hashes of a chain look. */
export type Chain =
  | 'bitcoin'
  | 'litecoin'
  | 'dogecoin'
  | 'bitcoincash'
  | 'dash'
  | 'evm'
  | 'tron'
  | 'ripple'
  | 'ton'
  | 'solana'
  | 'stellar'
  | 'cardano'
  | 'monero'
  | 'polkadot'
  | 'cosmos'
  /** One nobody here knows: any address without spaces will do. */
  | 'other';

/** What a withdrawal of one currency costs beside its flat network fee. */
export interface FeeRule {
  /** `on-top`: the balance pays amount and fees. `deducted`: the fees come out of the amount. */
  readonly feeSide: 'on-top' | 'deducted';
  /** Service fee in hundredths of a percent of the amount. */
  readonly serviceFeeBasisPoints: number;
}

/** One entry of the practice list. Amounts are canonical decimal text in the currency itself. */
export interface PracticeCurrency extends Currency {
  readonly decimals: number;
  /** Price at the centre of the drift; its decimals are the decimals of every `rateUsd`. */
  readonly usdRate: string;
  readonly minDeposit: string;
  readonly chain: Chain;
  /** Flat network fee of a withdrawal. */
  readonly networkFee: string;
  /** How fees are taken here; absent where the switches say it for every currency. */
  readonly fees?: FeeRule;
  /** What a fresh account holds. */
  readonly startingBalance: string;
  /** Where the id and accuracy come from: the gateway reference, or invented for practice (ids from 9000). */
  readonly source: 'reference' | 'practice';
}

/** Chains whose withdrawals report `confirmations` (gateway reference section 2, withdrawstatus). */
const CONFIRMING: ReadonlySet<Chain> = new Set([
  'bitcoin',
  'litecoin',
  'dogecoin',
  'bitcoincash',
  'dash',
]);

/** Whether status replies of this chain carry `confirmations`. */
export const reportsConfirmations = (chain: Chain): boolean => CONFIRMING.has(chain);
