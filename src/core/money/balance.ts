import type { Amount } from './amount.ts';

/** What the gateway says it holds for us in one currency. */
export interface Balance {
  readonly currencyId: number;
  readonly held: Amount;
}
